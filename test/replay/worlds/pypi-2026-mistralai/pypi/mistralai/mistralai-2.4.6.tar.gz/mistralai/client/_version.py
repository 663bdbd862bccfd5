__title__ = "mistralai"
__version__ = "2.4.6"
__user_agent__ = "speakeasy-sdk/python 2.4.6"
