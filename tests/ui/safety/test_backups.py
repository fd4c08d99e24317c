"""The backups of the vault, as their tab shows and makes them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.safety.strongroom import Strongroom
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.ui.safety.backups_controller import BackupsTab
from workwell_desktop.ui.safety.backups_view import BackupsCard
from workwell_desktop.usecases.access import Access


def card_of(room: Strongroom) -> BackupsCard:
    """Return the card of the tab in front."""
    tab = room.page.tab("backups")
    assert isinstance(tab, BackupsTab)
    assert isinstance(tab.view, BackupsCard)
    return tab.view


@pytest.mark.slow
def test_the_path_is_copied(backups: Strongroom) -> None:
    QTest.mouseClick(card_of(backups).place.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(backups.access.places.backups_dir)
    QGuiApplication.clipboard().clear()


def test_back_up_now_makes_one_that_the_sheet_opens_in_an_empty_home(backups: Strongroom, tmp_path: Path) -> None:
    heard: list[bool] = []
    backups.bulletin.backed_up.connect(lambda: heard.append(True))
    card = card_of(backups)
    assert card.last.text().startswith("No backup yet")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.last.text().startswith("Last verified backup: today at ")
    assert heard == [True]
    assert backups.said[-1].text == "The backup was made and verified."
    assert card.button.isEnabled()
    (made,) = backups.access.places.backups_dir.iterdir()
    elsewhere = Places(tmp_path / "elsewhere")
    shutil.copytree(made, elsewhere.vault_dir)
    answer = Access(elsewhere, KeyStore.for_this_run()).with_sheet(backups.sheet)
    assert answer.vault.desk(backups.bulletin.announce, backups.now).own_name.get().name == "Ruth A."
    answer.vault.vault.close()


@pytest.mark.slow
def test_a_backup_that_fails_is_said_in_the_card(backups: Strongroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise DiskFull

    monkeypatch.setattr(backup, "back_up", full)
    card = card_of(backups)
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.trouble == DiskFull.default
    assert card.last.text().startswith("No backup yet")
    assert card.button.isEnabled()
    monkeypatch.undo()
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.trouble == ""


@pytest.mark.slow
def test_in_a_demo_nothing_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    room = Strongroom(tmp_path / "home", qtbot, tab="backups", throw_away=True)
    card = card_of(room)
    assert card.last.text() == "No backups in the demo"
    assert not card.button.isVisible()
    room.opened.close()
    assert not room.access.places.backups_dir.exists() or not list(room.access.places.backups_dir.iterdir())
