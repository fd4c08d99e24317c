"""The figures of the proofs: how often each is tried, and the line each leaves behind for whoever reads the run.

`dev.py reliability` names a file in WORKWELL_FIGURES and shows its lines at the end; else they are only printed.
WORKWELL_PROOFS says "long" when there is time for more.
"""

import os
import sys
from pathlib import Path


def times(short: int, long: int) -> int:
    """Return how often to try something, in a short run and in a long one."""
    return long if os.environ.get("WORKWELL_PROOFS") == "long" else short


def record(row: int, what: str, figure: str) -> None:
    """Keep the figure of one row of the table in docs/security.md."""
    line = f"{row:>2}  {what:<58} {figure}\n"
    sys.stdout.write(line)
    kept = os.environ.get("WORKWELL_FIGURES")
    if kept:
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(line)
