"""A computer for the journeys, and a password store to give it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.ui.window_watch import WindowWatch
from workwell_desktop.security import passphrase, proof, store


@pytest.fixture
def computer(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """Return a computer without a password store."""
    made = Computer(qtbot, tmp_path)
    yield made
    for app in list(made.running):
        app.window.hide()
        made.forget(app)


@pytest.fixture
def password_store(monkeypatch: pytest.MonkeyPatch, keychain: MemoryKeyring) -> MemoryKeyring:
    """Give the computer a password store; it is proved in this process, since no other one could see into it."""

    class OnThisComputer(store.KeyStore):
        def __init__(self) -> None:
            super().__init__(lambda: (keychain,), proof.holds)

    monkeypatch.setattr(store, "KeyStore", OnThisComputer)
    return keychain


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the floor cost of the passphrase: the journeys are about the way, not the wall."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def only_windows(qtbot: QtBot) -> Iterator[None]:
    """Fail when anything but the window, a dialog or a list to choose from opens as a window of its own."""
    watch, application = WindowWatch(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    yield
    application.removeEventFilter(watch)
    strays = [name for name, window in watch.shown if not issubclass(window, QMainWindow | QDialog)]
    assert [name for name in strays if "popup" not in name] == []
