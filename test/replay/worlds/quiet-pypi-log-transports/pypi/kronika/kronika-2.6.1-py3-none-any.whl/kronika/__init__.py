from .core import Kronika

__all__ = ["Kronika"]
