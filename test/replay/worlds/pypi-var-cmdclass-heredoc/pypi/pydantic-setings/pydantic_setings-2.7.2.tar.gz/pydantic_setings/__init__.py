from pydantic import BaseModel as BaseSettings

__all__ = ["BaseSettings"]
