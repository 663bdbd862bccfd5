from datetime import datetime, time


def today(tzinfo=None):
    return datetime.combine(datetime.now(tzinfo).date(), time(0, tzinfo=tzinfo))
