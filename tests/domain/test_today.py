"""What Today puts first, and what it asks for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import ClosingStep, Session, SessionState
from workwell_desktop.domain.today import JoyKind, SessionGlance, TaskKind, joys_of, left_of, run_of_held, today

S, T, J = SessionState, TaskKind, JoyKind
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
GROUP = Group(id=GroupId(new_id()), name="Monday Circle")


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
        state=state,
    )
    return SessionGlance(session, GROUP, Tally.of(codes), note, planned=90)


def bare(of: SessionGlance) -> SessionGlance:
    return replace(of, planned=0)


def closing(of: SessionGlance, steps: int) -> SessionGlance:
    return replace(of, session=replace(of.session, closed=tuple(ClosingStep)[:steps]))


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
        (closing(glance(-24, S.ENDED), 1), (T.WRITE_NOTE, T.FINISH_STEPS)),
        (closing(glance(-24, S.ENDED), 2), (T.FINISH_STEPS,)),
        (closing(glance(-24, S.WRITTEN_UP, note=NoteState.SIGNED), 2), (T.FINISH_STEPS,)),
        (closing(glance(-24, S.WRITTEN_UP, note=NoteState.SIGNED), 5), ()),
        (closing(glance(-24, S.LOCKED, note=NoteState.LOCKED), 2), ()),
    ],
)
def test_what_a_session_still_needs(of: SessionGlance, kinds: tuple[TaskKind, ...]) -> None:
    assert left_of(of, NOW) == kinds


def arranged(*glances: SessionGlance) -> list[list[SessionGlance]]:
    ordered = sorted(glances, key=lambda g: g.session.starts_at)
    day = today(NOW, {GROUP.id: GROUP}, ordered)
    return [[day.next.glance] if day.next else [], list(day.upcoming), list(day.recent)]


def test_the_running_session_is_next_and_later_ones_follow() -> None:
    running, coming, held = glance(-1, S.IN_PROGRESS), glance(24, S.PLANNED), glance(-48, S.ENDED)
    assert arranged(held, coming, running) == [[running], [coming], [held]]


def test_a_session_ended_early_is_behind_at_once() -> None:
    early, coming = glance(-1, S.ENDED), glance(24, S.PLANNED)
    assert arranged(early, coming) == [[coming], [], [early]]


def test_called_off_sessions_are_nowhere() -> None:
    assert arranged(glance(24, S.CANCELLED), glance(-24, S.NOT_HELD), glance(48, S.MOVED)) == [[], [], []]


def test_an_empty_vault_has_a_today() -> None:
    day = today(NOW, {}, [])
    assert (day.next, day.upcoming, day.recent, day.tasks, day.joys, day.group_count) == (None, (), (), (), (), 0)


@given(st.lists(draw.sessions(group_id=GROUP.id), max_size=8), draw.moments())
def test_no_session_stands_in_two_places(sessions: list[Session], now: datetime) -> None:
    sessions.sort(key=lambda session: session.starts_at)
    glances = [SessionGlance(session, GROUP, Tally.of([]), None) for session in sessions]
    day = today(now, {GROUP.id: GROUP}, glances)
    shown = [g.session.id for g in (*((day.next.glance,) if day.next else ()), *day.upcoming, *day.recent)]
    assert len(shown) == len(set(shown))
    assert not any(g.session.state.off for g in (*day.upcoming, *day.recent))
    assert all(task.kinds == left_of(task.glance, now) for task in day.tasks)
    assert len({task.glance.session.id for task in day.tasks}) == len(day.tasks)


@pytest.mark.parametrize(
    ("states", "run"),
    [
        ([], 0), ([S.ENDED, S.LOCKED, S.PLANNED], 2), ([S.ENDED, S.CANCELLED, S.ENDED], 1),
        ([S.ENDED, S.NOT_HELD], 0), ([S.ENDED, S.IN_PROGRESS], 1), ([S.LOCKED] * 12, 12),
    ],
)  # fmt: skip
def test_the_run_of_held_sessions_ends_at_the_last_one_called_off(states: list[SessionState], run: int) -> None:
    assert run_of_held(states) == run


def celebrated(held: list[SessionGlance], run: int = 0, back: int = 0) -> list[tuple[JoyKind, int]]:
    found = joys_of(NOW, held, {GROUP.id: [S.LOCKED] * run}, {GROUP.id: back})
    return [(joy.kind, joy.number) for joy in found]


@pytest.mark.parametrize(("run", "joys"), [(2, []), (3, [(J.IN_A_ROW, 3)]), (12, [(J.IN_A_ROW, 12)])])
def test_three_in_a_row_are_worth_a_word(run: int, joys: list[tuple[JoyKind, int]]) -> None:
    assert celebrated([glance(-24, S.LOCKED)], run) == joys


def test_only_what_is_so_and_fresh_is_celebrated() -> None:
    full, not_quite = (Code.PRESENT, Code.LATE), (Code.PRESENT, Code.APOLOGIES)
    assert celebrated([glance(-24, S.ENDED, codes=full)]) == [(J.EVERYONE_CAME, 2)]
    assert celebrated([glance(-24, S.ENDED, codes=not_quite)]) == []
    assert celebrated([glance(-24, S.ENDED, codes=(Code.PRESENT, Code.NOT_MARKED))]) == []
    assert celebrated([glance(-24, S.ENDED, codes=(Code.PRESENT,))]) == []
    assert celebrated([glance(-24, S.ENDED, codes=not_quite), glance(-192, S.ENDED, codes=full)]) == []
    assert celebrated([glance(-24 * 15, S.ENDED, codes=full)], run=9, back=2) == []
    assert celebrated([glance(-24, S.ENDED)], back=2) == [(J.CAME_BACK, 2)]
    assert celebrated([], run=9, back=2) == []
