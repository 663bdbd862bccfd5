from ._client import Client, Telnyx
from ._version import __version__

__all__ = ["Client", "Telnyx", "__version__"]
