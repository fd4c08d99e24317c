"""Which records a rule speaks of, class by class, each with the last day it is about and the groups that keep it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from workwell_desktop.domain.dates import plain_date
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.retention import DueRecord, KeptLonger, LegalHold, RecordClass, RetentionRule, due_on
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork

_C = RecordClass


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A record as a rule sees it; without groups it belongs to the facilitator alone."""

    record: UUID
    title: str
    last_day: date
    groups: frozenset[GroupId] = frozenset()
    person_id: PersonId | None = None
    held: bool = False
    """Whether a hold stands on somebody else in it."""


@dataclass
class Around:
    """What surrounds the records, read once: groups, sessions, people, rules, holds, what stays longer."""

    work: UnitOfWork
    groups: dict[GroupId, Group] = field(init=False)
    sessions: dict[SessionId, Session] = field(init=False)
    people: dict[PersonId, Person] = field(init=False)
    memberships: dict[PersonId, list[Membership]] = field(init=False)
    rules: dict[tuple[GroupId | None, RecordClass], RetentionRule] = field(init=False)
    holds: tuple[LegalHold, ...] = field(init=False)
    longer: dict[tuple[RecordClass, UUID], KeptLonger] = field(init=False)

    def __post_init__(self) -> None:
        work = self.work
        self.rules = {(rule.group_id, rule.record_class): rule for rule in work.retention_rules.all()}
        self.groups = {group.id: group for group in work.groups.all()}
        ruled = {group_id for group_id, _ in self.rules if group_id}
        found = (each for group_id in ruled for each in work.sessions.of_group(group_id, plans=False))
        self.sessions = {session.id: session for session in found}
        self.people = {person.id: person for person in work.people.all()}
        self.memberships = defaultdict(list)
        for membership in work.memberships.of_groups(self.groups):
            self.memberships[membership.person_id].append(membership)
        self.holds = work.legal_holds.standing()
        self.longer = {(each.record_class, each.record): each for each in work.kept_longer.all()}

    def of_class(self, record_class: RecordClass) -> frozenset[GroupId]:
        """Return the groups that have a rule with months for a kind of record."""
        ruled = ((group_id, rule) for (group_id, kind), rule in self.rules.items() if kind is record_class)
        return frozenset(group_id for group_id, rule in ruled if group_id and rule.months is not None)

    def groups_of(self, person_id: PersonId) -> frozenset[GroupId]:
        """Return the groups a person stands in, or stood in."""
        return frozenset(each.group_id for each in self.memberships.get(person_id, ()))

    def held(self, groups: Iterable[GroupId], person_id: PersonId | None) -> bool:
        """Return whether a hold stands on a group, on a person, or on a group of the person."""
        wanted = set(groups) | (self.groups_of(person_id) if person_id else set())
        on_person = any(hold.person_id == person_id for hold in self.holds) if person_id else False
        return on_person or any(hold.group_id in wanted for hold in self.holds if hold.group_id)

    def held_in(self, session_id: SessionId) -> bool:
        """Return whether a hold stands on somebody whom the register of a session speaks of, or spoke of."""
        held = {hold.person_id for hold in self.holds if hold.person_id}
        if not held:
            return False
        marks = self.work.marks
        named = {mark.person_id for mark in marks.of_session(session_id)}
        return bool(held & (named | {past.mark.person_id for past in marks.history(session_id)}))

    def name(self, person_id: PersonId) -> str:
        """Return how a person is called here."""
        person = self.people.get(person_id)
        return person.display_name if person else "Somebody"


def due_records(work: UnitOfWork) -> tuple[DueRecord, ...]:
    """Return every record that a rule speaks of, the one due longest first; due in the future too."""
    around = Around(work)
    if not around.rules:
        return ()
    found = (_judged(around, kind, kept) for kind, find in _FINDERS.items() for kept in find(around))
    return tuple(
        sorted((each for each in found if each), key=lambda each: (each.due_on, each.record_class, each.title))
    )


