from polars.dataframe import DataFrame
from polars._utils.cloud import credentials
