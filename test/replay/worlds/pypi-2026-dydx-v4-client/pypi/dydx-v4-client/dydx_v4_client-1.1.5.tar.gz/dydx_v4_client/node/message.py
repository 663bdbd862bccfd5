class OrderFlags:
    SHORT_TERM = 0
    LONG_TERM = 64
    CONDITIONAL = 32
