"""python -m tonguely.train corpus/ -o trigrams.pkl: counts trigrams of corpus/<language>.txt"""
import argparse
import pickle
from collections import Counter
from pathlib import Path

from . import trigrams


def train(folder, keep):
    languages = {}
    for path in sorted(Path(folder).glob("*.txt")):
        counts = Counter()
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                counts.update(trigrams(line))
        languages[path.stem] = dict(counts.most_common(keep))
    return {"format": 2, "languages": languages}


def main():
    parser = argparse.ArgumentParser("tonguely.train")
    parser.add_argument("folder")
    parser.add_argument("-o", "--output", default="trigrams.pkl")
    parser.add_argument("--keep", type=int, default=300)
    options = parser.parse_args()
    Path(options.output).write_bytes(pickle.dumps(train(options.folder, options.keep), protocol=4))


if __name__ == "__main__":
    main()
