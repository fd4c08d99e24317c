"""`python -m tests.benchmarks`: print every figure with its floor, ratio and limit; fail when one is over.

Floors are taken in the same run and by turns, so that a busy computer slows both alike.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import memory, starting
from tests.benchmarks.figure import HEAD, Figure


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=starting.RUNS, help="how often each program is started")
    options = parser.parse_args()
    print(HEAD)
    over = False
    with tempfile.TemporaryDirectory(prefix="workwell-bench-") as folder:
        for part in (_starting, _memory, _working, _everyday, _library, _packing, _pages):
            for figure in part(Path(folder), options.runs):
                print(figure.line(), flush=True)
                over = over or not figure.ok
    return 1 if over else 0


def _starting(folder: Path, runs: int) -> list[Figure]:
    """Measure starts while this process has no Qt of its own: what it had loaded would count as shared memory."""
    return starting.measure(folder / "starting", runs)


def _memory(folder: Path, _runs: int) -> list[Figure]:
    return memory.measure(folder / "memory")


def _working(folder: Path, _runs: int) -> list[Figure]:
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks import working

    _application = QApplication(["workwell-benchmarks"])
    return working.measure(folder / "working")


def _everyday(folder: Path, _runs: int) -> list[Figure]:
    from tests.benchmarks import everyday

    return everyday.measure(folder / "everyday")


def _library(folder: Path, _runs: int) -> list[Figure]:
    from tests.benchmarks import library

    return library.measure(folder / "library")


def _packing(folder: Path, _runs: int) -> list[Figure]:
    from tests.benchmarks import packing

    return packing.measure(folder / "packing")


def _pages(folder: Path, _runs: int) -> list[Figure]:
    from tests.benchmarks import pages

    return pages.measure(folder / "pages")


if __name__ == "__main__":
    sys.exit(main())
