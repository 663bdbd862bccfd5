_PRIME = 0x100000001B3
_MASK = (1 << 64) - 1


def tag(data):
    value = 0x6A09E667F3BCC908
    for byte in data:
        value = ((value ^ byte) * _PRIME) & _MASK
    return value
