"""The program asks the system for no network socket: a whole demo run is watched from outside, call by call."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import record

ROOT = Path(__file__).resolve().parents[2]
DEMO = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from workwell_desktop import app

application = QApplication(["workwell"])
rooms = ["Groups", "People", "Handouts", "Settings", "Today"]

def goes_on():
    (window,) = [each for each in QApplication.topLevelWidgets() if each.windowTitle() == "WorkWell"]
    named = {action.text(): action for action in window.actions()}
    if "Today" not in named:
        QTimer.singleShot(50, goes_on)
    elif rooms:
        named[rooms.pop(0)].trigger()
        QTimer.singleShot(50, goes_on)
    else:
        sockets = {line.split()[9] for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
                   for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]}
        held = {entry.readlink().name for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()}
        print("network sockets held:", len([s for s in sockets if f"socket:[{s}]" in held]))
        window.close()

QTimer.singleShot(0, goes_on)
sys.exit(app.main(["workwell", "--demo"]))
"""
"""A demo run that looks into every room, counts the network sockets it holds, and closes the window."""


@pytest.mark.reliability
@pytest.mark.skipif(not Path("/proc/self/net").exists(), reason="this system lists no sockets in /proc")
def test_a_demo_run_makes_no_network_socket(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    watch = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket", "-o", str(calls)]
    watched = shutil.which("strace") is not None and _can_watch(watch)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    run = subprocess.run(
        [*(watch if watched else []), sys.executable, "-c", DEMO],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "network sockets held: 0" in run.stdout, run.stdout + run.stderr
    if watched:
        assert re.findall(r"socket\(AF_INET6?.*", calls.read_text()) == []
    how = "every call watched" if watched else "counted from inside"
    record(14, "network sockets of a run through the rooms", f"0 ({how})")


def _can_watch(watch: list[str]) -> bool:
    """Tell whether strace is allowed here, and sees a network socket when one is made."""
    make = "import socket; socket.socket(socket.AF_INET).close()"
    calls = Path(watch[-1])
    tried = subprocess.run([*watch, sys.executable, "-c", make], capture_output=True, timeout=60, check=False)
    return tried.returncode == 0 and "AF_INET" in calls.read_text()
