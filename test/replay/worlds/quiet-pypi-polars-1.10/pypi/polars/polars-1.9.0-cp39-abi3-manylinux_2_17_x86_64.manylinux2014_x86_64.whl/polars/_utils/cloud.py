def credentials(provider):
    return {}
