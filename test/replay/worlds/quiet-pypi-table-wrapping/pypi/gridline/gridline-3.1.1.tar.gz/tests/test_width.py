from gridline import cut, width


def test_wide():
    assert width("\u6771\u4eac") == 4


def test_combining():
    assert width("e\u0301") == 1
    assert cut("e\u0301a", 1) == ("e\u0301", "a")
