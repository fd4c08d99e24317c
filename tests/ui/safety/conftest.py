"""Rooms to test the safety page in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.safety.strongroom import Strongroom
from workwell_desktop.security import passphrase


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost the least that is allowed."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Strongroom]:
    """Yield an Easy vault with "Keys and lock" in front."""
    room = Strongroom(tmp_path / "home", qtbot)
    yield room
    room.opened.vault.close()


@pytest.fixture
def backups(qtbot: QtBot, tmp_path: Path) -> Iterator[Strongroom]:
    """Yield an Easy vault with "Backups" in front."""
    room = Strongroom(tmp_path / "home", qtbot, tab="backups")
    yield room
    room.opened.vault.close()
