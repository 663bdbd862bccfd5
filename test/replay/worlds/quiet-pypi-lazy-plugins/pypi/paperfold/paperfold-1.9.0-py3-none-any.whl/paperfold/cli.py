"""paperfold input.md -o output.html [--plugin file.py]"""
import argparse
import sys
from pathlib import Path

from . import convert, registry


def main(argv=None):
    parser = argparse.ArgumentParser("paperfold")
    parser.add_argument("input", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("-f", "--source", default="markdown")
    parser.add_argument("-t", "--target", default="html")
    parser.add_argument("--plugin", action="append", default=[], help="a Python file with register()")
    options = parser.parse_args(argv)
    for file in options.plugin:
        registry.load_file(file)
    result = convert(options.input.read_text(encoding="utf-8"), options.source, options.target)
    if options.output:
        options.output.write_text(result, encoding="utf-8")
    else:
        sys.stdout.write(result)
    return 0
