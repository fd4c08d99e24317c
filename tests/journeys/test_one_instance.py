"""The program itself, as two processes: a second start brings the first window forward and goes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from PySide6.QtCore import QTimer
from workwell_desktop.app import Options, run
from workwell_desktop.security.places import Places

def watch(app):
    window = app.window

    def steps_aside():
        window.showMinimized()
        print("stepped aside", flush=True)
        looks()

    def looks():
        if window.isMinimized():
            QTimer.singleShot(20, looks)
        else:
            print("came forward", flush=True)
            window.close()

    window.painted.connect(lambda: QTimer.singleShot(50, steps_aside))

sys.exit(run(Places.standard(), Options(), watch))
"""


def test_a_second_start_brings_the_first_window_forward_and_goes(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WORKWELL_HOME": str(tmp_path / "WorkWell")}
    with subprocess.Popen(
        [sys.executable, "-c", FIRST], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "stepped aside\n"
        second = subprocess.run([sys.executable, "-m", "workwell_desktop"], env=environment, timeout=60, check=False)
        assert second.returncode == 0
        assert first.stdout.readline() == "came forward\n"
    assert first.returncode == 0
    assert not (tmp_path / "WorkWell" / "vault").exists()
