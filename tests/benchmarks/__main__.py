"""`python -m tests.benchmarks`: print every figure with its floor, ratio and limit; fail when one is over.

Floors are taken in the same run and by turns, so that a busy computer slows both alike.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks import starting, working
from tests.benchmarks.figure import HEAD


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=starting.RUNS, help="how often each program is started")
    options = parser.parse_args()
    _application = QApplication(["workwell-benchmarks"])
    print(HEAD)
    over = False
    with tempfile.TemporaryDirectory(prefix="workwell-bench-") as folder:
        for figures in (
            starting.measure(Path(folder) / "starting", options.runs),
            working.measure(Path(folder) / "working"),
        ):
            for figure in figures:
                print(figure.line(), flush=True)
                over = over or not figure.ok
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
