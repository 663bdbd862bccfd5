__version__ = "1.6.2"
__summary__ = "Quantiles and robust averages"
