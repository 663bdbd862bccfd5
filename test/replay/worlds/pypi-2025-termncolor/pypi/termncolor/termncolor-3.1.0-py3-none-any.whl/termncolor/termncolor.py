COLORS = {"red": 31, "green": 32, "yellow": 33, "blue": 34}


def paint(text, color):
    return "\033[%dm%s\033[0m" % (COLORS[color], text)
