from . import multiarray


def array(value):
    return multiarray.asarray(value)
