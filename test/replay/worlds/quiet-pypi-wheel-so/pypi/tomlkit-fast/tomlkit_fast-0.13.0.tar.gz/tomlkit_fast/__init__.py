from ._scan import scan

__all__ = ["scan"]
