from ._native import tag

__all__ = ["tag"]
