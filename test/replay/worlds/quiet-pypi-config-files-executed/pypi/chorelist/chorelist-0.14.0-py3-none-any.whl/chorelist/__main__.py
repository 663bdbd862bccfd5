import argparse
import sys

from .config import ConfigError, load
from .runner import run


def main(argv=None):
    parser = argparse.ArgumentParser("chores")
    parser.add_argument("names", nargs="*")
    parser.add_argument("-n", "--dry-run", action="store_true")
    options, extra = parser.parse_known_args(argv)
    try:
        root, chores = load()
        if not options.names:
            for chore in chores.values():
                print(f"{chore.name:<20} {chore.help}")
            return 0
        return run(root, chores, options.names, extra, options.dry_run)
    except ConfigError as error:
        print(f"chores: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
