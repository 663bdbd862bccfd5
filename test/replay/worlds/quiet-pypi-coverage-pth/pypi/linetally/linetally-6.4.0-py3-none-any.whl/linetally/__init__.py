from .control import Tally, process_startup

__all__ = ["Tally", "process_startup"]
__version__ = "6.4.0"
