import json
from importlib.resources import files


def vocabulary():
    return json.loads(files("wordsplitter").joinpath("vocab.json").read_text("utf-8"))
