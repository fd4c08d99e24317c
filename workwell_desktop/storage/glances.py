"""Narrow looks over many records: a few columns of thousands of rows, for pages that must open at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, func, select

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.tables import blocks, marks, notes, sessions

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction

_WANTED: BindParameter[list[UUID]] = bindparam("wanted", expanding=True)
_NOTE_STATES = select(notes.c.session_id, notes.c.state).where(notes.c.session_id.in_(_WANTED))
_PLANNED = (
    select(blocks.c.session_id, func.sum(blocks.c.minutes))
    .where(blocks.c.session_id.in_(_WANTED))
    .group_by(blocks.c.session_id)
)
_CODES = select(marks.c.session_id, marks.c.person_id, marks.c.code, marks.c.first_time).where(
    marks.c.session_id.in_(_WANTED)
)
_COURSES = (
    select(sessions.c.group_id, sessions.c.state)
    .where(sessions.c.starts_at >= bindparam("start"), sessions.c.starts_at < bindparam("end"))
    .order_by(sessions.c.starts_at)
)
_COUNTS_OF_PERSON = (
    select(sessions.c.group_id, sessions.c.state, marks.c.code, func.count())
    .join(sessions, sessions.c.id == marks.c.session_id)
    .where(marks.c.person_id == bindparam("wanted"))
    .group_by(sessions.c.group_id, sessions.c.state, marks.c.code)
)


class Glances:
    """What Today and a person's page need to know, and no more of it."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def note_states(self, session_ids: Iterable[SessionId]) -> Mapping[SessionId, NoteState]:
        """Return how the group notes of several sessions stand; those without a note are left out."""
        rows = self._transaction.rows(_NOTE_STATES, {"wanted": list(session_ids)})
        return {row[0]: row[1] for row in rows}

    def planned_minutes(self, session_ids: Iterable[SessionId]) -> Mapping[SessionId, int]:
        """Return how long the parts of several plans take together; sessions without a plan are left out."""
        rows = self._transaction.rows(_PLANNED, {"wanted": list(session_ids)})
        return {row[0]: row[1] for row in rows}

    def codes(self, session_ids: Iterable[SessionId]) -> Mapping[SessionId, Mapping[PersonId, Code]]:
        """Return what each person has in the registers of several sessions."""
        found: defaultdict[SessionId, dict[PersonId, Code]] = defaultdict(dict)
        for session_id, person_id, code, _ in self._transaction.rows(_CODES, {"wanted": list(session_ids)}):
            found[session_id][person_id] = code
        return found

    def first_times(self, session_ids: Iterable[SessionId]) -> Mapping[SessionId, frozenset[PersonId]]:
        """Return who came to which of several sessions for the first time."""
        found: defaultdict[SessionId, set[PersonId]] = defaultdict(set)
        query = _CODES.where(marks.c.first_time)
        for session_id, person_id, code, _ in self._transaction.rows(query, {"wanted": list(session_ids)}):
            if code.attended:
                found[session_id].add(person_id)
        return {session_id: frozenset(people) for session_id, people in found.items()}

    def courses(self, start: datetime, end: datetime) -> Mapping[GroupId, tuple[SessionState, ...]]:
        """Return the states of each group's sessions from `start` on and before `end`, in their order."""
        found: defaultdict[GroupId, list[SessionState]] = defaultdict(list)
        for group_id, state in self._transaction.rows(_COURSES, {"start": start, "end": end}):
            found[group_id].append(state)
        return {group_id: tuple(states) for group_id, states in found.items()}

    def counts_of_person(self, person_id: PersonId) -> tuple[Mapping[GroupId, Counter[Code]], int]:
        """Return how often a person has each code in the held sessions of each group, and how many marks in all."""
        found: defaultdict[GroupId, Counter[Code]] = defaultdict(Counter)
        every = 0
        for group_id, state, code, number in self._transaction.rows(_COUNTS_OF_PERSON, {"wanted": person_id}):
            every += number
            if state.held:
                found[group_id][code] += number
        return found, every
