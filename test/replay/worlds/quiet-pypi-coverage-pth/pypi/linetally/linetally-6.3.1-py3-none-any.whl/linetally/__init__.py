from .control import Tally

__all__ = ["Tally"]
__version__ = "6.3.1"
