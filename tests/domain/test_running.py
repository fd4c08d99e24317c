"""The session clock: what happened, read again at any moment, says where a session stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.running import RunEvent, RunKind, RunState, Stage, run_state
from workwell_desktop.domain.session import Session, SessionState

K = RunKind
START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
BLOCKS = tuple(
    Block(id=BlockId(new_id()), title=title, minutes=minutes, category=category)
    for title, minutes, category in (
        ("Welcome", 5, Category.OPENING),
        ("Check-in", 20, Category.CHECK_IN),
        ("Trust", 40, Category.DISCUSSION),
        ("Check-out", 20, Category.CHECK_OUT),
    )
)
SESSION = Session(
    id=SessionId(new_id()),
    group_id=GroupId(new_id()),
    number=7,
    starts_at=START,
    length=timedelta(minutes=90),
    agenda=Agenda(BLOCKS),
    state=SessionState.IN_PROGRESS,
    started_at=START,
)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@dataclass
class Evening:
    """A session that is run by hand: `after` minutes something happens, and the clock is asked."""

    session: Session = SESSION
    events: tuple[RunEvent, ...] = ()

    def does(self, kind: RunKind, after: float, block: Block | None = None, seconds: int = 0) -> None:
        event = RunEvent(
            session_id=self.session.id,
            position=len(self.events),
            kind=kind,
            at=self.session.starts_at + minutes(after),
            seconds=seconds,
            block_id=block.id if block else None,
        )
        self.events = (*self.events, event)

    def state(self, after: float) -> RunState:
        return run_state(self.session, self.events, self.session.starts_at + minutes(after))


@pytest.fixture
def evening() -> Evening:
    """A session started three minutes late."""
    evening = Evening()
    evening.does(K.START, 3, BLOCKS[0])
    return evening


def test_the_part_in_hand_its_time_and_the_whole_evening(evening: Evening) -> None:
    evening.does(K.NEXT, 9, BLOCKS[1])
    state = evening.state(14)
    assert (state.index, state.block) == (1, BLOCKS[1])
    assert (state.given, state.elapsed, state.left) == (minutes(20), minutes(5), minutes(15))
    assert state.part_started_at == START + minutes(9)
    assert state.ahead == minutes(90 - (14 + 15 + 40 + 20))
    assert state.actual == {BLOCKS[0].id: minutes(6), BLOCKS[1].id: minutes(5)}
    assert state.actual_minutes(BLOCKS[0].id) == 6
    assert state.actual_minutes(BLOCKS[2].id) is None


def test_minutes_more_and_fewer_are_given_to_the_part_in_hand(evening: Evening) -> None:
    evening.does(K.ADJUST, 4, BLOCKS[0], 300)
    assert evening.state(4).left == minutes(9)
    evening.does(K.ADJUST, 5, BLOCKS[0], -120)
    assert evening.state(5).left == minutes(6)
    evening.does(K.NEXT, 6, BLOCKS[1])
    assert evening.state(6).given == minutes(20)


def test_a_pause_stands_still_and_is_felt_by_the_evening(evening: Evening) -> None:
    evening.does(K.PAUSE, 5, BLOCKS[0])
    before, after = evening.state(5), evening.state(25)
    assert after.paused
    assert after.left == before.left
    assert after.lasted == before.lasted == minutes(2)
    assert after.ahead == before.ahead - minutes(20)
    evening.does(K.RESUME, 25, BLOCKS[0])
    assert not evening.state(26).paused
    assert evening.state(26).left == before.left - minutes(1)


def test_going_back_goes_on_with_the_time_the_part_had_left(evening: Evening) -> None:
    evening.does(K.NEXT, 5, BLOCKS[1])
    evening.does(K.BACK, 6, BLOCKS[0])
    state = evening.state(7)
    assert state.index == 0
    assert state.elapsed == minutes(3)
    assert state.actual[BLOCKS[1].id] == minutes(1)


@pytest.mark.parametrize(
    ("after", "stage"),
    [(3, Stage.CALM), (6.9, Stage.CALM), (7, Stage.NEAR), (7.8, Stage.LAST), (8, Stage.LAST), (8.1, Stage.OVER)],
)
def test_the_screen_changes_at_a_fifth_and_at_a_twentieth(evening: Evening, after: float, stage: Stage) -> None:
    assert evening.state(after).stage is stage


def test_a_soft_cue_comes_ten_minutes_before_the_end_of_a_discussion(evening: Evening) -> None:
    evening.does(K.NEXT, 8, BLOCKS[2])
    assert [evening.state(after).soft_cue for after in (37, 38.5, 42, 44)] == [False, True, True, False]
    evening.does(K.NEXT, 48, BLOCKS[3])
    assert not evening.state(60).soft_cue


def test_a_part_locked_to_a_time_is_waited_for_in_the_forecast(evening: Evening) -> None:
    locked = replace(BLOCKS[3], locked_at=time(19, 50))
    evening.session = replace(SESSION, agenda=Agenda((*BLOCKS[:3], locked)))
    assert evening.state(3).ahead == minutes(90 - 100)


def test_without_a_plan_the_session_is_one_part() -> None:
    evening = Evening(replace(SESSION, agenda=Agenda()))
    evening.does(K.START, 0)
    state = evening.state(30)
    assert state.block is None
    assert (state.given, state.left, state.ahead) == (minutes(90), minutes(60), minutes(0))


def test_before_the_start_nothing_runs_and_the_first_part_is_at_hand() -> None:
    state = Evening(replace(SESSION, state=SessionState.READY, started_at=None)).state(4)
    assert not state.running
    assert state.block == BLOCKS[0]
    assert state.left == minutes(5)


def test_an_ended_session_stands_still_for_good(evening: Evening) -> None:
    evening.does(K.END, 60, BLOCKS[0])
    evening.session = SESSION.ended(START + minutes(60))
    assert evening.state(61) == evening.state(6000)
    assert evening.state(61).ended_at == START + minutes(60)
    assert evening.state(61).lasted == minutes(57)


def test_a_session_ended_elsewhere_stands_still_too(evening: Evening) -> None:
    evening.session = SESSION.ended(START + minutes(60))
    assert evening.state(6000).ended_at == START + minutes(60)
    assert evening.state(6000).lasted == minutes(57)


def test_a_session_put_back_in_progress_goes_on_as_though_it_had_not_ended(evening: Evening) -> None:
    evening.does(K.END, 60, BLOCKS[0])
    assert evening.state(62).running
    assert evening.state(62).lasted == minutes(59)


def test_a_session_planned_again_starts_anew(evening: Evening) -> None:
    evening.does(K.END, 60, BLOCKS[0])
    evening.session = replace(SESSION, state=SessionState.PLANNED)
    assert evening.state(70).started_at is None
    evening.does(K.START, 80, BLOCKS[0])
    evening.session = SESSION
    assert evening.state(81).lasted == minutes(1)


def test_a_part_taken_out_of_the_plan_while_it_runs_hands_its_visit_to_what_stands_there(evening: Evening) -> None:
    evening.does(K.NEXT, 8, BLOCKS[1])
    evening.session = replace(SESSION, agenda=Agenda((BLOCKS[0], *BLOCKS[2:])))
    state = evening.state(10)
    assert state.block == BLOCKS[2]
    assert state.elapsed == minutes(2)
    assert sum(state.actual.values(), timedelta()) == state.lasted
    evening.session = replace(SESSION, agenda=Agenda())
    assert evening.state(10).block is None
    assert evening.state(10).given == minutes(90)


def test_a_part_moved_in_the_plan_stays_in_hand(evening: Evening) -> None:
    evening.does(K.NEXT, 8, BLOCKS[1])
    evening.session = replace(SESSION, agenda=SESSION.agenda.moved(BLOCKS[1].id, 3))
    assert evening.state(10).index == 3
    assert evening.state(10).elapsed == minutes(2)


# Laws

TURNS = (K.NEXT, K.BACK, K.ADJUST, K.PAUSE, K.RESUME, K.END, K.CLOCK_SET)


@st.composite
def evenings(draw: st.DrawFn) -> tuple[Session, tuple[RunEvent, ...]]:
    """Draw anything at all that could be stored: any order, clocks that run backwards, parts nobody knows."""
    session = draw(st.sampled_from((SESSION, replace(SESSION, agenda=Agenda()), SESSION.ended(START + minutes(80)))))
    kinds = draw(st.lists(st.sampled_from((*TURNS, K.START)), max_size=12))
    parts = st.sampled_from((*(block.id for block in BLOCKS), None, BlockId(new_id())))
    moments = st.integers(-4000, 9000)
    events = [
        RunEvent(
            session_id=session.id,
            position=position,
            kind=kind,
            at=START + timedelta(seconds=draw(moments)),
            seconds=draw(st.integers(-90_000, 90_000)),
            block_id=draw(parts),
        )
        for position, kind in enumerate((K.START, *kinds))
    ]
    return session, tuple(events)


@given(evenings(), st.lists(st.integers(-5000, 500_000), min_size=2, max_size=6).map(sorted))
def test_the_clock_never_runs_backwards_whatever_happened(
    drawn: tuple[Session, tuple[RunEvent, ...]], seconds: list[int]
) -> None:
    session, events = drawn
    states = [run_state(session, events, START + timedelta(seconds=number)) for number in seconds]
    for state in states:
        assert timedelta() <= state.elapsed <= state.lasted
        assert 0 <= state.index < max(1, len(session.agenda))
        assert all(spent >= timedelta() for spent in state.actual.values())
        if session.agenda.blocks:
            assert sum(state.actual.values(), timedelta()) <= state.lasted
    for earlier, later in pairwise(states):
        assert earlier.lasted <= later.lasted
        assert earlier.elapsed <= later.elapsed


PRESSED = st.lists(
    st.tuples(st.integers(1, 300), st.sampled_from((K.NEXT, K.BACK, K.PAUSE, K.RESUME, K.ADJUST))),
    max_size=10,
    unique_by=lambda press: press[0],
).map(sorted)


@given(PRESSED, st.integers(1, 320))
def test_what_is_read_again_is_what_stood_on_the_screen(presses: list[tuple[int, RunKind]], now: int) -> None:
    """Replay equals live: a clock that counts second by second and forgets nothing shows the same."""
    at_second, index, paused = dict(presses), 0, False
    spent, given_seconds = [0] * 4, [block.minutes * 60 for block in BLOCKS]
    evening = Evening()
    evening.does(K.START, 0, BLOCKS[0])
    for second in range(now):
        kind = at_second.get(second)
        index = max(0, min(3, index + {K.NEXT: 1, K.BACK: -1}.get(kind, 0))) if kind else index
        paused = {K.PAUSE: True, K.RESUME: False}.get(kind, paused) if kind else paused
        if kind is not None:
            given_seconds[index] += 30 if kind is K.ADJUST else 0
            evening.does(kind, second / 60, BLOCKS[index], 30)
        spent[index] += not paused
    state = evening.state(now / 60)
    assert (state.index, state.paused) == (index, paused)
    assert state.left == timedelta(seconds=given_seconds[index] - spent[index])
    assert state.lasted == timedelta(seconds=sum(spent))
    assert [state.actual.get(block.id, timedelta()).total_seconds() for block in BLOCKS] == spent


def lived(kinds: Sequence[tuple[RunKind, int]], jumps: Sequence[tuple[int, int]]) -> RunState:
    """Return how an evening ends whose computer clock is moved by `jumps`: at a second, by seconds."""
    happened: list[RunEvent] = []
    told = sorted([(at, K.CLOCK_SET, by) for at, by in jumps] + [(at, kind, 0) for kind, at in kinds])
    off = 0
    for at, kind, by in [(0, K.START, 0), *told]:
        off += by
        index = sum({K.NEXT: 1, K.BACK: -1}.get(event.kind, 0) for event in happened)
        index += {K.NEXT: 1, K.BACK: -1}.get(kind, 0)
        happened.append(
            RunEvent(
                session_id=SESSION.id,
                position=len(happened),
                kind=kind,
                at=START + timedelta(seconds=at + off),
                seconds=by,
                block_id=BLOCKS[max(0, min(index, 3))].id,
            )
        )
    return run_state(SESSION, happened, START + timedelta(seconds=7000 + off))


PRESSES = st.lists(
    st.tuples(st.sampled_from((K.NEXT, K.BACK, K.PAUSE, K.RESUME)), st.integers(1, 6999)),
    max_size=8,
    unique_by=lambda p: p[1],
)
JUMPS = st.lists(
    st.tuples(st.integers(1, 6999), st.integers(-100_000, 100_000)), max_size=3, unique_by=lambda jump: jump[0]
)


@given(PRESSES, JUMPS)
def test_a_computer_clock_that_is_set_is_not_felt(
    presses: list[tuple[RunKind, int]], jumps: list[tuple[int, int]]
) -> None:
    assert lived(presses, jumps) == lived(presses, [])


def test_clock_change_and_midnight_do_not_break_a_live_session() -> None:
    """The night the clocks go back, across midnight, with the computer's clock set twice."""
    berlin = ZoneInfo("Europe/Berlin")
    begins = datetime(2026, 10, 24, 23, 30, tzinfo=berlin)
    session = replace(SESSION, starts_at=begins, length=timedelta(hours=4), started_at=begins)

    def at(hours: float) -> datetime:
        return (begins.astimezone(UTC) + timedelta(hours=hours)).astimezone(berlin)

    events = [RunEvent(session_id=session.id, position=0, kind=K.START, at=at(0), block_id=BLOCKS[2].id)]
    assert run_state(session, events, at(3.9)).lasted == timedelta(hours=3.9)
    assert run_state(session, events, at(0)).ahead == timedelta(hours=4) - minutes(60)
    events += [
        RunEvent(session_id=session.id, position=1, kind=K.CLOCK_SET, at=at(2), seconds=3600, block_id=BLOCKS[2].id),
        RunEvent(
            session_id=session.id, position=2, kind=K.CLOCK_SET, at=at(1.5), seconds=-3600, block_id=BLOCKS[2].id
        ),
    ]
    assert run_state(session, events, at(1.75)).lasted == timedelta(hours=1.75)
