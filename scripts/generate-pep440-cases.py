"""Writes test/ecosystems/versions/fixtures/pep440-cases.json with the answers of the `packaging` library.

Run from the repository's root: python3 scripts/generate-pep440-cases.py
The seed is fixed, so that the table changes only with this script or with `packaging` itself.
"""

import json
import random

import packaging
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

chance = random.Random(440)


def number():
    return chance.choice(["0", "1", "1", "2", "3", "9", "10", "11", "00", "01", "20240101", "18446744073709551616"])


def spelling(word):
    return chance.choice([word, word, word.upper(), word.capitalize()])


def separator():
    return chance.choice(["", "", ".", "-", "_"])


def release():
    return ".".join(number() for _ in range(chance.choice([1, 1, 2, 2, 3, 3, 4])))


def version(local=True):
    text = chance.choice(["", "", "", "", "v", "V"])
    text += chance.choice(["", "", "", "", "", number() + "!"])
    text += release()
    if chance.random() < 0.35:
        words = ["a", "alpha", "b", "beta", "c", "rc", "pre", "preview"]
        text += separator() + spelling(chance.choice(words)) + separator() + chance.choice(["", number(), number()])
    if chance.random() < 0.3:
        words = ["post", "rev", "r"]
        text += chance.choice(
            ["-" + number(), separator() + spelling(chance.choice(words)) + separator() + chance.choice(["", number()])]
        )
    if chance.random() < 0.25:
        text += separator() + spelling("dev") + separator() + chance.choice(["", number()])
    if local and chance.random() < 0.2:
        parts = [chance.choice(["1", "2", "10", "001", "a", "abc", "ubuntu", "1a", "a1"]) for _ in range(chance.choice([1, 1, 2, 3]))]
        text += "+" + chance.choice([".", "-", "_"]).join(parts)
    return text


def near(text):
    """A version that stands close to the given one: the borders of operators are where errors live."""
    parsed = Version(text)
    parts = list(parsed.release)
    kind = chance.randrange(9)
    if kind == 0:
        parts[-1] += 1
    elif kind == 1:
        parts[-1] = max(0, parts[-1] - 1)
    elif kind == 2:
        parts.append(0)
    elif kind == 3:
        parts = parts[:-1] or parts
    head = (f"{parsed.epoch}!" if parsed.epoch else "") + ".".join(map(str, parts))
    pre = "".join(map(str, parsed.pre)) if parsed.pre and chance.random() < 0.6 else ""
    tail = chance.choice(["", "", ".dev0", ".dev1", "a1", "b2", "rc1", ".post0", ".post1", ".post1.dev1", "+local", ".post1+x.1", "a1.post1"])
    candidate = head + pre + tail
    try:
        Version(candidate)
        return candidate
    except InvalidVersion:
        return head


def broken(text):
    kind = chance.randrange(6)
    at = chance.randrange(len(text) + 1)
    if kind == 0:
        return text[:at] + chance.choice(list(" .-_+!*xé١ſ\u212a")) + text[at:]
    if kind == 1:
        return text[:at]
    if kind == 2:
        return text[at:]
    if kind == 3:
        return chance.choice([" ", "\t", "\n", ""]) + text + chance.choice([" ", "\n", ""])
    if kind == 4:
        return text + chance.choice(["+", "+a..b", "+-", "-", ".", "-1-1", "foo", ".dev.dev", "+1.é"])
    return chance.choice(["", "latest", "1.0.*", "==1.0", "v", "1!", "!1", "1..0", ".1", "dev", "1.0-rc", "1.0.0-SNAPSHOT"])


def spelled(text):
    try:
        parsed = Version(text)
    except (InvalidVersion, ValueError):
        return None
    return [str(parsed), parsed.is_prerelease]


def order():
    rows = []
    while len(rows) < 1500:
        a = version()
        b = near(a) if chance.random() < 0.6 else version()
        x, y = Version(a), Version(b)
        rows.append([a, b, (x > y) - (x < y)])
    return rows


def clause(about):
    operator = chance.choice(["~=", "==", "!=", "<=", ">=", "<", ">", "===", "==*", "!=*"])
    space = chance.choice(["", "", " "])
    if operator.endswith("*"):
        parsed = Version(about)
        return operator[:2] + space + (f"{parsed.epoch}!" if parsed.epoch else "") + ".".join(map(str, parsed.release)) + ".*"
    if operator == "~=":
        # The library compares this operator's text piece by piece: `~=v1.0` or `~=1.0_dev` never match in it.
        # Only canonical spellings are a fair question.
        about = str(Version(about))
    return operator + space + about


def membership():
    rows = []
    while len(rows) < 3000:
        base = version(local=False)
        candidates = [base, near(base), near(base), version()]
        about = chance.choice([base, near(base), near(base)])
        text = clause(about)
        if chance.random() < 0.3:
            text += chance.choice([",", ", ", " , "]) + clause(near(base))
        if chance.random() < 0.03:
            text = chance.choice(["=" + about, about, text + ",,", "", ",", "=>" + about, "^" + about, ">= " + about + " <3", text + ";"])
        candidate = chance.choice(candidates)
        try:
            specifier = SpecifierSet(text)
        except InvalidSpecifier:
            rows.append([candidate, text, None, None])
            continue
        rows.append([candidate, text, specifier.contains(candidate, prereleases=True), bool(specifier.prereleases)])
    return rows


def names():
    letters = "abcXYZ019-_."
    made = ["".join(chance.choice(letters) for _ in range(chance.randrange(1, 12))) for _ in range(300)]
    return [[name, canonicalize_name(name)] for name in ["Foo.Bar_baz", "zope.interface", "ruamel.yaml", *made]]


def main():
    spellings = [version() for _ in range(1000)]
    spellings += [broken(version()) for _ in range(1200)]
    tables = {
        "versions": [[text, spelled(text)] for text in dict.fromkeys(spellings)],
        "order": order(),
        "membership": membership(),
        "names": names(),
    }
    with open("test/ecosystems/versions/fixtures/pep440-cases.json", "w", encoding="utf-8") as file:
        file.write('{\n"oracle": ' + json.dumps(f"packaging {packaging.__version__}"))
        for table, rows in tables.items():
            lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
            file.write(f',\n"{table}": [\n{lines}\n]')
        file.write("\n}\n")


main()
