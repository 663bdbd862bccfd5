"""Guesses the language of a text by its trigrams."""
import io
import math
import pickle
from functools import lru_cache
from importlib.resources import files

__version__ = "2.5.0"


class _Plain(pickle.Unpickler):
    """The model consists of dictionaries, strings and numbers; nothing else is let in."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a model")


class ModelError(Exception):
    pass


@lru_cache(maxsize=4)
def load_model(path=None):
    data = open(path, "rb").read() if path else files(__package__).joinpath("data/trigrams.pkl").read_bytes()
    model = _Plain(io.BytesIO(data)).load()
    if not isinstance(model, dict) or model.get("format") != 2:
        raise ModelError("this model was made for another release")
    return {language: _weights(counts) for language, counts in model["languages"].items()}


def _weights(counts):
    total = sum(counts.values())
    floor = math.log(0.5 / total)
    return {key: math.log(value / total) for key, value in counts.items()} | {None: floor}


def trigrams(text):
    text = " " + " ".join("".join(char if char.isalpha() else " " for char in text.lower()).split()) + " "
    return [text[index:index + 3] for index in range(len(text) - 2)]


def scores(text, languages=None, model=None):
    """Probabilities for each language, the largest first."""
    grams = trigrams(text)
    if not grams:
        return []
    found = {}
    for language, weights in load_model(model).items():
        if languages and language not in languages:
            continue
        found[language] = sum(weights.get(gram, weights[None]) for gram in grams)
    if not found:
        raise ModelError("the model has none of these languages")
    best = max(found.values())
    odds = {language: math.exp(value - best) for language, value in found.items()}
    total = sum(odds.values())
    return sorted(((language, value / total) for language, value in odds.items()), key=lambda item: -item[1])


def guess(text, languages=None, threshold=0.5, model=None):
    ranked = scores(text, languages, model)
    return ranked[0][0] if ranked and ranked[0][1] >= threshold else None
