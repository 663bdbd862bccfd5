import csv
import io


class Reader:
    dialects = {}

    @classmethod
    def dialect(cls, name):
        def keep(fn):
            cls.dialects[name] = fn
            return fn
        return keep

    def read(self, text, dialect="comma"):
        return list(self.dialects[dialect](io.StringIO(text)))


@Reader.dialect("comma")
def comma(handle):
    return csv.reader(handle)


@Reader.dialect("tab")
def tab(handle):
    return csv.reader(handle, delimiter="\t")
