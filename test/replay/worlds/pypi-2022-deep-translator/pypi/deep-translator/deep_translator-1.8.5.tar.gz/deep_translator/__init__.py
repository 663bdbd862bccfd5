"""Top-level package for Deep Translator."""

from deep_translator.base import BaseTranslator
from deep_translator.cli import CLI

__version__ = "1.8.5"
