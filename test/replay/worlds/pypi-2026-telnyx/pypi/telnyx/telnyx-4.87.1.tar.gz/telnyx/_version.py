__title__ = "telnyx"
__version__ = "4.87.1"  # x-release-please-version
