from .spellchecker import SpellChecker, __version__
from .utils import WordFrequency

__all__ = ["SpellChecker", "WordFrequency", "__version__"]