def _judged(around: Around, kind: RecordClass, kept: _Kept) -> DueRecord | None:
    owners: Iterable[GroupId | None] = kept.groups or (None,)
    due = due_on((around.rules.get((owner, kind)) for owner in owners), kept.last_day)
    if due is None:
        return None
    return DueRecord(
        record_class=kind,
        record=kept.record,
        title=kept.title,
        group_id=next(iter(kept.groups)) if len(kept.groups) == 1 else None,
        person_id=kept.person_id,
        last_day=kept.last_day,
        due_on=due,
        held=kept.held or around.held(kept.groups, kept.person_id),
        kept=around.longer.get((kind, kept.record)),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _sessions(around: Around, kind: RecordClass) -> Iterator[Session]:
    groups = around.of_class(kind)
    return (session for session in around.sessions.values() if session.group_id in groups)


def _of_session(around: Around, session: Session, record: UUID, person_id: PersonId | None = None) -> _Kept:
    named = f"{around.groups[session.group_id].name}, {plain_date(session.day)}"
    title = f"{around.name(person_id)}, {named}" if person_id else named
    groups = frozenset({session.group_id})
    return _Kept(record=record, title=title, last_day=session.day, groups=groups, person_id=person_id)


def _registers(around: Around) -> Iterator[_Kept]:
    marked = {
        each for group_id in around.of_class(_C.REGISTER) for each in around.work.marks.sessions_with_marks(group_id)
    }
    return (
        replace(_of_session(around, each, each.id), held=around.held_in(each.id))
        for each in _sessions(around, _C.REGISTER)
        if each.id in marked
    )


def _summaries(around: Around) -> Iterator[_Kept]:
    ids = [session.id for session in _sessions(around, _C.SESSION_SUMMARY)]
    notes = around.work.notes.of_sessions(ids) if ids else ()
    return (_of_session(around, around.sessions[note.session_id], note.id) for note in notes)


def _debriefs(around: Around) -> Iterator[_Kept]:
    of_groups = {session.id: session for session in _sessions(around, _C.DEBRIEF)}
    debriefs = around.work.debriefs.all() if of_groups else ()
    return (
        _of_session(around, of_groups[each.session_id], each.id) for each in debriefs if each.session_id in of_groups
    )


def _person_notes(around: Around) -> Iterator[_Kept]:
    for note in around.work.person_notes.all() if around.of_class(_C.PERSON_NOTE) else ():
        session = around.sessions.get(note.session_id) if note.session_id else None
        if session is not None:
            yield _of_session(around, session, note.id, note.person_id)
        elif note.session_id is None:
            yield _of_person(around, note.person_id, note.id, _day(note.edited_at))


def _of_person(around: Around, person_id: PersonId, record: UUID, last_day: date) -> _Kept:
    title = f"{around.name(person_id)}, {plain_date(last_day)}"
    groups = around.groups_of(person_id)
    return _Kept(record=record, title=title, last_day=last_day, groups=groups, person_id=person_id)


def _incidents(around: Around) -> Iterator[_Kept]:
    for incident in around.work.incidents.all():
        day = _day(incident.opened_at)
        group = around.groups.get(incident.group_id) if incident.group_id else None
        title = f"{group.name}, {plain_date(day)}" if group else plain_date(day)
        yield _Kept(
            record=incident.id, title=title, last_day=day, groups=frozenset({group.id}) if group else frozenset()
        )


def _contacts(around: Around) -> Iterator[_Kept]:
    if not around.of_class(_C.CONTACT_LOG):
        return
    for person_id in around.people:
        for contact in around.work.contacts.of_person(person_id):
            yield _of_person(around, person_id, contact.id, _day(contact.at))
    for task in around.work.follow_ups.all():
        if task.person_id and task.closed_at:
            yield _of_person(around, task.person_id, task.id, _day(task.closed_at))


def _hand_over_notes(around: Around) -> Iterator[_Kept]:
    for note in around.work.hand_over_notes.all():
        day = _day(note.edited_at)
        title = f"{around.groups[note.group_id].name}, {plain_date(day)}"
        yield _Kept(record=note.id, title=title, last_day=day, groups=frozenset({note.group_id}))


def _letters(around: Around) -> Iterator[_Kept]:
    for letter in around.work.letters.all():
        title = f"{around.name(letter.person_id)}, {plain_date(letter.issued_on)}"
        groups = frozenset({letter.group_id})
        yield _Kept(
            record=letter.id, title=title, last_day=letter.issued_on, groups=groups, person_id=letter.person_id
        )


def _supervision(around: Around) -> Iterator[_Kept]:
    for note in around.work.supervision_notes.all():
        yield _Kept(record=note.id, title=plain_date(note.on), last_day=note.on)


def _people(around: Around) -> Iterator[_Kept]:
    """Return those who stand in no group any more; the last day is that of their last step."""
    for person_id, memberships in around.memberships.items():
        steps = [membership.steps[-1] for membership in memberships if membership.steps]
        if steps and all(step.status.over for step in steps):
            last_day = max(step.on for step in steps)
            yield _of_person(around, person_id, person_id, last_day)


_FINDERS = {
    _C.REGISTER: _registers,
    _C.SESSION_SUMMARY: _summaries,
    _C.DEBRIEF: _debriefs,
    _C.PERSON_NOTE: _person_notes,
    _C.INCIDENT: _incidents,
    _C.CONTACT_LOG: _contacts,
    _C.HAND_OVER: _hand_over_notes,
    _C.LETTER: _letters,
    _C.SUPERVISION: _supervision,
    _C.PERSON: _people,
}
