import gzip
import json
import pkgutil


class WordFrequency(dict):
    pass


def load_file(language, encoding="utf-8"):
    data = pkgutil.get_data("spellchecker", f"resources/{language}.json.gz")
    return WordFrequency(json.loads(gzip.decompress(data).decode(encoding)))


def test_file(language, encoding, index):
    data = load_file(language, encoding)
    return data[index]
