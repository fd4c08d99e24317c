"""The window: what it offers, that it forgets when locked, that nothing typed is lost on the way out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.shell.conftest import House
from tests.ui.shell.example_window import example_rooms, fixed_now
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.ui.kit.places_to_go import ToGroups, ToSettings, ToToday
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice
from workwell_desktop.ui.kit.tokens import SMALLEST_WINDOW
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.shell.curtain import Curtain
from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from workwell_desktop.ui.shell.window import ShellWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def _bury() -> None:
    """Let Qt delete what was given to it for deletion."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join(labels + [button.text() for button in widget.findChildren(QPushButton)])


@in_every_look
def test_the_window_passes_the_audit_even_when_small(qtbot: QtBot, look: Settings) -> None:
    settings = SettingsFile()
    settings.change(look)
    window = ShellWindow(settings, fixed_now)
    qtbot.addWidget(window)
    window.open_rooms(example_rooms(), ToToday())
    window.status.show_backup("Backup verified 2 days ago")
    window.resize(*SMALLEST_WINDOW)
    window.show()
    assert audit(window) == []
    window.bulletin.say("Part moved", fixed_now)
    window.bulletin.trouble(DiskFull.default, fixed_now)
    window.go(ToGroups())
    QCoreApplication.processEvents()
    assert audit(window) == []
    assert (window.width(), window.height()) == SMALLEST_WINDOW
    window.bulletin.well()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_curtain_and_the_sheet_pass_the_audit(qtbot: QtBot, house: House, scale: int) -> None:
    house.settings.change(Settings(theme=ThemeChoice.LIGHT, text_scale=scale))
    for made in (Curtain(), ShortcutsSheet(house.window.actions_known)):
        qtbot.addWidget(made)
        made.resize(*SMALLEST_WINDOW)
        made.show()
        assert audit(made) == []


def test_the_title_names_nobody(house: House) -> None:
    house.window.go(ToGroups())
    assert house.window.windowTitle() == "WorkWell"


def test_locking_forgets_everything(qtbot: QtBot, house: House) -> None:
    house.window.go(ToGroups())
    house.window.bulletin.say("Amara O. is marked present", fixed_now)
    pages = list(house.pages.values())
    with qtbot.waitSignal(house.window.locked):
        QTest.keyClick(house.window, Qt.Key.Key_L, CONTROL)
    assert pages[1].noted[-1] == "left"
    _bury()
    assert not any(isValid(page) for page in pages)
    assert "Amara" not in _words(house.window)
    assert house.window.navigator.pages() == ()
    assert not house.window.navigator.can_go_back
    assert "go.groups" not in house.window.actions_known
    assert not house.window.actions_known["file.lock"].isEnabled()
    assert not house.window.lock()


def test_the_curtain_asks_to_be_opened_and_goes(qtbot: QtBot, house: House) -> None:
    house.window.lock()
    curtain = house.window.findChild(Curtain)
    assert curtain is not None
    with qtbot.waitSignal(house.window.unlock_requested):
        curtain.unlock_button.click()
    house.window.open_rooms(house.rooms(), ToToday())
    _bury()
    assert not isValid(curtain)
    assert house.pages["today"].isVisible()


def test_what_cannot_be_saved_is_not_locked_away(house: House) -> None:
    page = house.pages["today"]
    page.on_leaving = lambda: house.window.bulletin.trouble(DiskFull.default, source="draft")
    assert not house.window.lock()
    assert isValid(page)
    assert "still open" in house.window.status.said.text()
    house.window.bulletin.well("draft")
    page.on_leaving = lambda: None
    assert house.window.lock()


def test_an_action_that_failed_keeps_nobody_from_locking(house: House) -> None:
    house.window.bulletin.trouble(DiskFull.default)
    assert house.window.lock()


def test_a_change_that_worked_ends_the_trouble_of_one_that_did_not(house: House) -> None:
    house.window.bulletin.trouble(DiskFull.default)
    house.window.bulletin.announce(Changes.MARKS)
    assert not house.window.trouble_bar.isVisible()


def test_closing_asks_before_words_are_lost(qtbot: QtBot, house: House) -> None:
    house.window.bulletin.trouble(DiskFull.default, source="draft")
    closed: list[None] = []
    house.window.closing.connect(lambda: closed.append(None))
    assert not house.window.close()
    box = house.window.findChild(QMessageBox)
    assert box is not None
    assert DiskFull.default in box.informativeText()
    buttons = {button.text(): button for button in box.buttons()}
    buttons["Stay"].click()
    assert house.window.isVisible()
    assert not house.window.close()
    box = house.window.findChildren(QMessageBox)[-1]
    next(button for button in box.buttons() if button.text() == "Close and lose it").click()
    assert (closed, house.window.isVisible()) == ([None], False)


def test_the_window_opens_where_it_was(qtbot: QtBot, house: House) -> None:
    house.window.resize(1024, 731)
    house.window.close()
    again = ShellWindow(house.settings, fixed_now)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 731)


def test_a_step_undone_by_key_says_so_and_offers_no_undo_of_another_step(house: House) -> None:
    window, status, seen = house.window, house.window.status, list[int]()
    page = house.pages["today"]
    for text, after in (("Part moved", 2), ("Part removed", 3)):
        make(page.undo_stack, window.bulletin, Change(text, after - 1, after, seen.append))
    window.actions_known["edit.undo"].trigger()
    assert (status.said.text(), status.undo_button.isVisible()) == ("Undone: Part removed", False)
    window.actions_known["edit.redo"].trigger()
    assert status.said.text() == "Done again: Part removed"
    assert seen == [2, 3, 2, 3]


