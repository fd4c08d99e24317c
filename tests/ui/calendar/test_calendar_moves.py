"""Sessions moved, planned and exported from the calendar; what it remembers, and how it reads in every look."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.audit import audit
from tests.ui.calendar.room import DAY, EVENING, TODAY, agree, do, drop, here, kept, press, show, words
from tests.ui.front_desk import FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui import calendar
from workwell_desktop.ui.calendar.controller import CalendarPage
from workwell_desktop.ui.calendar.day_table import dragged_session
from workwell_desktop.ui.calendar.shown import MIME, Deed, Mode, Wish
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCalendar, ToSession
from workwell_desktop.ui.kit.settings import Settings

# ------------------------------------------------------------------------------------------------------------- moving


def test_a_session_nobody_knows_of_moves_where_it_is_dropped(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front)
    drop(page, session, TODAY + 3 * DAY)
    moved = kept(front, session.id)
    assert (moved.day, moved.starts_at.time(), moved.state) == (TODAY + 3 * DAY, EVENING.time(), SessionState.PLANNED)
    assert here(page) == "Thursday 26"
    assert front.words()[-1] == "Session 1 moved to Thu 26 Nov, 18:30"
    page.undo_stack.undo()
    assert kept(front, session.id).starts_at == session.starts_at


def test_people_who_were_told_are_owed_a_reason(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    front.desk.sessions.set_ready(session.id, True)
    page = show(front)
    drop(page, session, TODAY + 3 * DAY)
    assert kept(front, session.id).day == session.day
    assert page.view.ask.isVisible()
    agree(page)
    assert page.view.ask.fields["reason"].error
    QTest.keyClicks(page.view.ask.words, "The hall is closed")
    agree(page)
    left = kept(front, session.id)
    assert (left.state, left.reason, left.moved_to) == (
        SessionState.MOVED,
        "The hall is closed",
        session.starts_at + 2 * DAY,
    )
    front.show(page, ToCalendar(session.day))
    assert "Moved to 26 Nov · The hall is closed" in words(page)
    do(page, Deed.FOLLOW, session)
    assert here(page) == "Thursday 26"
    page.undo_stack.undo()
    assert kept(front, session.id).state is SessionState.READY
    assert len(front.desk.sessions.of_group(group.id)) == 1


def test_moving_by_keys_takes_a_day_and_a_time(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front, session.day)
    press(page, Qt.Key.Key_M)
    page.view.ask.show_when(TODAY + 8 * DAY, EVENING.replace(hour=17).time())
    agree(page)
    assert kept(front, session.id).starts_at == (EVENING + 8 * DAY).replace(hour=17)
    assert page.view.header.title.text() == "December 2026"


def test_clock_change_a_moved_session_keeps_its_time_on_the_wall(front: FrontDesk, group: Group) -> None:
    summer = datetime(2027, 3, 26, 18, 30).astimezone()
    session = front.session(group, summer)
    page = show(front, session.day)
    drop(page, session, date(2027, 3, 30))
    moved = kept(front, session.id).starts_at
    assert (moved.date(), moved.hour, moved.minute) == (date(2027, 3, 30), 18, 30)
    assert moved == datetime(2027, 3, 30, 18, 30).astimezone()


def test_dropped_where_it_was_nothing_happens(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front)
    drop(page, session, session.day)
    assert page.undo_stack.count() == 0
    assert front.said == []


def test_what_was_held_cannot_be_dragged_off(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING - DAY)
    front.desk.sessions.end(session.id)
    page = show(front)
    drop(page, session, TODAY + DAY)
    assert kept(front, session.id).day == session.day
    assert len(front.words()) == 1


def test_what_is_dragged_is_an_id_and_no_word(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY, "Trust")
    page = show(front)
    line = page.model.line(session.id)
    assert line is not None
    drag = page.view.month.drag_of(line)
    assert drag.mimeData().formats() == [MIME]
    assert dragged_session(drag.mimeData()) == session.id
    assert not drag.pixmap().isNull()


def test_in_the_week_the_time_moves_along_in_quarters_of_an_hour(front: FrontDesk, group: Group) -> None:
    page = show(front)
    week, start = page.view.week, QPoint(50, 300)
    quarters = [week.minutes_between(start, QPoint(90, 300 + down)) for down in (0, 3, 12, -12, 100)]
    assert quarters == [0, 0, 15, -15, 120]
    session = front.session(group, EVENING + DAY)
    week.dropped.emit(session.id, TODAY + 2 * DAY, -30)
    assert kept(front, session.id).starts_at == EVENING + 2 * DAY - timedelta(minutes=30)


def test_something_else_dropped_is_left_alone(front: FrontDesk, group: Group) -> None:
    page = show(front)
    for content in (b"not an id", "äöü".encode()):
        data = QMimeData()
        data.setData(MIME, QByteArray(content))
        event = QDropEvent(
            QPointF(30, 30), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        page.view.month.dropEvent(event)
        assert not event.isAccepted()


# ------------------------------------------------------------------------------------------------ new, groups, export


def test_a_new_session_is_planned_on_the_day_in_front(front: FrontDesk, group: Group) -> None:
    front.group("Another")
    page = show(front)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_N)
    ask = page.view.ask
    assert [ask.group.itemText(number) for number in range(ask.group.count())] == ["Another", "Lanterns"]
    ask.group.show_value(group.id)
    agree(page)
    (session,) = front.desk.sessions.of_group(group.id)
    assert (session.day, front.went) == (TODAY + DAY, [ToSession(session.id)])
    front.undo_last()
    assert front.desk.sessions.of_group(group.id) == ()


def test_the_view_and_the_groups_left_out_are_remembered(front: FrontDesk, group: Group) -> None:
    front.session(group, EVENING)
    page = show(front)
    assert page.rows.rowCount() == 1
    QTest.mouseClick(page.view.groups.boxes[0], Qt.MouseButton.LeftButton)
    assert page.rows.rowCount() == 0
    press(page, Qt.Key.Key_2)
    settings = front.window.settings.current
    assert (settings.calendar_view, settings.calendar_hidden) == ("week", str(group.id))
    again = calendar.build(front.desk, front.window)
    assert isinstance(again, CalendarPage)
    front.qtbot.addWidget(again)
    again.show_place(ToCalendar())
    assert again.view.stack.currentWidget() is again.view.week
    assert again.rows.rowCount() == 0


def test_an_unfit_memory_is_forgotten(front: FrontDesk, group: Group) -> None:
    settings = front.window.settings
    settings.change(replace(settings.current, calendar_view="year", calendar_hidden="one two"))
    page = show(front)
    assert page.view.stack.currentWidget() is page.view.month


def test_the_file_for_other_calendars_is_kept_where_asked(front: FrontDesk, group: Group, tmp_path: Path) -> None:
    front.session(group, EVENING, "Trust")
    page = show(front)
    QTest.mouseClick(page.view.groups.export, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "sessions.ics"))
    dialog.close()
    text = (tmp_path / "sessions.ics").read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "Trust" not in text


def test_a_full_disk_moves_nothing_and_says_so(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front)
    with front.full_disk():
        drop(page, session, TODAY + 3 * DAY)
    assert kept(front, session.id).day == session.day
    assert "disk is full" in front.trouble()


# --------------------------------------------------------------------------------------------------------- every look


@pytest.fixture
def crowded(front: FrontDesk) -> Iterator[FrontDesk]:
    """A calendar with hostile names, many sessions on a day, and one in each state."""
    for number, name in enumerate(("李", '<b>&"', "Łukasz Đặng " * 9, "Nightowls")):
        group = front.group(name, place="Room " * 20)
        for hours in range(4):
            front.session(group, EVENING + 2 * DAY + timedelta(hours=number + hours), "Theme " * 15)
        off = front.session(group, EVENING + number * DAY)
        front.desk.sessions.call_off(off.id, "A long reason " * 8)
        front.session(group, EVENING - (number + 2) * DAY)
    yield front
    theme.current().apply(Settings())


@in_every_look
@pytest.mark.parametrize("mode", Mode)
def test_it_passes_the_audit_with_hard_names(crowded: FrontDesk, look: Settings, mode: Mode) -> None:
    theme.current().apply(look)
    page = show(crowded, TODAY + 2 * DAY)
    page.view.mode_picked.emit(mode)
    for size in ((1068, 740), (812, 640)):
        page.resize(*size)
        for _ in range(6):
            QApplication.processEvents()
        page.grab()
        assert audit(page) == []
    page.view.wished.emit(Wish.NEW)
    for _ in range(6):
        QApplication.processEvents()
    assert audit(page) == []
