"""Start WorkWell: ``python -m workwell_desktop``, or the command that an installed wheel brings."""

import sys

from workwell_desktop.app import main


def start() -> int:
    """Run WorkWell as the command line asks; return the exit code."""
    return main(sys.argv)


if __name__ == "__main__":
    sys.exit(start())
