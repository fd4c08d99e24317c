"""Holidays in Settings: added and removed with what they move, undone with one step, refused beside the field."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from tests.ui.looks import in_every_look
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.ids import ScheduleId, new_id
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.settings.holidays_controller import HolidaysController
from workwell_desktop.ui.settings.holidays_view import HolidaysCard

__all__ = ["vault", "vault_path", "vault_template"]
MONDAY = date(2026, 11, 30)


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def card(front: FrontDesk) -> HolidaysCard:
    page = Page()
    front.qtbot.addWidget(page)
    made = HolidaysCard(page)
    controller = HolidaysController(front.desk, front.window, page, made)
    front.bulletin.changed.connect(lambda _changes: controller.read())
    controller.read()
    made.resize(300, 500)
    page.resize(320, 520)
    page.show()
    return made


def removers(card: HolidaysCard) -> list[QPushButton]:
    QApplication.processEvents()
    found = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    return [button for button in found if button.accessibleName().startswith("Remove")]


def add(card: HolidaysCard, day: date, name: str) -> None:
    card.day.setDate(QDate(day.year, day.month, day.day))
    QTest.keyClicks(card.name, name)
    QTest.keyClick(card.name, Qt.Key.Key_Return)


def test_a_holiday_moves_sessions_and_is_undone(front: FrontDesk, card: HolidaysCard) -> None:
    group = front.group()
    front.desk.schedules.save(
        Schedule(
            id=ScheduleId(new_id()),
            group_id=group.id,
            first_day=MONDAY,
            start=time(18, 30),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(0,)),
            sessions=3,
        )
    )
    before = front.desk.sessions.of_group(group.id)
    add(card, MONDAY, "Saint Andrew")
    assert front.words()[-1] == "Holiday added: 3 sessions moved"
    assert front.desk.schedules.holidays() == (Holiday(MONDAY, "Saint Andrew"),)
    assert card.name.text() == ""
    front.undo_last()
    assert front.desk.schedules.holidays() == ()
    assert front.desk.sessions.of_group(group.id) == before


def test_a_holiday_is_removed_and_brought_back(front: FrontDesk, card: HolidaysCard) -> None:
    add(card, MONDAY, "Saint Andrew")
    (button,) = removers(card)
    assert button.accessibleName() == "Remove Saint Andrew, 30 Nov 2026"
    button.click()
    assert front.desk.schedules.holidays() == ()
    assert removers(card) == []
    front.undo_last()
    assert len(removers(card)) == 1


def test_a_holiday_needs_a_name(front: FrontDesk, card: HolidaysCard) -> None:
    add(card, MONDAY, " ")
    assert card.fields["name"].error == "The name of the day is still empty. Type a few letters to go on."
    QTest.keyClicks(card.name, "x")
    assert card.fields["name"].error == ""
    assert front.desk.schedules.holidays() == ()


@in_every_look
def test_the_card_is_sound_in_every_look(front: FrontDesk, card: HolidaysCard, look: Settings) -> None:
    theme.current().apply(look)
    add(card, MONDAY, "The day of a saint whose name is long and wraps")
    card.window().resize(640, 700)
    card.resize(620, 680)
    QApplication.processEvents()
    assert audit(card) == []
