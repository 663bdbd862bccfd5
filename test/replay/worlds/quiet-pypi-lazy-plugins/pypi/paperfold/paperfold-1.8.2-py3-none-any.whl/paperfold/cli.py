"""paperfold input.md -o output.html"""
import argparse
import sys
from pathlib import Path

from . import convert


def main(argv=None):
    parser = argparse.ArgumentParser("paperfold")
    parser.add_argument("input", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("-f", "--source", default="markdown")
    parser.add_argument("-t", "--target", default="html")
    options = parser.parse_args(argv)
    result = convert(options.input.read_text(encoding="utf-8"), options.source, options.target)
    if options.output:
        options.output.write_text(result, encoding="utf-8")
    else:
        sys.stdout.write(result)
    return 0
