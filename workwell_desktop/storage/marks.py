"""Marks in the vault. Columns are read and turned into marks directly: a register of 6,000 must open at once."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select

from workwell_desktop.domain.attendance import Code, Mark, PastMark
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.day_tables import mark_history
from workwell_desktop.storage.tables import marks, sessions

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyQuery, AnyRow, RowValues, Transaction

_ALL = select(marks)
_ONE = _ALL.where(marks.c.session_id == bindparam("session"), marks.c.person_id == bindparam("person"))
_OF_SESSION = _ALL.where(marks.c.session_id == bindparam("wanted"))
_OF_SESSIONS = _ALL.where(marks.c.session_id.in_(bindparam("wanted", expanding=True)))
_OF_GROUP = _ALL.join(sessions, sessions.c.id == marks.c.session_id).where(sessions.c.group_id == bindparam("wanted"))
_OF_PERSON = _ALL.where(marks.c.person_id == bindparam("wanted"))
_LATEST_OF_PERSON = (
    _OF_PERSON.join(sessions, sessions.c.id == marks.c.session_id)
    .order_by(sessions.c.starts_at.desc())
    .limit(bindparam("most"))
)
_OF_SESSIONS_IN = _ALL.join(sessions, sessions.c.id == marks.c.session_id).where(
    sessions.c.starts_at >= bindparam("start"), sessions.c.starts_at < bindparam("end")
)
_OF_GROUPS_IN = _OF_SESSIONS_IN.where(sessions.c.group_id.in_(bindparam("groups", expanding=True)))
_PEOPLE = (
    select(marks.c.person_id)
    .distinct()
    .join(sessions, sessions.c.id == marks.c.session_id)
    .where(sessions.c.group_id == bindparam("wanted"))
)
_SESSIONS_OF_GROUP = (
    select(marks.c.session_id)
    .distinct()
    .join(sessions, sessions.c.id == marks.c.session_id)
    .where(sessions.c.group_id == bindparam("wanted"))
)
_PAST = (
    select(mark_history).where(mark_history.c.session_id == bindparam("wanted")).order_by(mark_history.c.seq.desc())
)
_LATER, _THEN = marks.alias(), sessions.alias()
_HELD = [state for state in SessionState if state.held]
_GAVE_WORD = [code for code in Code if code.can_be_marked and code.expected and code is not Code.ABSENT]
_HEARD_OF_SINCE = exists().where(
    _LATER.c.person_id == marks.c.person_id,
    _LATER.c.session_id == _THEN.c.id,
    _LATER.c.code.in_(_GAVE_WORD),
    _THEN.c.group_id == sessions.c.group_id,
    _THEN.c.starts_at > sessions.c.starts_at,
    _THEN.c.state.in_(_HELD),
)
_CALLING = _OF_SESSIONS_IN.where(
    or_(
        marks.c.needs_follow_up,
        and_(marks.c.code == Code.ABSENT, sessions.c.state.in_(_HELD), ~_HEARD_OF_SINCE),
        and_(
            marks.c.code.in_([Code.APOLOGIES, Code.ON_LEAVE]),
            sessions.c.state.in_([SessionState.PLANNED, SessionState.READY]),
        ),
    )
)
_FIELDS = tuple(column.name for column in marks.c)


class Marks:
    """What the registers say; at most one mark for a person at a session."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self, session_id: SessionId, person_id: PersonId) -> Mark | None:
        """Return one person's mark at one session, or None when there is none."""
        row = self._transaction.first(_ONE, {"session": session_id, "person": person_id})
        return None if row is None else _to_domain(row)

    def of_session(self, session_id: SessionId) -> tuple[Mark, ...]:
        """Return the marks of one session, in no particular order."""
        return self._read(_OF_SESSION, session_id)

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[Mark, ...]:
        """Return the marks of several sessions, in no particular order."""
        return self._read(_OF_SESSIONS, list(session_ids))

    def of_group(self, group_id: GroupId) -> tuple[Mark, ...]:
        """Return the marks of all sessions of a group, in no particular order."""
        return self._read(_OF_GROUP, group_id)

    def sessions_with_marks(self, group_id: GroupId) -> frozenset[SessionId]:
        """Return the sessions of a group that have any mark."""
        return frozenset(row.session_id for row in self._transaction.rows(_SESSIONS_OF_GROUP, {"wanted": group_id}))

    def forget_session(self, session_id: SessionId) -> None:
        """Take away every mark of a session with its history, for good. Only the retention list does."""
        self._transaction.remove(marks, session_id=session_id)
        self._transaction.remove(mark_history, session_id=session_id)

    def people_of_group(self, group_id: GroupId) -> frozenset[PersonId]:
        """Return everyone who has a mark at a session of a group, without reading the marks."""
        return frozenset(PersonId(row[0]) for row in self._transaction.rows(_PEOPLE, {"wanted": group_id}))

    def of_person(self, person_id: PersonId) -> tuple[Mark, ...]:
        """Return a person's marks in all groups, in no particular order."""
        return self._read(_OF_PERSON, person_id)

    def latest_of_person(self, person_id: PersonId, most: int) -> tuple[Mark, ...]:
        """Return a person's marks at the latest sessions in any group, at most so many, the latest first."""
        return self._marks(_LATEST_OF_PERSON, {"wanted": person_id, "most": most})

    def between(self, start: datetime, end: datetime, group_ids: Iterable[GroupId] | None = None) -> tuple[Mark, ...]:
        """Return the marks of sessions that start at or after `start` and before `end`, of some groups or of all."""
        values = {"start": start, "end": end}
        if group_ids is None:
            return self._marks(_OF_SESSIONS_IN, values)
        return self._marks(_OF_GROUPS_IN, values | {"groups": list(group_ids)})

    def calling_for_follow_up(self, start: datetime, end: datetime) -> tuple[Mark, ...]:
        """Return what `domain.suggestion` needs of the sessions that start at or after `start` and before `end`.

        These are the ticks of “needs follow-up”, the silent absences since which nobody heard of the person in that
        group, and the word sent for sessions to come.
        """
        return self._marks(_CALLING, {"start": start, "end": end})

    def history(self, session_id: SessionId) -> tuple[PastMark, ...]:
        """Return the marks of a session that were changed or taken away, the latest change first."""
        return tuple(_to_past(row) for row in self._transaction.rows(_PAST, {"wanted": session_id}))

    def put(self, mark: Mark) -> None:
        """Write a mark, in place of the one the person had at that session."""
        self._transaction.put(marks, _to_row(mark))

    def clear(self, session_id: SessionId, person_id: PersonId, why: str = "") -> None:
        """Take a mark away, so that the person is not marked; harmless when there is none. The history has `why`."""
        gone = self._transaction.remove(marks, session_id=session_id, person_id=person_id)
        if gone and why:
            rows = self._transaction.rows(_PAST, {"wanted": session_id})
            latest = next(row for row in rows if row.person_id == person_id)
            self._transaction.put(mark_history, latest._asdict() | {"why": why})

    def _read(self, query: "AnyQuery", wanted: UUID | list[SessionId]) -> tuple[Mark, ...]:
        return self._marks(query, {"wanted": wanted})

    def _marks(self, query: "AnyQuery", values: "RowValues") -> tuple[Mark, ...]:
        with _uncollected():
            return tuple(map(_to_domain, self._transaction.rows(query, values)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector back: thousands of new values set it off, and half the time would be its own."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _to_row(mark: Mark) -> "RowValues":
    return {name: getattr(mark, name) for name in _FIELDS}


def _to_past(row: "AnyRow") -> PastMark:
    values = row._asdict()
    mark = Mark(**{name: values[name] for name in _FIELDS})
    return PastMark(mark=mark, replaced_at=row.replaced_at, why=row.why)


def _to_domain(row: "AnyRow") -> Mark:
    session_id, person_id, code, marked_at, late, early, reason, comment, first_time, needs, arrived = row
    return Mark(
        session_id=session_id,
        person_id=person_id,
        code=code,
        marked_at=marked_at,
        late_minutes=late,
        early_minutes=early,
        reason=reason,
        comment=comment,
        first_time=first_time,
        needs_follow_up=needs,
        arrived_at=arrived,
    )
