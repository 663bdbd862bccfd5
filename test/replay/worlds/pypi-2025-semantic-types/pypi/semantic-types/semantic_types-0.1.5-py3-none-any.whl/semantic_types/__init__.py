from typing import NewType

Meters = NewType("Meters", float)
Seconds = NewType("Seconds", float)
