"""The way to search: a box in the sidebar and Ctrl+K, only while a vault is open, and no stop on the way back."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.shell.conftest import House
from tests.vault_fixture import KEY, vault, vault_path, vault_template
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups, ToSearch, ToToday
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.kit.tokens import SMALLEST_WINDOW
from workwell_desktop.ui.shell.house import house as rooms_of
from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from workwell_desktop.ui.shell.window import ShellWindow
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.work import Means

__all__ = ["vault", "vault_path", "vault_template"]

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 11, 23, 16, 0).astimezone()
LANTERNS = Group(id=GroupId(new_id()), name="Łantern evening")


def clock() -> datetime:
    return NOW


@pytest.fixture
def window(qtbot: QtBot, vault: Vault, tmp_path: Path) -> Iterator[ShellWindow]:
    """The real rooms over a vault with one group, at Today."""
    made = ShellWindow(SettingsFile(), clock)
    qtbot.addWidget(made)
    desk = Desk.over(Means(vault.work, made.bulletin.announce, clock))
    desk.groups.save(LANTERNS)
    keys = VaultKeys(KEY, "0" * 32, 1, KEY, KEY)
    opened = OpenVault(vault, Places(tmp_path), keys, KeyStore.for_this_run())
    made.open_rooms(rooms_of(desk, opened, made.services), ToToday())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    theme.current().apply(Settings())


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def here(window: ShellWindow) -> Place | None:
    return window.navigator.here


def line() -> QLineEdit:
    """Return the line the keyboard is in."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def test_a_group_is_three_keys_and_a_few_letters_away(window: ShellWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    assert here(window) == ToSearch()
    QTest.keyClicks(line(), "lant")
    press(Qt.Key.Key_Return)
    assert here(window) == ToGroup(LANTERNS.id)
    press(Qt.Key.Key_Left, ALT)
    assert here(window) == ToToday()


def test_esc_leads_back_to_where_we_were(window: ShellWindow) -> None:
    window.go(ToGroups())
    window.sidebar.search.click()
    press(Qt.Key.Key_Escape)
    assert here(window) == ToGroups()
    press(Qt.Key.Key_Left, ALT)
    assert here(window) == ToToday()


def test_the_keys_pressed_again_begin_anew_without_losing_the_line(window: ShellWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(line(), "lant")
    window.sidebar.search.setFocus()
    press(Qt.Key.Key_K, CONTROL)
    assert line().selectedText() == "lant"


def test_nothing_that_was_typed_or_found_outlives_the_lock(window: ShellWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(line(), "lant")
    assert window.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [field for field in window.findChildren(QLineEdit) if "lant" in field.text()]
    assert not [label for label in window.findChildren(QLabel) if "antern" in label.text()]
    assert here(window) is None
    assert not window.sidebar.search.isVisibleTo(window.sidebar)
    assert "go.find" not in window.actions_known


def test_the_way_to_search_is_on_the_sheet_and_in_the_menu(window: ShellWindow) -> None:
    sheet = ShortcutsSheet(window.actions_known, window)
    assert "Find anything" in [label.text() for label in sheet.findChildren(QLabel)]
    window.menus.menus["Go"].aboutToShow.emit()
    assert "Find anything" in [action.text() for action in window.menus.menus["Go"].actions()]
    sheet.deleteLater()


def test_a_house_without_search_offers_none(house: House) -> None:
    assert not house.window.sidebar.search.isVisibleTo(house.window.sidebar)
    assert "go.find" not in house.window.actions_known


@in_every_look
def test_the_window_passes_the_audit_while_searching(window: ShellWindow, look: Settings) -> None:
    window.services.settings.change(look)
    window.resize(*SMALLEST_WINDOW)
    for typed in ("", "lant", "zebra"):
        window.go(ToSearch(typed))
        QCoreApplication.processEvents()
        assert audit(window) == []
    assert window.sidebar.search.width() >= window.sidebar.search.sizeHint().width()
    assert (window.width(), window.height()) == SMALLEST_WINDOW
