"""Reading registers within an open transaction: one group over a period, several groups, or one session.

Only the marks of the sessions shown are read; a vault of ten years opens no slower than one of a month.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from workwell_desktop.domain.attendance import Code, GroupRegister, Mark, Tally, code_for, group_register
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.period import Period
from workwell_desktop.domain.person import Person, distinct_names
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.session_register import Entry, SessionRegister
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork


def read_register(
    work: UnitOfWork, group_id: GroupId, period: Period | None = None, today: date = date.max
) -> tuple[Group, GroupRegister]:
    """Read a group's register, whole or over a period that ends around `today`; names as its record profile says."""
    group = work.groups.get(group_id)
    every = work.sessions.of_group(group_id, plans=False)
    sessions = every if period is None else period.of(every, today)
    marks: Sequence[Mark] = ()
    if period is None:
        marks = work.marks.of_group(group_id)
    elif sessions:
        starts = [session.starts_at for session in sessions]
        marks = work.marks.between(min(starts), max(starts) + timedelta(seconds=1), [group_id])
    memberships = work.memberships.of_group(group_id)
    people = _people_of(work, group_id, memberships, work.people.all())
    return group, _lay_out(group, sessions, memberships, marks, people)


def read_registers(
    work: UnitOfWork, group_ids: Sequence[GroupId], start: date, end: date
) -> tuple[tuple[Group, GroupRegister], ...]:
    """Read the registers of several groups from one day to another; the marks of all of them at once."""
    first = datetime.combine(start, time()).astimezone() - timedelta(days=1)
    last = datetime.combine(end, time()).astimezone() + timedelta(days=2)
    sessions: defaultdict[GroupId, list[Session]] = defaultdict(list)
    owners: dict[SessionId, GroupId] = {}
    for session in work.sessions.between(first, last, plans=False):
        if start <= session.day <= end:  # days are those of each session's own time zone
            sessions[session.group_id].append(session)
            owners[session.id] = session.group_id
    marks: defaultdict[GroupId, list[Mark]] = defaultdict(list)
    for mark in work.marks.between(first, last, group_ids):
        if mark.session_id in owners:
            marks[owners[mark.session_id]].append(mark)
    people = work.people.all()
    found = []
    for group_id in group_ids:
        group, memberships = work.groups.get(group_id), work.memberships.of_group(group_id)
        guests = {
            mark.person_id for mark in marks[group_id]
        }  # to look for earlier ones takes longer than all the rest
        known = _by_joining(memberships, guests, people)
        found.append((group, _lay_out(group, sessions[group_id], memberships, marks[group_id], known)))
    return tuple(found)


def read_session_register(work: UnitOfWork, session_id: SessionId) -> SessionRegister:
    """Read the register of one session: those on its printed sheet in that order, then whoever else has a mark."""
    session = work.sessions.get(session_id)
    group = work.groups.get(session.group_id)
    memberships = work.memberships.of_group(group.id)
    rules = group.profile.rules
    marks = {mark.person_id: mark.allowed_by(rules) for mark in work.marks.of_session(session_id)}
    of_person = {membership.person_id: membership for membership in memberships}
    people = _people_of(work, group.id, memberships, work.people.all())
    called = distinct_names(people, full=rules.full_names)
    printed = distinct_names(people)
    entries = []
    for person_id, name in sorted(called.items(), key=lambda item: plain_letters(printed[item[0]])):
        mark = marks.get(person_id)
        due = code_for(session, of_person.get(person_id), None)
        if mark is not None or due is not Code.NOT_EXPECTED:
            entries.append(Entry(person_id, name, mark.code if mark else due, mark, due is Code.NOT_MARKED))
    return SessionRegister(session, tuple(sorted(entries, key=lambda entry: not entry.expected)))


def names_of_group(
    work: UnitOfWork, group: Group, memberships: Sequence[Membership], *, short: bool = False
) -> Mapping[PersonId, str]:
    """Return what everyone who ever stood in a group's register is called: as its record profile says, or short.

    Of people of one name, whoever joined first goes without a number. Papers use it too: whoever is "Maya R. (2)" in
    the register must not be "Maya R." on the sheet by the door.
    """
    people = _people_of(work, group.id, memberships, work.people.all())
    return distinct_names(people, full=group.profile.rules.full_names and not short)


def _lay_out(
    group: Group,
    sessions: Sequence[Session],
    memberships: Sequence[Membership],
    marks: Sequence[Mark],
    people: Sequence[Person],
) -> GroupRegister:
    names = distinct_names(people, full=group.profile.rules.full_names)
    ordered = dict(sorted(names.items(), key=lambda item: plain_letters(item[1])))
    rules = group.profile.rules
    return group_register(sessions, memberships, ordered, [mark.allowed_by(rules) for mark in marks])


def _people_of(
    work: UnitOfWork, group_id: GroupId, memberships: Sequence[Membership], people: Sequence[Person]
) -> list[Person]:
    """Return everyone who ever stood in a group's register: a name must not depend on the period that is shown."""
    return _by_joining(memberships, work.marks.people_of_group(group_id), people)


def _by_joining(
    memberships: Sequence[Membership], guests: Collection[PersonId], people: Sequence[Person]
) -> list[Person]:
    joined = {membership.person_id: membership.steps[0].on for membership in memberships}
    found = [person for person in people if person.id in joined or person.id in guests]
    return sorted(found, key=lambda person: joined.get(person.id, date.max))


def with_headcount(session: Session, codes: Iterable[Code]) -> Session:
    """Return a session whose marks are about to go with how many came; a headcount that was made stays."""
    tally = Tally.of(codes)
    visitors = session.visitors + tally.counts.get(Code.VISITOR, 0)
    if not session.state.held or not tally.attended + visitors:
        return session
    counted = tally.attended + visitors if session.headcount is None else session.headcount
    return replace(session, headcount=counted, visitors=visitors)
