__version__ = "0.2.1"

from .fix import apply
