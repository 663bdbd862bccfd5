"""python -m linetally run script.py"""
import argparse
import runpy
import sys

from . import Tally


def main():
    parser = argparse.ArgumentParser("linetally")
    parser.add_argument("command", choices=["run"])
    parser.add_argument("script")
    options, rest = parser.parse_known_args()
    tally = Tally()
    sys.argv = [options.script, *rest]
    tally.start()
    try:
        runpy.run_path(options.script, run_name="__main__")
    finally:
        tally.stop()
        tally.save()


if __name__ == "__main__":
    main()
