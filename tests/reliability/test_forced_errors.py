"""Mistakes of ours are made on purpose, with somebody's words in them: wherever they surface, the words do not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.traces import CANARY, files_under, files_with_canaries, holds_canary
from tests.reliability.figures import record

pytestmark = pytest.mark.reliability

ROOT = Path(__file__).resolve().parents[2]
MISTAKES = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert
from workwell_desktop import app
from workwell_desktop.storage.tables import facilitator

application = QApplication(["workwell"])
WORDS = {CANARY!r}

def breaks():
    raise ValueError(f"could not use {{WORDS}}")

def breaks_within_another():
    try:
        breaks()
    except ValueError as error:
        raise KeyError(WORDS) from error

def breaks_the_database(running):
    with running.opened.vault.work("test.mistake") as work:
        work._connection.execute(insert(facilitator), {{"row": 1, "name": WORDS, "organisation": None}})

def breaks_the_driver(running):
    with running.opened.vault.work("test.mistake") as work:
        work._connection.exec_driver_sql(f"SELECT nonsense FROM '{{WORDS}}'")

def goes_on():
    (window,) = [each for each in QApplication.topLevelWidgets() if each.windowTitle() == "WorkWell"]
    if "Today" not in {{action.text() for action in window.actions()}}:
        QTimer.singleShot(50, goes_on)
        return
    (running,) = RUNNING
    within = [lambda: breaks_the_database(running), lambda: breaks_the_driver(running)]
    mistakes = [breaks, breaks_within_another, *within]
    for number, mistake in enumerate(mistakes):
        QTimer.singleShot(10 * number, mistake)
    QTimer.singleShot(100, lambda: window.background.run(breaks, print, print, owner=window))
    QTimer.singleShot(1500, window.close)

RUNNING = []
begin = app.App.start

def start(self):
    RUNNING.append(self)
    begin(self)

app.App.start = start
QTimer.singleShot(0, goes_on)
sys.exit(app.main(["workwell", "--demo"]))
"""
"""A demo run in which something breaks on the window's thread, in a chain, in a transaction and on a worker."""


def test_no_mistake_of_ours_tells_anybodys_words(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "PYTHONWARNINGS": "default"}
    run = subprocess.run(
        [sys.executable, "-c", MISTAKES], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    told = run.stderr.count("its message is not shown")
    assert told >= 4, run.stderr
    assert not holds_canary(run.stdout.encode() + run.stderr.encode()), run.stderr
    assert files_with_canaries(files_under([tmp_path])) == []
    record(9, "words found in what was said of mistakes of ours", f"0 ({told} mistakes)")
