try:
    from ._native import tag
except ImportError:  # built without a compiler
    from ._fallback import tag

__all__ = ["tag"]
