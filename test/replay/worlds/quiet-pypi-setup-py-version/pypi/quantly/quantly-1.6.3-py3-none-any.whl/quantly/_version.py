__version__ = "1.6.3"
__summary__ = "Quantiles and robust averages"
