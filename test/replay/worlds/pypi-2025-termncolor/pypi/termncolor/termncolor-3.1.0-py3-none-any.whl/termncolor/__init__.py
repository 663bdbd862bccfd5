from colorinal import colored, is_color_supported

__all__ = ["colored", "is_color_supported"]
