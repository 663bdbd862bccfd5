import datetime

from .tables import months


def parse(text, language="en"):
    day, month, year = text.split()
    return datetime.date(int(year), months(language).index(month.lower()) + 1, int(day))
