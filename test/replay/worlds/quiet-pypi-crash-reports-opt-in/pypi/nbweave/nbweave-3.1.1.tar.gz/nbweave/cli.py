import argparse
import json
from pathlib import Path

from .weave import weave


def main(argv=None):
    parser = argparse.ArgumentParser("nbweave")
    commands = parser.add_subparsers(dest="command", required=True)
    convert = commands.add_parser("convert")
    convert.add_argument("notebook", type=Path)
    convert.add_argument("--to", choices=["md", "html"], default="md")
    options = parser.parse_args(argv)
    if options.command == "convert":
        cells = json.loads(options.notebook.read_text(encoding="utf-8"))["cells"]
        options.notebook.with_suffix(f".{options.to}").write_text(weave(cells, options.to), encoding="utf-8")
    return 0
