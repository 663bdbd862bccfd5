from django.utils.version import get_version

VERSION = (5, 0, 2, "final", 0)

__version__ = get_version(VERSION)
