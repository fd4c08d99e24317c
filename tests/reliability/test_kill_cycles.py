"""The program is killed at a random moment of everything it does with its files; nothing acknowledged is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.deeds import DEEDS
from tests.reliability.figures import record, times

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system has no pidfd"),
]

CYCLES = {name: times(15, 75) for name in DEEDS} | {"saving": times(80, 400)}
"""200 kills in a short run, 1,000 in a long one."""


@pytest.mark.parametrize("deed", CYCLES)
def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path, deed: str) -> None:
    command = [sys.executable, "-m", "tests.reliability.killing", deed, str(tmp_path), str(CYCLES[deed]), "20261123"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    found: dict[str, int] = json.loads(run.stdout)
    lost, damaged = found.get("lost", 0), found.get("damaged", 0)
    early = CYCLES[deed] - found.get("ended before", 0)
    record(1, f"killed while {deed}", f"{CYCLES[deed]} kills, {early} in the middle: {lost} lost, {damaged} damaged")
    assert (lost, damaged) == (0, 0), found
    assert early > CYCLES[deed] // 8, "it was nearly always too late to kill"
