"""What becomes of a whole session: begun, ended, called off, not held, deleted; where the header leads."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, titles
from tests.ui.planner.test_plan_parts import choose
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import NotHeldReason, SessionState
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToGroup, ToHandouts, ToNote, ToRun, ToSession
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.planner.controller import PlannerPage

LEFT = Qt.MouseButton.LeftButton


def pick(page: PlannerPage, words: str) -> None:
    next(action for action in page.view.header.menu.actions() if action.text() == words).trigger()


def layout_done(page: PlannerPage) -> None:
    """Let Qt lay out what was just shown."""
    for _ in range(5):
        QApplication.processEvents()


def offered(page: PlannerPage) -> list[str]:
    """Return the steps in the menu; what needs no step, such as keeping the plan, stands above the line."""
    entries = page.view.header.menu.actions()
    line = next((number for number, entry in enumerate(entries) if entry.isSeparator()), -1)
    return [entry.text() for entry in entries[line + 1 :]]


def test_the_header_leads_to_group_papers_and_note(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    assert page.view.header.title.text() == "Session 7 — Open dialogue"
    assert page.view.header.subtitle.text() == "Mon 23 Nov, 18:30 – 20:00 · Room 2 · Ruth A."
    page.view.header.crumb_pressed.emit()
    QTest.mouseClick(page.view.header.papers, LEFT)
    QTest.mouseClick(page.view.header.note, LEFT)
    assert room.went == [ToGroup(session.group_id), ToHandouts(session.id), ToNote(session.id)]


def test_a_session_is_marked_as_ready_and_not_ready_yet(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    pick(page, "Mark as ready")
    assert room.kept(session).state is SessionState.READY
    assert room.words()[-1] == "Session 7 is ready"
    assert page.view.header.subtitle.text().endswith("Ruth A. · Ready")
    page.undo_stack.undo()
    assert room.kept(session).state is SessionState.PLANNED
    page.undo_stack.redo()
    pick(page, "Not ready yet")
    assert room.kept(session).state is SessionState.PLANNED
    QTest.mouseClick(page.view.header.main, LEFT)
    assert "Mark as ready" not in offered(page)


def test_starting_goes_to_the_running_session_and_can_be_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    assert page.view.header.main.text() == "Start session"
    QTest.mouseClick(page.view.header.main, LEFT)
    assert room.kept(session).state is SessionState.IN_PROGRESS
    assert room.kept(session).started_at == room.now
    assert room.desk.running.state(session.id).running
    assert room.went == [ToRun(session.id)]
    assert room.words()[-1] == "Session 7 started"
    assert page.view.header.main.text() == "Go to the session"
    QTest.mouseClick(page.view.header.main, LEFT)
    assert room.went == [ToRun(session.id)] * 2
    page.undo_stack.undo()
    assert room.kept(session).state is SessionState.PLANNED
    assert not room.desk.running.state(session.id).running
    assert room.went[-1] == ToSession(session.id)
    assert page.view.header.main.text() == "Start session"


def test_ending_then_closing_out_and_the_register_each_from_the_plan(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    room.desk.sessions.begin(session.id)
    page = show_plan(session)
    pick(page, "End session")
    assert room.kept(session).state is SessionState.ENDED
    QTest.mouseClick(page.view.header.main, LEFT)
    pick(page, "Take register")
    assert room.went == [ToCloseOut(session.id), ToGroup(session.group_id, "attendance")]
    page.undo_stack.undo()
    assert room.kept(session).state is SessionState.IN_PROGRESS


def test_a_session_of_a_later_day_offers_its_papers_first(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", starts_at=TONIGHT.replace(day=30))
    page = show_plan(session)
    assert not page.view.header.papers.isVisible()
    QTest.mouseClick(page.view.header.main, LEFT)
    assert room.went == [ToHandouts(session.id)]
    assert room.kept(session).state is SessionState.PLANNED


def test_escape_leaves_things_as_they_are(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    pick(page, "Cancel session…")
    QTest.keyClicks(page.view.question.words, "Never mind")
    QTest.keyClick(page.view.question.words, Qt.Key.Key_Escape)
    assert not page.view.question.isVisible()
    assert room.kept(session) == session


def test_a_session_whose_time_has_passed_was_held(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", starts_at=TONIGHT.replace(day=16))
    page = show_plan(session)
    assert page.view.header.main.text() == "It was held"
    QTest.mouseClick(page.view.header.main, LEFT)
    kept = room.kept(session)
    assert (kept.state, kept.ended_at) == (SessionState.ENDED, kept.ends_at)


def test_calling_off_needs_a_reason_and_can_be_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    pick(page, "Cancel session…")
    QTest.mouseClick(page.view.question.go, LEFT)
    assert page.view.question.words_field.error
    assert room.kept(session).state is SessionState.PLANNED
    QTest.keyClicks(page.view.question.words, "The heating is broken")
    QTest.mouseClick(page.view.question.go, LEFT)
    assert room.kept(session).state is SessionState.CANCELLED
    assert "The heating is broken" in page.view.remark.text()
    assert page.view.header.main.text() == "Plan it again"
    page.undo_stack.undo()
    assert room.kept(session).state is SessionState.PLANNED
    assert room.kept(session).reason == ""


def test_not_held_has_a_cause_and_can_be_planned_again(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    pick(page, "Not held…")
    page.view.question.reason.show_value(NotHeldReason.WEATHER)
    QTest.mouseClick(page.view.question.go, LEFT)
    kept = room.kept(session)
    assert (kept.state, kept.not_held_reason) == (SessionState.NOT_HELD, NotHeldReason.WEATHER)
    QTest.mouseClick(page.view.header.main, LEFT)
    assert room.kept(session).state is SessionState.PLANNED
    assert room.kept(session).not_held_reason is None


def test_moving_a_session_people_were_told_of_asks_for_the_reason_and_can_be_undone(
    room: Room, show_plan: ShowPlan
) -> None:
    session = room.desk.sessions.set_ready(room.add_session(room.add_group(), "Talk").id, True)
    page = show_plan(session)
    page.view.details.day.setDate(QDate(2026, 11, 30))
    page.leaving()
    assert room.kept(session) == session
    assert "say why it moves" in page.view.details.fields["starts"].error
    QTest.mouseClick(page.view.question.go, LEFT)
    assert page.view.question.words_field.error
    QTest.keyClicks(page.view.question.words, "The room is taken")
    QTest.mouseClick(page.view.question.go, LEFT)
    assert room.kept(session).state is SessionState.MOVED
    (stands,) = (each for each in room.desk.sessions.of_group(session.group_id) if each.state.upcoming)
    assert stands.day == TONIGHT.date().replace(day=30)
    assert titles(stands) == ["Talk"]
    assert room.went == [ToSession(stands.id)]
    undo = room.said[-1].undo
    assert undo is not None
    undo()
    assert room.kept(session) == session
    assert room.went[-1] == ToSession(session.id)


def test_keeping_the_day_after_all_puts_it_back_into_its_field(room: Room, show_plan: ShowPlan) -> None:
    session = room.desk.sessions.set_ready(room.add_session(room.add_group(), "Talk").id, True)
    page = show_plan(session)
    page.view.details.start.setTime(QTime(17, 0))
    page.leaving()
    QTest.keyClick(page.view.question.words, Qt.Key.Key_Escape)
    assert page.view.details.start.time() == QTime(18, 30)
    assert page.view.details.fields["starts"].error == ""
    assert room.bulletin.saving().state is SaveState.SAVED
    assert room.kept(session) == session


def test_deleting_asks_once_by_name_and_can_be_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", "Close")
    page = show_plan(session)
    pick(page, "Delete session…")
    assert "Open dialogue" in page.view.question.sentence.text()
    assert "2 parts" in page.view.question.sentence.text()
    QTest.mouseClick(page.view.question.danger, LEFT)
    assert room.desk.sessions.of_group(session.group_id) == ()
    assert room.went == [ToGroup(session.group_id, "sessions")]
    undo = room.said[-1].undo
    assert undo is not None
    undo()
    assert room.kept(session) == session
    assert room.went[-1] == ToSession(session.id)


def test_a_session_with_a_signed_note_is_not_deleted_and_says_why(room: Room, show_plan: ShowPlan) -> None:
    session = room.desk.sessions.call_off(room.add_session(room.add_group(), "Talk").id, "The boiler broke.")
    room.desk.reflections.debriefs.write(session.id, "We were relieved.")
    room.desk.reflections.debriefs.sign(session.id)
    page = show_plan(session)
    pick(page, "Delete session…")
    QTest.mouseClick(page.view.question.danger, LEFT)
    assert "signed notes stay" in page.view.question.sentence.text()
    assert room.kept(session) == session


@pytest.mark.slow
def test_drafts_are_named_before_they_go_with_their_session_and_come_back(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    room.desk.notes.write(session.id, NoteText(happened="We met for tea."))
    room.desk.reflections.debriefs.write(session.id, "Calm.")
    page = show_plan(session)
    pick(page, "Delete session…")
    asked = page.view.question.sentence.text()
    assert "Its drafts go too: the group note (4 words) and the debrief (1 word)." in asked
    QTest.mouseClick(page.view.question.danger, LEFT)
    assert room.desk.sessions.of_group(session.group_id) == ()
    undo = room.said[-1].undo
    assert undo is not None
    undo()
    note, debrief = room.desk.notes.of_session(session.id).note, room.desk.reflections.debriefs.of_session(session.id)
    assert note is not None
    assert debrief.note is not None
    assert (note.text.happened, debrief.note.text) == ("We met for tea.", "Calm.")


def test_only_what_makes_sense_is_offered(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    assert offered(page) == ["Mark as ready", "Cancel session…", "Not held…", "Delete session…"]
    room.desk.sessions.end(session.id)
    assert offered(page) == ["Take register", "Write a debrief", "Go on with the session", "Not held…"]


def test_a_locked_session_is_read_only_and_says_so(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    room.desk.sessions.put(replace(session, state=SessionState.LOCKED))
    page = show_plan(session)
    assert "locked" in page.view.remark.text()
    choose(page, 0)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Down)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Delete)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Return)
    QTest.keyClicks(page.view.part.title, "Other words")
    page.leaving()
    assert room.kept(session).agenda == session.agenda
    assert not page.view.add.isVisible()
    assert page.view.part.title.isReadOnly()
    assert not page.view.details.day.isEnabled()
    assert offered(page) == ["Write a debrief"]
    assert page.view.header.main.text() == "See register"


def test_a_session_deleted_elsewhere_is_said_to_be_gone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a")
    page = show_plan(session)
    room.desk.sessions.remove(session.id)
    assert page.view.gone.isVisible()
    assert not page.view.header.main.isVisible()


def test_another_session_starts_with_nothing_to_undo(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    one, other = room.add_session(group, "a", "b"), room.add_session(group, "c", number=8)
    page = show_plan(one)
    choose(page, 0)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Delete)
    page.leaving()
    page.show_place(ToSession(other.id))
    assert not page.undo_stack.canUndo()
    assert page.view.part.title.text() == "c"


@in_every_look
def test_the_page_passes_the_audit(room: Room, show_plan: ShowPlan, look: Settings) -> None:
    session = room.add_session(room.add_group("<b>&" + "x" * 100), "李 " * 30, "Łukasz & <b>", "c")
    dressed = theme.current()
    dressed.apply(look)
    try:
        page = show_plan(session)
        page.view.part.show_error("minutes", "A part lasts between 1 and 480 minutes.")
        layout_done(page)
        assert audit(page) == []
        pick(page, "Not held…")
        layout_done(page)
        assert audit(page) == []
        page.view.part.more.setChecked(True)
        for fold in dict.fromkeys(page.view.part.folds.values()):
            fold.open()
        pick(page, "Keep plan as a template…")
        layout_done(page)
        assert audit(page) == []
    finally:
        dressed.apply(Settings(theme=ThemeChoice.LIGHT))
