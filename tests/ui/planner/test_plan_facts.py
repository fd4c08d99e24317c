"""What is known once a session's day has come: heads counted, visitors, the agreement read out."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import NotHeldReason, SessionState
from workwell_desktop.ui.planner.controller import PlannerPage


def count(page: PlannerPage, name: str, words: str) -> None:
    """Type a number and leave its field."""
    number = page.view.details.numbers[name].number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, words)
    QTest.keyClick(number, Qt.Key.Key_Return)


def test_what_was_counted_is_kept_at_once_said_and_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    assert page.view.details.numbers["headcount"].number.text() == "Not counted"
    count(page, "headcount", "9")
    count(page, "visitors", "2")
    page.view.details.agreement.click()
    kept = room.kept(session)
    assert (kept.headcount, kept.visitors, kept.agreement_read) == (9, 2, True)
    assert room.words() == ["Heads counted: 9", "Visitors: 2", "The agreement was read out"]
    for undone in ((9, 2, False), (9, 0, False), (None, 0, False)):
        page.undo_stack.undo()
        kept = room.kept(session)
        assert (kept.headcount, kept.visitors, kept.agreement_read) == undone
    assert page.view.details.numbers["headcount"].number.text() == "Not counted"


def test_nobody_came_is_not_the_same_as_not_counted(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    count(page, "headcount", "0")
    assert room.kept(session).headcount == 0
    QTest.keyClick(page.view.details.numbers["headcount"].number, Qt.Key.Key_Down)
    assert room.kept(session).headcount is None
    assert room.words()[-1] == "Heads not counted"


def test_a_number_that_cannot_be_is_refused_beside_the_field(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    for name in ("headcount", "visitors"):
        count(page, name, "2000")
        assert "between 0 and 1,000" in page.view.details.fields[name].error
        count(page, name, "4")
        assert page.view.details.fields[name].error == ""
    assert (room.kept(session).headcount, room.kept(session).visitors) == (4, 4)


def test_a_number_still_being_typed_is_kept_on_leaving(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    number = page.view.details.numbers["headcount"].number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "12")
    page.leaving()
    assert room.kept(session).headcount == 12


def test_nothing_is_counted_before_the_day_or_when_the_session_is_off(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    coming = room.add_session(group, "Talk", number=8, starts_at=TONIGHT + timedelta(days=7))
    off = room.desk.sessions.set_not_held(room.add_session(group, "Talk").id, NotHeldReason.WEATHER)
    for session in (coming, off):
        assert show_plan(session).view.details.facts.isHidden()


def test_an_ended_and_written_up_session_can_still_be_counted_and_a_locked_one_not(
    room: Room, show_plan: ShowPlan
) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    room.desk.sessions.end(session.id)
    count(page, "headcount", "7")
    room.desk.notes.write(session.id, NoteText(happened="We talked."))
    room.desk.notes.sign(session.id)
    assert room.kept(session).state is SessionState.WRITTEN_UP
    count(page, "headcount", "8")
    assert room.kept(session).headcount == 8
    room.desk.notes.lock(session.id)
    assert not page.view.details.facts.isHidden()
    assert not page.view.details.numbers["headcount"].isEnabled()
    assert not page.view.details.agreement.isEnabled()


def test_undo_puts_back_what_was_changed_here_and_keeps_what_was_counted_elsewhere_since(
    room: Room, show_plan: ShowPlan
) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    count(page, "visitors", "2")
    room.desk.attendance.count(session.id, headcount=9)
    page.undo_stack.undo()
    kept = room.kept(session)
    assert (kept.visitors, kept.headcount) == (0, 9)
