"""The program itself, by its own `main`: a second start brings the first window forward and goes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person
from workwell_desktop import app
from workwell_desktop.ui.shell.window import ShellWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKWELL_HOME", str(tmp_path / "WorkWell"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    name = application.applicationName()
    yield tmp_path / "WorkWell"
    application.setApplicationName(name)


def test_a_second_start_brings_the_first_window_forward_and_goes(qtbot: QtBot, home: Path) -> None:
    second: list[int] = []

    def lives() -> None:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ShellWindow))
        person = Person(qtbot, window)
        try:
            person.sees("Welcome")
            window.showMinimized()
            command = [sys.executable, "-m", "workwell_desktop"]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            second.append(subprocess.run(command, env=environment, timeout=60, check=False).returncode)
            qtbot.waitUntil(lambda: not window.isMinimized())
        finally:
            window.close()

    QTimer.singleShot(0, lives)
    assert app.main(["workwell-desktop"]) == 0
    assert second == [0]
    assert not (home / "vault").exists()
