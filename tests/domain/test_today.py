"""What Today puts first, and what it asks for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.today import SessionGlance, TaskKind, run_of_held, tasks_of, today

S, T = SessionState, TaskKind
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
GROUP = Group(id=GroupId(new_id()), name="Monday Circle")
PLAN = Agenda((Block(id=BlockId(new_id()), title="Check-in", minutes=90),))


def glance(
    hours: float, state: SessionState, *, codes: tuple[Code, ...] = (), note: NoteState | None = None
) -> SessionGlance:
    """Return a session of an hour and a half that starts so many hours from now."""
    session = Session(
        id=SessionId(new_id()),
        group_id=GROUP.id,
        number=1,
        starts_at=NOW + timedelta(hours=hours),
        length=timedelta(minutes=90),
        agenda=PLAN,
        state=state,
    )
    return SessionGlance(session, GROUP, Tally.of(codes), note)


def bare(of: SessionGlance) -> SessionGlance:
    return replace(of, session=replace(of.session, agenda=Agenda()))


@pytest.mark.parametrize(
    ("of", "kinds"),
    [
        (glance(-24, S.ENDED), (T.WRITE_NOTE,)),
        (glance(-24, S.ENDED, codes=(Code.NOT_MARKED,)), (T.FINISH_REGISTER, T.WRITE_NOTE)),
        (glance(-24, S.ENDED, codes=(Code.ABSENT,), note=NoteState.DRAFT), (T.SIGN_NOTE,)),
        (glance(-24, S.WRITTEN_UP, note=NoteState.SIGNED), ()),
        (glance(-24, S.LOCKED, note=NoteState.LOCKED), ()),
        (glance(-24, S.PLANNED), (T.SAY_WHAT_HAPPENED,)),
        (glance(-24, S.CANCELLED), ()),
        (glance(-24, S.NOT_HELD), ()),
        (glance(-1, S.IN_PROGRESS, codes=(Code.NOT_MARKED,)), ()),
        (glance(-3, S.IN_PROGRESS), (T.WRITE_NOTE,)),
        (glance(-1, S.ENDED), (T.WRITE_NOTE,)),
        (bare(glance(48, S.PLANNED)), (T.PLAN_AGENDA,)),
        (bare(glance(96, S.PLANNED)), ()),
        (glance(48, S.PLANNED), ()),
    ],
)
def test_what_a_session_still_needs(of: SessionGlance, kinds: tuple[TaskKind, ...]) -> None:
    assert tasks_of(of, NOW) == kinds


def arranged(*glances: SessionGlance, runs: int = 0) -> list[list[SessionGlance]]:
    ordered = sorted(glances, key=lambda g: g.session.starts_at)
    day = today(NOW, {GROUP.id: GROUP}, ordered, {GROUP.id: runs})
    return [[day.next] if day.next else [], list(day.upcoming), list(day.recent)]


def test_the_running_session_is_next_and_later_ones_follow() -> None:
    running, coming, held = glance(-1, S.IN_PROGRESS), glance(24, S.PLANNED), glance(-48, S.ENDED)
    assert arranged(held, coming, running) == [[running], [coming], [held]]


def test_a_session_ended_early_is_behind_at_once() -> None:
    early, coming = glance(-1, S.ENDED), glance(24, S.PLANNED)
    assert arranged(early, coming) == [[coming], [], [early]]


def test_called_off_sessions_are_nowhere() -> None:
    assert arranged(glance(24, S.CANCELLED), glance(-24, S.NOT_HELD), glance(48, S.MOVED)) == [[], [], []]


def test_an_empty_vault_has_a_today() -> None:
    day = today(NOW, {}, [], {})
    assert (day.next, day.upcoming, day.recent, day.tasks, day.steady, day.group_count) == (None, (), (), (), (), 0)


@given(st.lists(draw.sessions(group_id=GROUP.id), max_size=8), draw.moments())
def test_no_session_stands_in_two_places(sessions: list[Session], now: datetime) -> None:
    sessions.sort(key=lambda session: session.starts_at)
    glances = [SessionGlance(session, GROUP, Tally.of([]), None) for session in sessions]
    day = today(now, {GROUP.id: GROUP}, glances, {})
    shown = [g.session.id for g in (*((day.next,) if day.next else ()), *day.upcoming, *day.recent)]
    assert len(shown) == len(set(shown))
    assert not any(g.session.state.off for g in (*day.upcoming, *day.recent))
    assert all(task.kind in tasks_of(task.glance, now) for task in day.tasks)


@pytest.mark.parametrize(
    ("states", "run"),
    [
        ([], 0), ([S.ENDED, S.LOCKED, S.PLANNED], 2), ([S.ENDED, S.CANCELLED, S.ENDED], 1),
        ([S.ENDED, S.NOT_HELD], 0), ([S.ENDED, S.IN_PROGRESS], 1), ([S.LOCKED] * 12, 12),
    ],
)  # fmt: skip
def test_the_run_of_held_sessions_ends_at_the_last_one_called_off(states: list[SessionState], run: int) -> None:
    assert run_of_held([glance(24 * n, state).session for n, state in enumerate(states)]) == run


@pytest.mark.parametrize(("run", "steady"), [(2, ()), (3, ((GROUP, 3),)), (12, ((GROUP, 12),))])
def test_three_in_a_row_is_steady(run: int, steady: tuple[tuple[Group, int], ...]) -> None:
    assert today(NOW, {GROUP.id: GROUP}, [], {GROUP.id: run}).steady == steady
