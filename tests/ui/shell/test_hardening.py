"""The program as it is really started: no core dumps, no tracing by others of the same user."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workwell_desktop.ui.kit import capture

ROOT = Path(__file__).resolve().parents[3]
LOOK = """
import ctypes, resource, sys
from workwell_desktop import __main__, app
def main(_arguments):
    print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    return 0
app.main = main
sys.argv = ["workwell"]
sys.exit(__main__.start())
"""
"""Starts as the command does, and looks at what holds once the program itself would begin. 3 is PR_GET_DUMPABLE."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
def test_a_start_switches_dumps_and_tracing_off() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("(0, 0) 0", 0), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="here it works")
def test_captures_are_not_promised_where_they_cannot_be_kept_out() -> None:
    assert not capture.WORKS_HERE
    guard = capture.CaptureGuard()
    guard.follow(False)
