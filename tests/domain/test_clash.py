"""Sessions that cannot both happen as planned, and the numbers of sessions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.clash import clashes
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.numbering import numbered
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.text import folded

START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


def session(minutes: int = 0, **details: object) -> Session:
    """A session of 90 minutes, some minutes after half past six."""
    return Session(
        id=SessionId(new_id()),
        group_id=GroupId(new_id()),
        number=1,
        starts_at=START + timedelta(minutes=minutes),
        length=timedelta(minutes=90),
        **details,  # type: ignore[arg-type]
    )


def test_the_same_room_or_facilitator_at_the_same_time_clashes() -> None:
    one = session(place="Room 2", facilitators=("Ruth  Adler", "Tomas"))
    other = session(60, place=" room 2", facilitators=("ruth adler",))
    (clash,) = clashes([other, one])
    assert (clash.one, clash.other) == (one, other)
    assert clash.words == "Ruth  Adler and  room 2"


@pytest.mark.parametrize(
    ("minutes", "details"),
    [
        (90, {"place": "Room 2"}),
        (60, {"place": "Room 3", "facilitators": ("Lin",)}),
        (60, {"place": ""}),
        (60, {"place": "Room 2", "state": SessionState.CANCELLED}),
        (60, {"place": "Room 2", "state": SessionState.MOVED}),
    ],
)
def test_what_only_touches_or_shares_nothing_or_is_off_does_not(minutes: int, details: dict[str, object]) -> None:
    assert clashes([session(place="Room 2"), session(minutes, **details)]) == ()


def test_a_session_over_midnight_clashes_with_one_of_the_next_day() -> None:
    late = replace(session(5 * 60, place="Hall"), length=timedelta(hours=2))
    early = session(6 * 60, place="Hall")
    assert late.day != early.day
    assert len(clashes([late, early])) == 1


PLACES = st.sampled_from(("", "Room 2", "ROOM 2", "Hall"))
BUSY = st.builds(
    session,
    st.integers(0, 400),
    place=PLACES,
    facilitators=st.lists(st.sampled_from(("Ruth", "ruth", "Lin")), max_size=2).map(tuple),
    state=st.sampled_from(SessionState),
)


@given(st.lists(BUSY, max_size=8))
def test_clashes_are_those_found_by_looking_at_every_pair(sessions: list[Session]) -> None:
    wanted = set()
    for one, other in combinations([s for s in sessions if not s.state.off], 2):
        overlap = one.starts_at < other.ends_at and other.starts_at < one.ends_at
        people = {folded(name) for name in one.facilitators} & {folded(name) for name in other.facilitators}
        room = folded(one.place) == folded(other.place) != ""
        if overlap and (people or room):
            wanted.add(frozenset((one.id, other.id)))
    assert {frozenset((clash.one.id, clash.other.id)) for clash in clashes(sessions)} == wanted


@given(st.lists(draw.sessions(), max_size=8), draw.moments())
def test_what_was_keeps_its_number_and_what_is_to_come_is_counted_on(sessions: list[Session], now: datetime) -> None:
    after = numbered(sessions, sessions, now)
    assert {session.id for session in after} == {session.id for session in sessions}
    coming = [session for session in after if session.state.upcoming and session.starts_at >= now]
    before = {session.id: session for session in sessions}
    settled = [s for s in after if s not in coming and s.state is not SessionState.MOVED]
    assert all(session == before[session.id] for session in settled)
    numbers = [session.number for session in coming]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & {session.number for session in settled}
    assert numbered(after, after, now) == after


def test_a_session_moved_twice_shares_the_number_of_its_last_date() -> None:
    third = session(300)
    second = session(200, state=SessionState.MOVED, moved_to=third.starts_at)
    first = session(100, state=SessionState.MOVED, moved_to=second.starts_at)
    early = session(0)
    assert [s.number for s in numbered((), (first, second, third, early), START)] == [1, 2, 2, 2]
