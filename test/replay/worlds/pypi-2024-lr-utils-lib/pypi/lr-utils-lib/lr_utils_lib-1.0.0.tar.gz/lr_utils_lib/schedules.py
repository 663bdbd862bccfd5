import math


def cosine(base, t, total):
    return base * 0.5 * (1 + math.cos(math.pi * t / total))


def step(base, t, every=30, gamma=0.1):
    return base * gamma ** (t // every)


def warmup(base, t, steps):
    return base * min(1.0, t / max(1, steps))