def test_undo_works_on_the_page_in_front(house: House) -> None:
    window, page = house.window, house.pages["today"]
    undo = window.actions_known["edit.undo"]
    assert not undo.isEnabled()
    seen: list[object] = []
    make(page.undo_stack, window.bulletin, Change("Part moved", 1, 2, seen.append))
    assert undo.text() == "Undo: Part moved"
    window.go(ToGroups())
    assert not undo.isEnabled()
    window.go(ToToday())
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert seen == [2, 1]
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert seen == [2, 1, 2]


def test_the_status_line_offers_the_way_back_once(house: House) -> None:
    page, status = house.pages["today"], house.window.status
    seen: list[object] = []
    make(page.undo_stack, house.window.bulletin, Change("Part moved", 1, 2, seen.append))
    assert (status.said.text(), status.undo_button.isVisible()) == ("Part moved", True)
    status.undo_button.click()
    assert (seen, status.said.text(), status.undo_button.isVisible()) == ([2, 1], "", False)


def test_a_trouble_is_shown_whole_and_tried_again(house: House) -> None:
    tried: list[None] = []
    bar, bulletin = house.window.trouble_bar, house.window.bulletin
    bulletin.trouble(DiskFull.default, lambda: tried.append(None))
    assert (bar.isVisible(), bar.sentence.text()) == (True, DiskFull.default)
    assert house.window.status.saved.words.text() == "Not saved yet"
    bar.retry_button.click()
    assert tried == [None]
    bar.close_button.click()
    assert not bar.isVisible()
    assert house.window.status.saved.words.text() == "All changes saved"


def test_menus_hold_only_what_works(house: House) -> None:
    menus = house.window.menus
    menus.menus["Edit"].aboutToShow.emit()
    menus.whole.aboutToShow.emit()
    assert menus.menus["Edit"].actions() == []
    assert [each.text() for each in menus.whole.actions()] == ["&File", "&Go", "&View", "&Help"]
    menus.menus["Go"].aboutToShow.emit()
    assert [each.text() for each in menus.menus["Go"].actions()] == ["Today", "Groups", "Settings"]


def test_every_key_on_the_sheet_is_a_real_action(qtbot: QtBot, house: House) -> None:
    QTest.keyClick(house.window, Qt.Key.Key_Slash, CONTROL)
    sheet = house.window.findChild(ShortcutsSheet)
    assert sheet is not None
    words = _words(sheet)
    for action, _ in house.window.actions_known.all():
        reached = action.category == "Edit" or house.window.actions_known.within_reach(action.id)
        offered = bool(action.shortcut) and reached
        assert (action.text in words.split("\n")) == offered, action.id
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    _bury()
    assert not isValid(sheet)


def test_no_two_actions_share_a_key(house: House) -> None:
    keys = [action.shortcut for action, _ in house.window.actions_known.all() if action.shortcut]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("action", "holds"),
    [
        ("view.larger", lambda settings: settings.text_scale == 110),
        ("view.dark", lambda settings: settings.theme is ThemeChoice.DARK),
        ("view.bar", lambda settings: settings.menu_bar),
    ],
)
def test_the_look_is_changed_from_the_menu(house: House, action: str, holds: Callable[[Settings], bool]) -> None:
    house.window.actions_known[action].trigger()
    assert holds(house.settings.current)


def test_the_text_has_a_largest_and_a_smallest_size(house: House) -> None:
    for _ in range(9):
        house.window.actions_known["view.larger"].trigger()
    assert house.settings.current.text_scale == 200
    for _ in range(9):
        house.window.actions_known["view.smaller"].trigger()
    assert house.settings.current.text_scale == 100


def test_the_sidebar_leads_and_locks(qtbot: QtBot, house: House) -> None:
    entries = house.window.sidebar._entries
    assert list(entries) == ["today", "groups", "lock", "settings"]
    entries["settings"].click()
    assert house.window.navigator.here == ToSettings()
    with qtbot.waitSignal(house.window.locked):
        entries["lock"].click()


def test_an_entry_says_how_many_wait_and_nothing_else(qtbot: QtBot, house: House) -> None:
    waiting = [2]
    rooms = [replace(room, badge=lambda: waiting[0]) if room.key == "groups" else room for room in house.rooms()]
    house.window.close_rooms()
    house.window.open_rooms(rooms, ToToday())
    entry = house.window.sidebar._entries["groups"]
    qtbot.waitUntil(lambda: entry.accessibleName() == "Groups, 2 due")
    waiting[0] = 0
    house.window.bulletin.announce(Changes.PEOPLE)
    assert entry.waiting == 2
    house.window.bulletin.announce(Changes.FOLLOW_UPS)
    assert (entry.waiting, entry.accessibleName()) == (0, "Groups")


def test_an_undo_is_not_taken_along_to_another_page(house: House) -> None:
    window = house.window
    window.bulletin.say("Ben T.: present", fixed_now)
    QCoreApplication.processEvents()
    window.go(window.navigator.here or ToToday())
    assert window.status.said.text() == "Ben T.: present"
    window.go(ToGroups())
    assert window.status.said.text() == ""
    assert not window.status.undo_button.isVisible()
    house.pages["groups"].on_leaving = lambda: window.bulletin.say("Theme changed", fixed_now)
    window.go(ToToday())
    assert window.status.said.text() == ""


def test_what_is_said_on_the_way_to_another_page_stays(house: House) -> None:
    house.window.bulletin.say("Group removed", fixed_now)
    house.window.go(ToGroups())
    assert house.window.status.undo_button.isVisible()
