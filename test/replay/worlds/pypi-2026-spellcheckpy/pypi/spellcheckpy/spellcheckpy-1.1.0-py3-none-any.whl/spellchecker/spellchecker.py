import string
from collections import Counter

from . import utils

__version__ = "1.1.0"


class SpellChecker:
    def __init__(self, language="en", distance=2, case_sensitive=False):
        self._distance = distance
        self._case_sensitive = case_sensitive
        self._words = utils.load_file(language)

    def __contains__(self, word):
        return word.lower() in self._words

    def known(self, words):
        return {w for w in words if w in self}

    def correction(self, word):
        best = max(self.candidates(word), key=lambda w: self._words.get(w, 0), default=word)
        return best

    def candidates(self, word):
        return self.known([word]) or self.known(self.edit_distance_1(word)) or {word}

    def edit_distance_1(self, word):
        splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        deletes = [a + b[1:] for a, b in splits if b]
        transposes = [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
        replaces = [a + c + b[1:] for a, b in splits if b for c in string.ascii_lowercase]
        inserts = [a + c + b for a, b in splits for c in string.ascii_lowercase]
        return set(deletes + transposes + replaces + inserts)
