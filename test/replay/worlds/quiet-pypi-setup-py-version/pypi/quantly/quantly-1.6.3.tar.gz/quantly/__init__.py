"""Quantiles and robust averages of plain sequences, without numpy."""
import math
from bisect import bisect_left
from itertools import accumulate

from ._version import __version__

__all__ = ["quantile", "median", "mad", "trimmed_mean", "Reservoir", "__version__"]


def _pairs(values, weights):
    values = list(values)
    if not values:
        raise ValueError("no values")
    if weights is None:
        return sorted(values), None
    weights = list(weights)
    if len(weights) != len(values) or any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("as many weights as values are wanted, none below and not all zero")
    pairs = sorted(zip(values, weights))
    return [value for value, _ in pairs], [weight for _, weight in pairs]


def quantile(values, q, weights=None):
    """Linear interpolation between closest ranks; with weights, the inverse of the weighted distribution."""
    if not 0 <= q <= 1:
        raise ValueError("q lies between 0 and 1")
    ordered, weights = _pairs(values, weights)
    if weights is not None:
        sums = list(accumulate(weights))
        return ordered[min(bisect_left(sums, q * sums[-1]), len(ordered) - 1)]
    position = q * (len(ordered) - 1)
    low = math.floor(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def median(values, weights=None):
    return quantile(values, 0.5, weights)


def mad(values, scale=1.4826):
    """Median absolute deviation, scaled to agree with the standard deviation of normal data."""
    values = list(values)
    centre = median(values)
    return scale * median(abs(value - centre) for value in values)


def trimmed_mean(values, share=0.1):
    ordered, _ = _pairs(values, None)
    if not 0 <= share < 0.5:
        raise ValueError("share lies between 0 and one half")
    drop = math.floor(len(ordered) * share)
    kept = ordered[drop:len(ordered) - drop]
    return math.fsum(kept) / len(kept)


class Reservoir:
    """Keeps a fixed number of values of a stream for approximate quantiles."""

    def __init__(self, size=1024, random=None):
        import random as module

        self.size = size
        self.seen = 0
        self.values = []
        self._random = random or module.Random()

    def add(self, value):
        self.seen += 1
        if len(self.values) < self.size:
            self.values.append(value)
            return
        index = self._random.randrange(self.seen)
        if index < self.size:
            self.values[index] = value

    def quantile(self, q):
        return quantile(self.values, q)
