from .core import Kronika
from .transports import Collector, Syslog

__all__ = ["Collector", "Kronika", "Syslog"]
