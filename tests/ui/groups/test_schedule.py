"""When a group meets, on its page: set, foreseen while typing, changed, ended; all of it undone with one step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.schedule import Frequency
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.schedule_form_view import ScheduleForm
from workwell_desktop.ui.groups.schedule_shown import Ends
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.settings import Settings


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group("Lanterns", place="Room 2", planned_sessions=4)


@pytest.fixture
def page(front: FrontDesk, group: Group) -> GroupPage:
    page = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(page, GroupPage)
    front.show(page, ToGroup(group.id, "sessions"))
    return page


def form_of(page: GroupPage) -> ScheduleForm:
    return page.view.sessions.schedule_form


def press(page: GroupPage, words: str) -> None:
    """Press the button whose words begin so, by keyboard."""
    buttons = (button for button in page.findChildren(QPushButton) if button.isVisible())
    button = next(button for button in buttons if button.text().startswith(words))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def days(front: FrontDesk, group: Group) -> list[str]:
    return [f"{s.number}: {s.starts_at.day} {s.starts_at:%b %H:%M}" for s in front.desk.sessions.of_group(group.id)]


def test_a_schedule_is_set_foreseen_and_undone(front: FrontDesk, page: GroupPage, group: Group) -> None:
    press(page, "Set a schedule")
    form = form_of(page)
    assert form.words.text() == "Every Tuesday, 18:30 – 20:00, 4 sessions"
    assert form.changes.text() == "4 sessions will be added."
    form.weekdays.show_values((0, 3))
    form.first_day.setDate(QDate(2026, 11, 30))
    form.start.setTime(QTime(19, 0))
    assert form.words.text() == "Every Monday and Thursday, 19:00 – 20:30, 4 sessions"
    assert form.dates.text() == "Mon 30 Nov, Thu 3 Dec, Mon 7 Dec, Thu 10 Dec"
    form.skip_day.setDate(QDate(2026, 12, 3))
    press(page, "Leave out this day")
    assert form.dates.text() == "Mon 30 Nov, Mon 7 Dec, Thu 10 Dec, Mon 14 Dec"
    assert days(front, group) == []
    press(page, "Keep schedule")
    assert front.words() == ["Schedule kept: 4 sessions added"]
    assert days(front, group) == ["1: 30 Nov 19:00", "2: 7 Dec 19:00", "3: 10 Dec 19:00", "4: 14 Dec 19:00"]
    assert not form.isVisible()
    assert page.view.header.subtitle.text().startswith("Open group · every Monday and Thursday")
    page.undo_stack.undo()
    assert days(front, group) == []
    assert front.desk.schedules.of_group(group.id) == ()
    page.undo_stack.redo()
    assert len(days(front, group)) == 4


def test_every_rhythm_and_end_can_be_chosen(front: FrontDesk, page: GroupPage, group: Group) -> None:
    press(page, "Set a schedule")
    form = form_of(page)
    form.rhythm.show_value(-1)
    form.rhythm.activated.emit(3)
    form.which.show_value(-1)
    form.ends.show_value(Ends.OPEN)
    form.ends.activated.emit(2)
    assert form.words.text() == "Last Tuesday of the month, 18:30 – 20:00"
    assert form.dates.text().endswith("and so on")
    assert form.typed().frequency is Frequency.MONTHLY
    form.rhythm.show_value(0)
    form.rhythm.activated.emit(2)
    form.ends.show_value(Ends.ON)
    form.ends.activated.emit(1)
    form.until.setDate(QDate(2027, 1, 31))
    assert form.words.text() == "Every third Tuesday, 18:30 – 20:00, until 31 Jan 2027"
    press(page, "Keep schedule")
    assert len(days(front, group)) == 4


def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(front: FrontDesk, page: GroupPage) -> None:
    press(page, "Set a schedule")
    form = form_of(page)
    form.minutes.number.setValue(45)
    form.weekdays.show_values(())
    form.weekdays.chosen.emit(())
    assert form.changes.text() == "Choose at least one day of the week."
    assert form.fields["weekdays"].error == ""
    press(page, "Keep schedule")
    assert form.fields["weekdays"].error == "Choose at least one day of the week."
    assert form.isVisible()
    assert form.minutes.value() == 45
    with front.full_disk():
        form.weekdays.show_values((1,))
        form.weekdays.chosen.emit((1,))
        press(page, "Keep schedule")
    assert front.trouble().startswith("The disk is full")
    assert form.isVisible()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_moving_what_people_know_of_asks_why(front: FrontDesk, page: GroupPage, group: Group) -> None:
    press(page, "Set a schedule")
    press(page, "Keep schedule")
    first = front.desk.sessions.of_group(group.id)[0]
    front.desk.sessions.set_ready(first.id, True)
    press(page, "Change…")
    form = form_of(page)
    assert not form.fields["reason"].isVisible()
    form.start.setTime(QTime(17, 0))
    assert form.fields["reason"].isVisible()
    press(page, "Keep schedule")
    assert form.fields["reason"].error.endswith("Say in a few words why it moves.")
    form.reason.setText("The room is painted")
    form.reason.textEdited.emit("The room is painted")
    assert form.changes.text() == "4 planned ones move; 1 of them people know of, and can be seen as moved."
    press(page, "Keep schedule")
    assert front.words()[-1] == "Schedule kept: 4 sessions moved"
    assert front.desk.sessions.get(first.id)[0].reason == "The room is painted"


def test_a_schedule_is_ended_and_undone(front: FrontDesk, page: GroupPage, group: Group) -> None:
    press(page, "Set a schedule")
    press(page, "Keep schedule")
    before = days(front, group)
    press(page, "End…")
    panel = page.view.sessions.schedule_end
    panel.day.setDate(QDate(2026, 12, 1))
    assert panel.changes.text() == "2 empty sessions go."
    press(page, "End schedule")
    assert len(days(front, group)) == 2
    front.undo_last()
    assert days(front, group) == before


def test_a_schedule_that_has_begun_keeps_its_first_day(front: FrontDesk, page: GroupPage, group: Group) -> None:
    press(page, "Set a schedule")
    press(page, "Keep schedule")
    front.now = NOW + 2 * WEEK + timedelta(days=2)
    page.controller.read()
    QApplication.processEvents()
    press(page, "Change…")
    assert not form_of(page).first_day.isEnabled()


@in_every_look
def test_the_form_is_sound_in_every_look(front: FrontDesk, page: GroupPage, look: Settings) -> None:
    theme.current().apply(look)
    page.resize(812, 640)
    press(page, "Set a schedule")
    form_of(page).rhythm.show_value(-1)
    form_of(page).rhythm.activated.emit(3)
    QApplication.processEvents()
    assert audit(page) == []
    press(page, "Keep schedule")
    QApplication.processEvents()
    assert audit(page) == []
