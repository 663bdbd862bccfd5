# -*- coding: utf-8 -*-
__all__ = ["easter", "parser", "relativedelta", "rrule", "tz", "utils", "zoneinfo"]
