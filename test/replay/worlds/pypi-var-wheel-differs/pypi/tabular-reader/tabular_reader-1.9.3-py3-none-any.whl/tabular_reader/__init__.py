from .reader import Reader

__version__ = "1.9.3"
