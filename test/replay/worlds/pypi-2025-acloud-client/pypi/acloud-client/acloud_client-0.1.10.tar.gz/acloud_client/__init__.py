from .client import AcsClient
