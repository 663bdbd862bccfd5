from .model import load


def summarise(text):
    tokens, net = load()
    return tokens.decode(net.generate(**tokens(text, return_tensors="pt"))[0])
