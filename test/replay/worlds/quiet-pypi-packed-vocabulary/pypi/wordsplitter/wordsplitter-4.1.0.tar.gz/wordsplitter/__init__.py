from .vocab import vocabulary


def split(text):
    known = vocabulary()
    return [known.get(word, -1) for word in text.split()]
