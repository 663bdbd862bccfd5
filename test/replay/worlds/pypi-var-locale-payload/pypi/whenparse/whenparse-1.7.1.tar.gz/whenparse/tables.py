import json
from importlib import resources


def months(language):
    table = resources.files(__package__).joinpath("data", "months.json").read_text("utf-8")
    return json.loads(table)[language]
