"""Keys and lock: what it says of this vault is true, and the sheet in the drawer can be tried."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.safety.strongroom import Strongroom, replace_text
from workwell_desktop.domain.access import Protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.safety.model import protection_words
from workwell_desktop.ui.safety.protection_controller import ProtectionTab
from workwell_desktop.ui.safety.protection_view import ProtectionCard
from workwell_desktop.usecases.access import Access


def card_of(room: Strongroom) -> ProtectionCard:
    """Return the card of the tab in front."""
    tab = room.page.tab("protection")
    assert isinstance(tab, ProtectionTab)
    assert isinstance(tab.view, ProtectionCard)
    return tab.view


@pytest.mark.parametrize(
    ("way", "begins"),
    [
        pytest.param(Protection.EASY, "Your computer's login", marks=pytest.mark.slow),
        pytest.param(Protection.PASSPHRASE, "Your passphrase", marks=pytest.mark.slow),
    ],
)
def test_it_says_how_this_vault_is_opened(qtbot: QtBot, tmp_path: Path, way: Protection, begins: str) -> None:
    room = Strongroom(tmp_path / "home", qtbot, way=way)
    card = card_of(room)
    assert card.opens.title.text().startswith(begins)
    assert card.protects.words.text()
    assert card.leaves_open.words.text()
    assert card.place.path.text() == str(tmp_path / "home" / "vault")
    room.opened.vault.close()


def test_a_key_that_once_went_to_the_store_is_not_passed_over() -> None:
    words = protection_words(Protection.PASSPHRASE, key_in_store=True)
    assert "password store" in words.leaves_open
    assert "kept nowhere" not in words.opens
    assert "not even" not in words.protects


@pytest.mark.slow
def test_the_path_is_copied(keys: Strongroom) -> None:
    QTest.mouseClick(card_of(keys).place.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(keys.access.places.vault_dir)
    QGuiApplication.clipboard().clear()


def test_the_right_sheet_is_told_and_does_not_stay_on_the_screen(keys: Strongroom) -> None:
    sheet = card_of(keys).sheet
    replace_text(sheet.edit, keys.sheet.lower().replace("-", " "))
    QTest.keyClick(sheet.edit, Qt.Key.Key_Return)
    assert sheet.result.isVisible()
    assert "opens your vault" in sheet.result.text()
    assert sheet.edit.text() == ""


@pytest.mark.slow
def test_a_sheet_of_another_vault_or_with_a_slip_is_told_calmly(keys: Strongroom, tmp_path: Path) -> None:
    sheet = card_of(keys).sheet
    other = "-".join(Access(Places(tmp_path / "other"), KeyStore.for_this_run()).begin().recovery_groups)
    for typed, part in ((other, "another vault"), (keys.sheet[:-2], "missing"), ("", "eight groups")):
        replace_text(sheet.edit, typed)
        sheet.button.click()
        assert part in sheet.field.error
        assert sheet.edit.text() == typed
        assert not sheet.result.isVisible()
    replace_text(sheet.edit, "abc")
    assert not sheet.field.error
    keys.page.leaving()
    assert sheet.edit.text() == ""


@pytest.mark.slow
def test_in_a_demo_nothing_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    room = Strongroom(tmp_path / "home", qtbot, throw_away=True)
    card = card_of(room)
    assert card.opens.title.text() == "This is a demo"
    for widget in (card.sheet, card.place):
        assert not widget.isVisible()
    room.opened.close()


@in_every_look
def test_it_passes_the_audit(keys: Strongroom, look: Settings) -> None:
    theme.current().apply(look)
    card_of(keys).sheet.button.click()
    for size in ((1068, 740), (812, 640)):
        keys.page.resize(*size)
        QApplication.processEvents()
        assert audit(keys.page) == []
    theme.current().apply(Settings())
