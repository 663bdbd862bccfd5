import os

from . import _version

__version__ = _version.get_versions()["version"]


def _install():
    from .device_utils import gpu_count

    os.environ.setdefault("XINFERENCE_GPU_COUNT", str(gpu_count()))


_install()
del _install
