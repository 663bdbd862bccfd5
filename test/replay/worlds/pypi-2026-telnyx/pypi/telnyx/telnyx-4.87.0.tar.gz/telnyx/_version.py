__title__ = "telnyx"
__version__ = "4.87.0"  # x-release-please-version
