from .client import DeepSeekClient, main
