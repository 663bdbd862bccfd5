from .version import version as __version__
from . import _core
from ._core import array, zeros, ones
