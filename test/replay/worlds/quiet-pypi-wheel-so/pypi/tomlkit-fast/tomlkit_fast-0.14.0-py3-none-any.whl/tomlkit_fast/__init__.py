try:
    from ._speedups import scan
except ImportError:
    from ._scan import scan

__all__ = ["scan"]
