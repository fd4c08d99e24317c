"""A session's life: which state may follow which, what each move remembers, and what cannot be kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.session import NEXT_STATES, NotHeldReason, Session, SessionState

S = SessionState
START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
PLANNED = Session(
    id=SessionId(new_id()), group_id=GroupId(new_id()), number=7, starts_at=START, length=timedelta(minutes=90)
)


@given(draw.sessions(), st.sampled_from(S))
def test_every_move_is_either_in_the_table_or_refused_with_a_sentence(session: Session, state: SessionState) -> None:
    if state in NEXT_STATES[session.state]:
        assert session.moved(state).state is state
        return
    with pytest.raises(Refusal) as refused:
        session.moved(state)
    assert refused.value.sentence == f"A session that is “{session.state.label}” cannot become “{state.label}”."


@given(draw.sessions(states=st.just(S.LOCKED)), st.sampled_from(S))
def test_locked_is_final(session: Session, state: SessionState) -> None:
    with pytest.raises(Refusal):
        session.moved(state)
    with pytest.raises(Refusal):
        session.begun(START)
    with pytest.raises(Refusal):
        session.ended(START)
    with pytest.raises(Refusal):
        session.called_off("ill")
    with pytest.raises(Refusal):
        session.not_held(NotHeldReason.WEATHER)


def test_every_state_is_reached_from_planned_and_every_other_can_go_on() -> None:
    reached, edge = {S.PLANNED}, [S.PLANNED]
    while edge:
        edge = [state for known in edge for state in NEXT_STATES[known] if state not in reached]
        reached.update(edge)
    assert reached == set(S)
    assert [state for state in S if not NEXT_STATES[state]] == [S.LOCKED]


def test_each_state_is_to_come_or_held_or_off_and_nothing_else() -> None:
    for state in S:
        assert [state.upcoming, state.held, state.off].count(True) == 1


def test_the_whole_evening() -> None:
    begun = PLANNED.moved(S.READY).begun(START + timedelta(minutes=3))
    ended = begun.ended(START + timedelta(minutes=95))
    assert ended.moved(S.WRITTEN_UP).moved(S.LOCKED).state is S.LOCKED
    assert ended.started_at == START + timedelta(minutes=3)
    assert ended.ended_at == START + timedelta(minutes=95)


def test_one_never_begun_on_screen_began_as_planned() -> None:
    ended = PLANNED.ended(START + timedelta(days=2))
    assert (ended.state, ended.started_at) == (S.ENDED, START)


@given(draw.sessions(), draw.moments())
def test_the_end_is_never_before_the_beginning(session: Session, now: datetime) -> None:
    if S.IN_PROGRESS not in NEXT_STATES[session.state]:
        return
    ended = session.begun(now).ended(now - timedelta(hours=3))
    assert ended.started_at is not None
    assert ended.ended_at is not None
    assert ended.started_at <= ended.ended_at


def test_going_on_after_the_end_keeps_the_beginning() -> None:
    again = PLANNED.begun(START).ended(START + timedelta(minutes=60)).begun(START + timedelta(minutes=62))
    assert (again.started_at, again.ended_at) == (START, None)


def test_calling_off_needs_a_reason_in_words() -> None:
    with pytest.raises(Refusal) as refused:
        PLANNED.called_off("  ")
    assert refused.value.sentence == "The reason is still empty. Type a few letters to go on."
    assert PLANNED.called_off("Snow").reason == "Snow"


def test_not_held_keeps_why() -> None:
    missed = PLANNED.not_held(NotHeldReason.NOBODY_CAME, " waited  an hour ")
    assert (missed.state, missed.not_held_reason) == (S.NOT_HELD, NotHeldReason.NOBODY_CAME)
    assert missed.reason == "waited an hour"
    assert not missed.state.held


def test_one_planned_again_forgets_why_it_was_off_and_when_it_ran() -> None:
    again = PLANNED.begun(START).not_held(NotHeldReason.VENUE, "locked door").moved(S.PLANNED)
    assert again == PLANNED


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (0, "The end must come after the start. Choose a later end."),
        (-30, "The end must come after the start. Choose a later end."),
        (481, "A session lasts at most 8 hours. Choose an earlier end."),
    ],
)
def test_an_end_before_the_start_is_refused(minutes: int, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        replace(PLANNED, length=timedelta(minutes=minutes)).checked()
    assert (refused.value.sentence, refused.value.field) == (sentence, "ends")


@pytest.mark.parametrize(("field", "value"), [("headcount", -1), ("headcount", 1001), ("visitors", -1)])
def test_impossible_counts_are_refused(field: str, value: int) -> None:
    with pytest.raises(Refusal) as refused:
        replace(PLANNED, **{field: value}).checked()  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_session_with_an_impossible_part_is_not_kept() -> None:
    part = Block(id=BlockId(new_id()), title="Topic", minutes=0)
    with pytest.raises(Refusal, match="between 1 and 480 minutes"):
        replace(PLANNED, agenda=Agenda((part,))).checked()


def test_no_field_but_number_and_time_is_compulsory() -> None:
    assert PLANNED.checked() == PLANNED
    assert PLANNED.title == "Session 7"
    assert replace(PLANNED, theme="Rest").title == "Session 7 — Rest"


def test_the_day_is_the_one_on_the_wall() -> None:
    late = datetime(2026, 11, 23, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    assert replace(PLANNED, starts_at=late).day == date(2026, 11, 23)
    assert late.astimezone(UTC).date() == date(2026, 11, 24)


def test_a_naive_start_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="aware"):
        replace(PLANNED, starts_at=datetime(2026, 11, 23, 18, 30))


@given(draw.sessions(), draw.moments() | draw.zoned_moments())
def test_midnight_and_clock_change_never_bend_the_length(session: Session, start: datetime) -> None:
    session = replace(session, starts_at=start)
    assert session.ends_at.astimezone(UTC) - start.astimezone(UTC) == session.length
    assert timedelta(minutes=session.minutes) == session.length
