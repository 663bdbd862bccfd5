# Set up __init__.py so that users can do from guardrails import Guard, etc.

from guardrails.guard import Guard
from guardrails.settings import settings

__all__ = ["Guard", "settings"]
