"""A computer for the journeys, and a password store to give it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
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
