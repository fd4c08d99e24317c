"""Closing out: each step follows from what is true, none is compulsory, and moved words are never lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.closing import (
    ClosingFacts,
    first_left,
    promises,
    settled,
    standings,
    words_added,
    words_taken_out,
)
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.session import ClosingStep, Session, SheetFate
from workwell_desktop.domain.session_register import Reconciliation

SESSION = Session(
    id=SessionId(new_id()),
    group_id=GroupId(new_id()),
    number=7,
    starts_at=datetime(2026, 11, 23, 18, 30, tzinfo=UTC),
    length=timedelta(minutes=90),
)
ALL_WELL = Reconciliation(headcount=9, sheet=9, register=9, remote=0, not_marked=0)
S = ClosingStep


def facts(*closed: ClosingStep, **known: object) -> ClosingFacts:
    session = replace(SESSION, closed=closed)
    return ClosingFacts(session=session, **{"reconciliation": ALL_WELL, "marked": 9, **known})  # type: ignore[arg-type]


def left(known: ClosingFacts, step: ClosingStep) -> str:
    return next(standing.left for standing in standings(known) if standing.step is step)


def test_attendance_is_done_when_the_register_is_complete_and_the_counts_agree() -> None:
    assert left(facts(), S.ATTENDANCE) == ""
    apart = replace(ALL_WELL, headcount=10)
    assert "1 person more" in left(facts(reconciliation=apart), S.ATTENDANCE)
    assert left(facts(S.ATTENDANCE, reconciliation=apart), S.ATTENDANCE) == "", "it was looked at and explained"
    gaps = replace(ALL_WELL, not_marked=2)
    assert left(facts(S.ATTENDANCE, reconciliation=gaps), S.ATTENDANCE) == "2 people have no mark yet."


def test_attendance_of_nobody_is_not_done_by_itself() -> None:
    nobody = Reconciliation(headcount=None, sheet=None, register=0, remote=0, not_marked=0)
    assert left(facts(reconciliation=nobody, marked=0), S.ATTENDANCE)
    counted = replace(nobody, headcount=8, register=8)
    assert left(facts(reconciliation=counted, marked=0), S.ATTENDANCE) == ""


def test_a_signed_paper_sheet_asks_what_became_of_it() -> None:
    known = facts()
    with_sheet = replace(known, session=replace(SESSION, sheet_count=9))
    assert "paper sheet" in left(with_sheet, S.ATTENDANCE)
    destroyed = replace(SESSION, sheet_count=9, sheet_fate=SheetFate.DESTROYED)
    assert left(replace(known, session=destroyed), S.ATTENDANCE) == ""


def test_notes_are_done_when_signed_and_no_quick_note_waits() -> None:
    assert "not begun" in left(facts(), S.NOTES)
    assert "draft" in left(facts(note_state=NoteState.DRAFT), S.NOTES)
    assert left(facts(note_state=NoteState.SIGNED), S.NOTES) == ""
    assert left(facts(note_state=NoteState.LOCKED, quick_notes_waiting=1), S.NOTES) == "1 quick note waits."


def test_no_step_is_compulsory_as_in_openmrs() -> None:
    """Trap: everything had to be filled in before anything could be saved. Here each step may be said to be done."""
    nothing = facts(*ClosingStep, marked=0)
    assert all(standing.done for standing in standings(nothing))
    assert first_left(standings(nothing)) is None


def test_the_next_step_is_the_first_one_left_from_here_on() -> None:
    steps = standings(facts(S.NOTES))
    assert first_left(steps) is S.FOLLOW_UPS
    assert first_left(steps, S.FEEDBACK) is S.NEXT_SESSION
    assert first_left(steps, S.NEXT_SESSION) is S.FOLLOW_UPS


@given(st.lists(st.tuples(st.sampled_from(ClosingStep), st.booleans()), max_size=8))
def test_settling_keeps_the_order_of_the_steps_and_repeats_nothing(taps: list[tuple[ClosingStep, bool]]) -> None:
    session = SESSION
    for step, done in taps:
        session = replace(session, closed=settled(session, step, done))
        assert (step in session.closed) is done
    assert list(session.closed) == [step for step in ClosingStep if step in session.closed]


TEXTS = st.lists(st.sampled_from(["We met.", "Tea", "", "  ", "Devon walked"]), max_size=4).map("\n".join)


@given(TEXTS, st.sampled_from(["Devon walked", "A calm close.", "two\nlines"]))
def test_words_that_were_moved_come_out_as_they_went_in(text: str, words: str) -> None:
    added = words_added(text, words)
    assert words in added.split("\n") or words == "two\nlines"
    assert words_taken_out(added, words).rstrip() == text.rstrip()
    assert words_taken_out(text.replace(words, "x"), words) == text.replace(words, "x")


def test_promises_are_the_lines_for_next_time() -> None:
    assert promises(NoteText(next_time="- Start on time\n\n• Bring cards \nStart on time")) == (
        "Start on time",
        "Bring cards",
    )
