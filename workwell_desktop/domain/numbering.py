"""The numbers of a group's sessions: what is to come counts on from what was, in the order of the starts.

What was held, called off or has passed keeps its number for ever; a session moved shares the number of its new date.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.schedule import Schedule
from workwell_desktop.domain.session import Session, SessionState


def numbered(
    before: Collection[Session], after: Collection[Session], now: datetime, fresh: Collection[SessionId] = ()
) -> tuple[Session, ...]:
    """Return the sessions of one group, `after` a change, with their numbers, the earliest first.

    `before` tells where the numbers of what is to come began: a group that met before it came to WorkWell may count
    from any number. `fresh` names sessions whose numbers are not settled although their starts have passed.
    """
    coming = [s for s in after if s.state.upcoming and (s.starts_at >= now or s.id in fresh)]
    coming.sort(key=lambda session: (session.starts_at, session.number))
    to_count = {session.id for session in coming}
    settled = [s for s in after if s.id not in to_count and s.state is not SessionState.MOVED]
    number = _first(before, settled, now, fresh)
    taken = {session.number for session in settled}
    numbers: dict[SessionId, int] = {}
    for session in coming:
        while number in taken:
            number += 1
        numbers[session.id] = number
        number += 1
    known = [replace(s, number=numbers[s.id]) if numbers.get(s.id, s.number) != s.number else s for s in after]
    return tuple(sorted(_sharing(known), key=lambda session: (session.starts_at, session.number)))


def _first(
    before: Collection[Session], settled: Sequence[Session], now: datetime, fresh: Collection[SessionId]
) -> int:
    """Return the number at which what is to come begins."""
    were = [s.number for s in settled if s.state.held or s.starts_at < now]
    if were:
        return max(were) + 1
    known = [s.number for s in before if s.state is not SessionState.MOVED and s.id not in fresh]
    return min(known, default=min((s.number for s in settled), default=1))


def _sharing(sessions: Sequence[Session]) -> Iterable[Session]:
    """Give each session that was moved the number of the one that stands for it now, however often it moved."""
    at = {session.starts_at: session for session in sorted(sessions, key=lambda s: s.state is not SessionState.MOVED)}
    for session in sessions:
        stands: Session | None = session
        seen: set[SessionId] = set()
        while stands is not None and stands.state is SessionState.MOVED and stands.id not in seen:
            seen.add(stands.id)
            stands = at.get(stands.moved_to) if stands.moved_to else None
        number = session.number if stands is None else stands.number
        yield session if number == session.number else replace(session, number=number)


def number_of_all(group: Group, schedules: Sequence[Schedule], sessions: Iterable[Session]) -> int | None:
    """Return how many sessions a group plans in all; None for one that goes on, or when nobody said.

    What the group's details say comes first. Otherwise every schedule must have an end: then all are laid down, and
    the highest number is their number.
    """
    if group.planned_sessions is not None:
        return group.planned_sessions
    if not schedules or any(schedule.endless for schedule in schedules):
        return None
    return max((session.number for session in sessions), default=None)


def counted_as(number: int, of_all: int | None) -> str:
    """Return “4 of 12”; only “4” when nobody knows of how many, or when it is one more than was planned."""
    return f"{number} of {of_all}" if of_all is not None and number <= of_all else str(number)
