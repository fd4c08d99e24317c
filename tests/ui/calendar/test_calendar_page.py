"""The calendar through its window: walked by keys, sessions moved, cancelled and planned, each with its way back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import ScheduleId, SessionId, new_id
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState
from workwell_desktop.ui import calendar
from workwell_desktop.ui.calendar.controller import CalendarPage
from workwell_desktop.ui.calendar.shown import MIME, Deed, Mode, Wish
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCalendar, ToCloseOut, ToGroups, ToRun, ToSession
from workwell_desktop.ui.kit.settings import Settings

DAY = timedelta(days=1)
TODAY = NOW.date()
EVENING = NOW + timedelta(hours=2, minutes=30)


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group("Lanterns", place="Room 2", planned_sessions=12)


def show(front: FrontDesk, day: date | None = None) -> CalendarPage:
    page = calendar.build(front.desk, front.window)
    assert isinstance(page, CalendarPage)
    front.show(page, ToCalendar(day))
    return page


def press(page: CalendarPage, *keys: Qt.Key) -> None:
    """Press keys where they go: in the view in front, or wherever the focus is."""
    for key in keys:
        QTest.keyClick(page.view.front, key)
        QApplication.processEvents()


def here(page: CalendarPage) -> str:
    """Return the day in front, as its card is titled."""
    return page.view.day.heading.text()


def words(page: CalendarPage) -> str:
    """Return every label beside the calendar that is in sight."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.view.day.findChildren(QLabel) if label.isVisible())


def do(page: CalendarPage, deed: Deed, session: Session) -> None:
    QTest.mouseClick(page.view.day.buttons(session.id)[deed], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def agree(page: CalendarPage) -> None:
    QTest.mouseClick(page.view.ask.go, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def kept(front: FrontDesk, session_id: SessionId) -> Session:
    return front.desk.sessions.get(session_id)[0]


def drop(page: CalendarPage, session: Session, day: date) -> None:
    """Let a session go over another day, as a drag would."""
    grid = page.view.month
    data = QMimeData()
    data.setData(MIME, QByteArray(str(session.id).encode()))
    middle = QPointF(grid.visualRect(page.model.index_of(day)).center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    grid.dropEvent(QDropEvent(middle, Qt.DropAction.MoveAction, data, buttons, keys))
    QApplication.processEvents()


# ------------------------------------------------------------------------------------------------------ walking about


def test_with_no_group_it_offers_the_first_step(front: FrontDesk) -> None:
    page = show(front)
    assert page.view.empty.isVisible()
    assert not page.view.new.isVisible()
    QTest.mouseClick(page.view.empty.button, Qt.MouseButton.LeftButton)
    assert front.went == [ToGroups()]


def test_it_opens_at_today_with_its_session(front: FrontDesk, group: Group) -> None:
    front.session(group, EVENING, "Trust")
    page = show(front)
    assert page.view.header.title.text() == "November 2026"
    assert page.view.header.subtitle.text() == "One session · 1 to come"
    assert here(page) == "Monday 23"
    assert "Session 1 of 12 · Trust" in words(page)
    assert page.view.front.hasFocus()


def test_arrows_walk_day_by_day_and_turn_the_month(front: FrontDesk, group: Group) -> None:
    page = show(front)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert here(page) == "Tuesday 1"
    assert page.view.header.title.text() == "December 2026"
    press(page, Qt.Key.Key_Left)
    assert (here(page), page.view.header.title.text()) == ("Monday 30", "November 2026")
    press(page, Qt.Key.Key_PageUp)
    assert (here(page), page.view.header.title.text()) == ("Friday 30", "October 2026")
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert (here(page), page.view.header.title.text()) == ("Sunday 28", "February 2027")
    press(page, Qt.Key.Key_Home)
    assert here(page) == "Monday 23"
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_T)
    assert here(page) == "Monday 23"


def test_the_number_keys_change_the_view_and_the_day_stays(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + 2 * DAY)
    page = show(front, TODAY + 2 * DAY)
    press(page, Qt.Key.Key_2)
    assert page.view.stack.currentWidget() is page.view.week
    assert page.view.header.title.text() == "23 – 29 Nov 2026"
    press(page, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_3)
    assert page.view.stack.currentWidget() is page.view.list
    assert here(page) == "Wednesday 25"
    assert page.view.list.rows.currentIndex().data().startswith("Wednesday, 25 November, Lanterns")
    press(page, Qt.Key.Key_1)
    assert (here(page), page.view.month.chosen_line) == ("Wednesday 25", session.id)


def test_the_week_shows_where_its_first_session_begins(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW.replace(hour=6) + DAY)
    page = show(front)
    press(page, Qt.Key.Key_2)
    week = page.view.week
    points = [QPoint(x, y) for x in range(0, week.viewport().width(), 20) for y in range(0, 300, 8)]
    assert {line.id for point in points if (line := week.line_at(point)) is not None} == {session.id}


def test_the_list_walks_by_session_and_filters(front: FrontDesk, group: Group) -> None:
    for weeks in range(3):
        front.session(group, EVENING + weeks * WEEK, ("Trust", "Boundaries", "Rest")[weeks])
    page = show(front)
    press(page, Qt.Key.Key_3, Qt.Key.Key_Down)
    assert "Boundaries" in words(page)
    QTest.keyClicks(page.view.list.filter, "rest")
    assert page.rows.rowCount() == 1
    page.view.list.filter.setText("zebra")
    assert page.view.list.empty.isVisible()
    assert page.view.list.empty.title.text() == "Nothing fits these letters"


def test_space_goes_through_the_sessions_of_a_day_and_enter_opens_one(front: FrontDesk, group: Group) -> None:
    first, second = front.session(group, EVENING), front.session(group, EVENING + timedelta(hours=2))
    page = show(front)
    press(page, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter)
    assert front.went == [ToSession(first.id), ToSession(second.id), ToSession(first.id)]


def test_a_click_chooses_the_day_and_its_session(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + 3 * DAY)
    page = show(front)
    grid = page.view.month
    cell = grid.visualRect(page.model.index_of(session.day))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.center().x(), cell.top() + 44))
    assert (here(page), grid.chosen_line) == ("Thursday 26", session.id)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.center().x(), cell.top() + 44))
    assert front.went == [ToSession(session.id)]


