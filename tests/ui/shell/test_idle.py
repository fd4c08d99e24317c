"""Idle time: every touch counts anew, sleep counts as having left, and a page to be looked at gets longer."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import House
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.shell.idle import IdleWatch, awake_seconds
from workwell_desktop.ui.shell.lock_triggers import LockTriggers


class Clocks:
    """Two clocks turned by hand: one that always counts on, and one that stands still in sleep."""

    def __init__(self) -> None:
        self.steady, self.awake = 1_000.0, 400.0

    def passes(self, seconds: float, *, asleep: bool = False) -> None:
        """Let time pass."""
        self.steady += seconds
        self.awake += 0 if asleep else seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def idle(house: House, qtbot: QtBot, clocks: Clocks) -> IdleWatch:
    qtbot.waitExposed(house.window)
    made = IdleWatch(lambda: timedelta(minutes=5), house.window, lambda: clocks.steady, lambda: clocks.awake)
    made.start()
    return made


def test_five_minutes_without_a_touch_are_told(qtbot: QtBot, idle: IdleWatch, clocks: Clocks) -> None:
    clocks.passes(299)
    with qtbot.assertNotEmitted(idle.gone):
        idle.look()
    clocks.passes(2)
    with qtbot.waitSignal(idle.gone):
        idle.look()


@pytest.mark.parametrize("touch", ["key", "mouse", "dialog"])
def test_a_touch_begins_the_time_anew(
    qtbot: QtBot, house: House, idle: IdleWatch, clocks: Clocks, touch: str
) -> None:
    window = house.window.windowHandle()
    clocks.passes(290)
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    elif touch == "mouse":
        QTest.mouseMove(window, QPoint(30, 40))
    else:
        dialog = QDialog(house.window)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    clocks.passes(290)
    with qtbot.assertNotEmitted(idle.gone):
        idle.look()


def test_a_sleep_counts_as_having_left(qtbot: QtBot, idle: IdleWatch, clocks: Clocks) -> None:
    clocks.passes(60, asleep=True)
    with qtbot.waitSignal(idle.gone):
        idle.look()
    with qtbot.assertNotEmitted(idle.gone):
        idle.look()


def test_stopped_it_hears_and_tells_nothing(qtbot: QtBot, idle: IdleWatch, clocks: Clocks) -> None:
    idle.stop()
    clocks.passes(10_000)
    assert not idle.is_watching


def test_the_computers_own_clocks_agree_while_it_is_awake() -> None:
    first = awake_seconds()
    assert 0 <= awake_seconds() - first < 5


def test_the_status_line_says_when_and_a_running_session_gets_half_an_hour(house: House, qtbot: QtBot) -> None:
    triggers = LockTriggers(house.window)
    triggers.start()
    locks = house.window.status.locks
    assert locks.words.text() == "Locks after 5 min"
    house.settings.change(Settings(theme=ThemeChoice.LIGHT, lock_after=1))
    assert locks.words.text() == "Locks after 1 min"
    house.pages["today"].looked_at_for_long = True
    triggers._show()
    assert locks.words.text() == "Locks after 30 min"
    with qtbot.waitSignal(house.window.locked):
        triggers.idle.gone.emit()
    triggers.stop()
