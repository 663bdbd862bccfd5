from .api import get, post
from .sessions import Session
