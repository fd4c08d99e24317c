"""After records were taken over: read each back as the program reads it, and put its words into the search index.

A row that no rule of the program would have let through shows here, and then nothing is taken over at all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias
from uuid import UUID

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import (
    GroupId,
    HandOverNoteId,
    IncidentId,
    MembershipId,
    PersonId,
    PersonNoteId,
    SessionId,
)
from workwell_desktop.domain.signed import Signed
from workwell_desktop.storage.bundle_records import BROKEN, Record
from workwell_desktop.storage.work import UnitOfWork

_Read: TypeAlias = Callable[[UnitOfWork, set[UUID]], object]


def read_back(work: UnitOfWork, written: Collection[Record]) -> None:
    """Read what was written and index it. Raises `Refusal` when something does not read as the program writes it."""
    ids: defaultdict[str, set[UUID]] = defaultdict(set)
    for record in written:
        ids[record.kind.name].update(_ids(record))
    try:
        for kind, read in _READERS.items():
            if ids[kind]:
                read(work, ids[kind])
    except (Refusal, ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        raise Refusal(BROKEN) from None


def _ids(record: Record) -> Iterable[UUID]:
    """Return by which ids its repository finds a record."""
    named = {"mark": "session_id", "run_event": "session_id", "note": "session_id", "print_options": "group_id"}
    yield UUID(str(record.row[named.get(record.kind.name, "id")]))


def _groups(work: UnitOfWork, ids: set[UUID]) -> None:
    for each in ids:
        work.groups.save(work.groups.get(GroupId(each)))


def _people(work: UnitOfWork, ids: set[UUID]) -> None:
    for each in ids:
        work.people.save(work.people.get(PersonId(each)))


def _sessions(work: UnitOfWork, ids: set[UUID]) -> None:
    for session in work.sessions.of_ids((SessionId(each) for each in ids), plans=True):
        work.sessions.save(session)


def _notes(work: UnitOfWork, ids: set[UUID]) -> None:
    for note in work.notes.of_sessions(SessionId(each) for each in ids):
        _refuse_forged(note)
        work.notes.save(note)


def _refuse_forged(note: Signed) -> None:
    if not note.intact:
        raise Refusal(BROKEN)


def _signed(get: Callable[[UnitOfWork, UUID], Signed]) -> _Read:
    def read(work: UnitOfWork, ids: set[UUID]) -> None:
        for each in ids:
            _refuse_forged(get(work, each))

    return read


def _each(get: Callable[[UnitOfWork, UUID], object]) -> _Read:
    def read(work: UnitOfWork, ids: set[UUID]) -> None:
        for each in ids:
            get(work, each)

    return read


_READERS: dict[str, _Read] = {
    "group": _groups,
    "person": _people,
    "access_needs": _people,
    "contact_details": _people,
    "session": _sessions,
    "note": _notes,
    "membership": _each(lambda work, each: work.memberships.get(MembershipId(each))),
    "mark": lambda work, ids: work.marks.of_sessions(SessionId(each) for each in ids),
    "run_event": lambda work, ids: work.run_events.of_sessions(SessionId(each) for each in ids),
    "schedule": lambda work, _ids: work.schedules.all(),
    "agreement": lambda work, _ids: work.agreements.all(),
    "retention_rule": lambda work, _ids: work.retention_rules.all(),
    "legal_hold": lambda work, _ids: work.legal_holds.all(),
    "own_text": lambda work, _ids: work.own_texts.all(),
    "follow_up": lambda work, _ids: work.follow_ups.all(),
    "contact": lambda work, _ids: work.contacts.all(),
    "quick_note": lambda work, _ids: work.quick_notes.all(),
    "print_options": _each(lambda work, each: work.print_options.get(GroupId(each))),
    "hand_over_note": _signed(lambda work, each: work.hand_over_notes.get(HandOverNoteId(each))),
    "person_note": _signed(lambda work, each: work.person_notes.get(PersonNoteId(each))),
    "incident": _signed(lambda work, each: work.incidents.get(IncidentId(each))),
}
"""How the program reads each kind of record."""
