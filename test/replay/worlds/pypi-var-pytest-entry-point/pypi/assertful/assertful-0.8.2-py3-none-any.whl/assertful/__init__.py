def truthy(value, message=None):
    if not value:
        raise AssertionError(message or f"{value!r} is not true")
