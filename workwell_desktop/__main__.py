"""Start WorkWell: ``python -m workwell_desktop``."""

import sys

from workwell_desktop.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
