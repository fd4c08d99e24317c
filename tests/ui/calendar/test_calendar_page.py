"""The calendar through its window: walked by keys, each state in words, sessions cancelled with their way back."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.calendar.room import DAY, EVENING, TODAY, agree, do, here, kept, press, show, words
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import ScheduleId, new_id
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule
from workwell_desktop.domain.session import NotHeldReason, SessionState
from workwell_desktop.ui.calendar.shown import Deed
from workwell_desktop.ui.kit.places_to_go import ToCalendar, ToCloseOut, ToGroups, ToRun, ToSession

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


def test_undoing_a_cancellation_keeps_what_was_planned_since(front: FrontDesk, group: Group) -> None:
    session = front.session(group, EVENING + DAY, "Trust")
    page = show(front, session.day)
    do(page, Deed.CANCEL, session)
    QTest.keyClicks(page.view.ask.words, "weather")
    agree(page)
    front.desk.sessions.save(replace(kept(front, session.id), theme="Boundaries"))
    page.undo_stack.undo()
    assert (kept(front, session.id).state, kept(front, session.id).theme) == (SessionState.PLANNED, "Boundaries")
    front.desk.sessions.set_ready(session.id, True)
    page.undo_stack.redo()
    assert kept(front, session.id).state is SessionState.READY
    assert "moved on since then" in front.trouble()


def test_midnight_a_calendar_left_open_shows_the_new_day(front: FrontDesk, group: Group) -> None:
    page = show(front)
    assert [cell.day for cell in page.model.days if cell.today] == [TODAY]
    front.now = front.now + DAY
    page.controller.pass_time()
    assert [cell.day for cell in page.model.days if cell.today] == [TODAY + DAY]


def test_a_screen_reader_hears_the_day_and_its_sessions(front: FrontDesk, group: Group) -> None:
    front.session(group, EVENING, "Trust")
    page = show(front)
    grid = QAccessible.queryAccessibleInterface(page.view.month)
    said = [grid.child(number).text(QAccessible.Text.Name) for number in range(grid.childCount())]
    heard = "Monday, 23 November, today, One session. Lanterns, Session 1 of 12, 18:30 – 20:00, Trust, Today"
    assert heard in said
