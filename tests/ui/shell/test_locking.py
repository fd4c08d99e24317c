"""Locking the window: the content goes at once, nothing that was typed is lost, whoever or whatever asks for it."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.shell.conftest import House
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.ui.kit.bulletin import SaveReport, SaveState
from workwell_desktop.ui.kit.controls import LineEdit
from workwell_desktop.ui.kit.places_to_go import Place, ToGroups, ToToday
from workwell_desktop.ui.shell.curtain import Curtain
from workwell_desktop.ui.shell.locking import HELD_BACK
from workwell_desktop.ui.shell.typed_words import TypedWords


@dataclass
class Keeper:
    """Stands in for the vault: notes what is kept, or is full."""

    full: bool = False
    kept: list[tuple[Place | None, tuple[str, ...]]] = field(default_factory=list)

    def __call__(self, here: Place | None, words: tuple[TypedWords, ...]) -> None:
        if self.full:
            raise DiskFull
        self.kept.append((here, tuple(one.words for one in words)))


@pytest.fixture
def keeper(house: House) -> Keeper:
    made = Keeper()
    house.window.locking.keep = made
    return made


def _types(house: House, qtbot: QtBot, words: str) -> None:
    field = LineEdit("Aim")
    layout = house.pages["today"].layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    QTest.keyClicks(field, words)


def _cannot_write(house: House) -> None:
    report = SaveReport(SaveState.TROUBLE, DiskFull.default, lambda: None)
    house.window.bulletin.report_saving("draft", report)


def test_what_a_rule_refused_is_kept_as_a_draft_and_locks(house: House, qtbot: QtBot, keeper: Keeper) -> None:
    _types(house, qtbot, "too long")
    house.window.bulletin.report_saving("draft", SaveReport(SaveState.TROUBLE, "That is too long.", None))
    with qtbot.waitSignal(house.window.locked):
        assert house.window.lock()
    assert keeper.kept == [(ToToday(), ("too long",))]


def test_words_of_an_earlier_lock_are_kept_until_put_aside(house: House, keeper: Keeper) -> None:
    house.window.locking.homeless = (TypedWords("OtherPage", "Note", 0, "from before"),)
    assert house.window.lock()
    assert keeper.kept == [(ToToday(), ("from before",))]


@pytest.mark.parametrize("disk_is_full", [True, False])
def test_by_hand_it_stays_open_with_words_that_cannot_be_kept(
    house: House, qtbot: QtBot, keeper: Keeper, disk_is_full: bool
) -> None:
    keeper.full = disk_is_full
    _types(house, qtbot, "half a line")
    if not disk_is_full:
        _cannot_write(house)
    assert not house.window.lock()
    assert house.window.is_open
    assert house.pages["today"].isVisible()
    assert "still open" in house.window.status.said.text()
    house.window.bulletin.well("draft")


def test_by_itself_it_draws_the_curtain_and_keeps_the_words_until_they_can_be_written(
    house: House, qtbot: QtBot, keeper: Keeper
) -> None:
    _types(house, qtbot, "half a line")
    _cannot_write(house)
    page, locking = house.pages["today"], house.window.locking
    assert not locking.lock(away=True)
    curtain = house.window.findChild(Curtain)
    assert curtain is not None
    assert curtain.honest.text() == HELD_BACK
    assert not page.isVisible()
    assert isValid(page)
    known = house.window.actions_known
    assert [name for name in ("go.groups", "file.lock", "edit.undo") if known[name].isEnabled()] == []
    assert known["crisis"].isEnabled()
    locking.look_again()
    assert house.window.is_open
    house.window.bulletin.well("draft")
    with qtbot.waitSignal(house.window.locked):
        locking.look_again()
    assert keeper.kept[-1] == (ToToday(), ("half a line",))
    assert not house.window.is_open


def test_whoever_may_comes_back_to_words_that_could_not_be_written(
    house: House, qtbot: QtBot, keeper: Keeper
) -> None:
    keeper.full = True
    _types(house, qtbot, "half a line")
    house.window.locking.lock(away=True)
    house.window.locking.uncover()
    assert house.pages["today"].isVisible()
    assert house.window.actions_known["go.groups"].isEnabled()
    house.window.go(ToGroups())
    assert house.pages["groups"].isVisible()


def test_dialogs_go_with_the_content(house: House, qtbot: QtBot, keeper: Keeper) -> None:
    dialog = QDialog(house.window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert house.window.lock()
    assert not dialog.isVisible()
