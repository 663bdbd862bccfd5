"""
Requests HTTP Library
"""
from . import sessions
from .api import get, post
