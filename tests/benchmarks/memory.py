"""The memory kept over a vault of ten years: after Today, and after every page has been visited."""

from datetime import datetime
from pathlib import Path

from tests.benchmarks.figure import Figure, middle
from tests.benchmarks.starting import BARE, OURS, WALK, Starts, kept_vault, start
from tests.benchmarks.ten_years import fill
from workwell_desktop.security.places import Places
from workwell_desktop.usecases.open_vault import OpenVault

RUNS, MOST = 3, 2.5
"""How often each program is started, and how many times a bare window's memory is allowed."""


def measure(folder: Path) -> list[Figure]:
    """Start a bare window, the program, and the program with a walk through its pages, by turns."""
    item = kept_vault(Places(folder), _fill)
    bare, today, walked = Starts(), Starts(), Starts()
    for _ in range(RUNS):
        start(bare, BARE)
        start(today, (*OURS, str(folder)), item)
        start(walked, (*OURS, str(folder), WALK), item)
    floor = middle(bare.memory)
    return [
        Figure("private memory at Today, ten years", middle(today.memory), "MB", MOST, floor),
        Figure("private memory after every page, ten years", middle(walked.memory), "MB", MOST, floor),
    ]


def _fill(opened: OpenVault) -> None:
    fill(opened.vault, datetime.now().astimezone())
