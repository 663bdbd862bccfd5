def scan(text):
    return [line.partition("=")[::2] for line in text.splitlines() if "=" in line]
