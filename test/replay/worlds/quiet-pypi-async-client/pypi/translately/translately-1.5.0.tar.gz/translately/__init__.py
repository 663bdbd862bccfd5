from .client import Translator