def test_holidays_stand_by_name_in_their_day(front: FrontDesk, group: Group) -> None:
    front.desk.schedules.add_holiday(Holiday(TODAY + DAY, "Market day"))
    page = show(front, TODAY + DAY)
    assert "Market day. No group meets on this day." in words(page)
    assert "Market day" in str(page.model.index_of(TODAY + DAY).data())


def test_paging_forward_lays_endless_schedules_down(front: FrontDesk, group: Group) -> None:
    page = show(front)
    front.desk.schedules.save(
        Schedule(
            id=ScheduleId(new_id()),
            group_id=group.id,
            first_day=TODAY,
            start=EVENING.time(),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(0,)),
        )
    )
    press(page, *[Qt.Key.Key_PageDown] * 9)
    assert page.view.header.title.text() == "August 2027"
    assert page.view.header.subtitle.text() == "5 sessions · 5 to come"


# ------------------------------------------------------------------------------------------------------------- states


def test_run_and_close_out_lead_to_their_rooms(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING)
    page = show(front)
    do(page, Deed.RUN, session)
    front.desk.sessions.end(session.id)
    do(page, Deed.CLOSE, session)
    assert front.went == [ToRun(session.id), ToCloseOut(session.id)]


def test_each_state_stands_in_words_beside_the_calendar(front: FrontDesk, group: Group) -> None:
    past = front.session(group, EVENING - DAY)
    page = show(front, past.day)
    assert "Was it held?" in words(page)
    do(page, Deed.HELD, past)
    assert "Note unsigned" in words(page)
    front.undo_last()
    assert kept(front, past.id).state is SessionState.PLANNED
    assert "Was it held?" in words(page)


def test_a_clash_is_told_in_the_cell_and_beside(front: FrontDesk, group: Group) -> None:
    other = front.group("Carers' Table")
    for each in (group, other):
        front.desk.sessions.save(replace(front.session(each, EVENING + DAY), place="Room 2"))
    page = show(front, TODAY + DAY)
    assert "Also needed by Carers' Table, session 1: Room 2" in words(page)
    assert page.view.header.subtitle.text().endswith("2 in a clash")


def test_cancelling_asks_for_the_reason_and_can_be_undone(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front, session.day)
    press(page, Qt.Key.Key_C)
    assert page.view.ask.isVisible()
    agree(page)
    assert page.view.ask.fields["reason"].error
    QTest.keyClicks(page.view.ask.words, "weather")
    agree(page)
    assert not page.view.ask.isVisible()
    assert "Cancelled · weather" in words(page)
    assert front.words()[-1] == "Session 1 cancelled"
    page.undo_stack.undo()
    assert kept(front, session.id).state is SessionState.PLANNED
    page.undo_stack.redo()
    assert kept(front, session.id).reason == "weather"
    do(page, Deed.AGAIN, session)
    assert kept(front, session.id).state is SessionState.PLANNED


def test_cancelling_and_undoing_keeps_the_plan(front: FrontDesk, group: Group) -> None:
    page = show(front)
    front.desk.sample.add()
    sample = next(each for each in front.desk.groups.all() if each.id != group.id)
    session = next(s for s in front.desk.sessions.of_group(sample.id) if s.state.upcoming and s.agenda.blocks)
    front.show(page, ToCalendar(session.day))
    do(page, Deed.CANCEL, session)
    QTest.keyClicks(page.view.ask.words, "weather")
    agree(page)
    page.undo_stack.undo()
    assert kept(front, session.id) == session


def test_not_held_asks_why(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING - DAY)
    page = show(front, session.day)
    do(page, Deed.NOT_HELD, session)
    page.view.ask.why.show_value(NotHeldReason.VENUE)
    agree(page)
    assert kept(front, session.id).not_held_reason is NotHeldReason.VENUE
    assert "Not held · venue" in words(page)


def test_escape_keeps_things_as_they_are_and_gives_the_keys_back(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    page = show(front, session.day)
    press(page, Qt.Key.Key_C)
    QTest.keyClick(page.view.ask.words, Qt.Key.Key_Escape)
    assert not page.view.ask.isVisible()
    assert page.view.front.hasFocus()
    assert kept(front, session.id).state is SessionState.PLANNED


def test_keys_that_do_not_fit_a_session_say_so(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY)
    front.desk.sessions.call_off(session.id, "Snow")
    page = show(front, session.day)
    press(page, Qt.Key.Key_M)
    assert not page.view.ask.isVisible()
    assert front.words()[-1] == "Session 1 is “Cancelled”, so this cannot be done."


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


# ------------------------------------------------------------------------------------------------- new, groups, export


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
