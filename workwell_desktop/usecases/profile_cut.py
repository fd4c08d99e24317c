"""What a record profile does not allow of a group's records: found, taken away and put back within a transaction.

People who stand in another group too keep what that group allows. Group notes and incident reports are never touched.
"""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Contact, FollowUp
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.letter import Letter
from workwell_desktop.domain.losses import Losses
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person, distinct_names
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.profile import ProfileRules
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.erasing import RegisterRows
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.registers import with_headcount

if TYPE_CHECKING:
    from workwell_desktop.domain.attendance import Code


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Everything that goes when a group's records are to obey `rules`, as it was before.

    `listed` is everyone on the roster or in the register; `people` and `sessions` are those that change, each before
    and after; `gone` those who are removed altogether.
    """

    rules: ProfileRules
    rows: RegisterRows
    listed: frozenset[PersonId] = frozenset()
    memberships: tuple[Membership, ...] = ()
    gone: tuple[Person, ...] = ()
    people: tuple[tuple[Person, Person], ...] = ()
    sessions: tuple[tuple[Session, Session], ...] = ()
    person_notes: tuple[PersonNote, ...] = ()
    quick_notes: tuple[QuickNote, ...] = ()
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """What is emptied in every mark: `reason`, `comment` or both."""
        kept = (("reason", self.rules.reasons), ("comment", self.rules.comments))
        return frozenset(word for word, allowed in kept if not allowed)

    @property
    def losses(self) -> Losses:
        """How much of each kind it is."""
        return Losses(
            comments=0 if self.rules.comments else self.rows.count("comment"),
            reasons=0 if self.rules.reasons else self.rows.count("reason"),
            past_words=self.rows.past_with(self.words),
            marks=0 if self.rules.names else len(self.rows.marks),
            members=0 if self.rules.names else len(self.listed),
            gone=len(self.gone),
            full_names=sum(1 for before, after in self.people if before.display_name != after.display_name),
            person_notes=len(self.person_notes),
            signed_notes=sum(1 for note in self.person_notes if note.signed_at is not None),
            quick_notes=len(self.quick_notes),
            contacts=len(self.contacts),
            follow_ups=len(self.follow_ups),
            letters=len(self.letters),
            access_needs=sum(1 for before, after in self.people if before.access_needs != after.access_needs),
        )


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What surrounds a group: its sessions, who stands in it, and what the other groups of each of them allow."""

    group: Group
    rules: ProfileRules
    sessions: tuple[Session, ...]
    memberships: tuple[Membership, ...]
    rows: RegisterRows
    people: Mapping[PersonId, Person]
    elsewhere: Mapping[PersonId, list[ProfileRules]]

    @classmethod
    def read(cls, work: UnitOfWork, group: Group, rules: ProfileRules) -> Self:
        elsewhere: defaultdict[PersonId, list[ProfileRules]] = defaultdict(list)
        for other in work.groups.all():
            if other.id != group.id:
                members = {each.person_id for each in work.memberships.of_group(other.id)}
                for person_id in members | work.marks.people_of_group(other.id):
                    elsewhere[person_id].append(other.profile.rules)
        return cls(
            group=group,
            rules=rules,
            sessions=work.sessions.of_group(group.id, plans=False),
            memberships=work.memberships.of_group(group.id),
            rows=work.erasing.register(group.id),
            people={person.id: person for person in work.people.all()},
            elsewhere=elsewhere,
        )

    @cached_property
    def listed(self) -> frozenset[PersonId]:
        """Everyone on the roster or in the register."""
        return self.rows.people | {membership.person_id for membership in self.memberships}

    @cached_property
    def session_ids(self) -> frozenset[SessionId]:
        """The sessions of this group."""
        return frozenset(session.id for session in self.sessions)

    def free(self, person_id: PersonId, rule: str) -> bool:
        """Whether something of somebody in this group is allowed neither by the rules nor by another group."""
        others = any(getattr(each, rule) for each in self.elsewhere.get(person_id, ()))
        return person_id in self.listed and not others and not getattr(self.rules, rule)


def read_cut(work: UnitOfWork, group: Group, rules: ProfileRules) -> Cut:
    """Return what these rules do not allow of a group's records."""
    around = _Around.read(work, group, rules)
    bare = Cut(rules=rules, rows=around.rows, listed=around.listed, people=_plainer(around))
    if not rules.person_notes:
        bare = replace(
            bare,
            person_notes=tuple(note for note in work.person_notes.all() if _note_goes(around, note)),
            quick_notes=work.quick_notes.about_people(session.id for session in around.sessions),
        )
    if not rules.follow_ups:
        follow_ups = tuple(each for each in work.follow_ups.all() if _follow_up_goes(around, each))
        ended = {each.id for each in follow_ups}
        logs = (contact for person_id in around.listed for contact in work.contacts.of_person(person_id))
        goes = (each for each in logs if around.free(each.person_id, "follow_ups") or each.follow_up_id in ended)
        bare = replace(bare, follow_ups=follow_ups, contacts=tuple(goes))
    if not rules.full_names:
        issued = work.letters.of_group(group.id)
        named = issued if not rules.names else (each for each in issued if each.allowed_by(rules) != each)
        bare = replace(bare, letters=tuple(named))
    if not rules.names:
        gone = (around.people[each] for each in sorted(around.listed, key=str) if each not in around.elsewhere)
        counted = _counted(around.sessions, around.rows)
        bare = replace(bare, memberships=around.memberships, gone=tuple(gone), sessions=counted)
    return bare


def take_away(work: UnitOfWork, group: Group, cut: Cut) -> None:
    """Remove everything that goes, for good."""
    for note in cut.person_notes:
        work.person_notes.remove(note.id)
    for line in cut.quick_notes:
        work.quick_notes.remove(line.id)
    for contact in cut.contacts:
        work.contacts.remove(contact.id)
    for follow_up in cut.follow_ups:
        work.follow_ups.remove(follow_up.id)
    for letter in cut.letters:
        work.letters.remove(letter.id)
    for _, session in cut.sessions:
        work.sessions.save(session)
    if not cut.rules.names:
        work.erasing.marks(group.id)
    elif cut.words:
        work.erasing.words(group.id, cut.words)
    for membership in cut.memberships:
        work.memberships.remove(membership.id)
    for _, person in cut.people:
        work.people.save(person)
    for person in cut.gone:
        with suppress(Refusal):  # something apart from this group is kept of them
            work.people.remove(person.id)


def put_back(work: UnitOfWork, group: Group, cut: Cut) -> None:
    """Put everything back that was taken away. What was written since stays."""
    known = {person.id: person for person in work.people.all()}
    for person in cut.gone:
        if person.id not in known:
            work.people.save(person)
    for person, after in cut.people:
        work.people.save(_as_before(known.get(person.id), person, after))
    for membership in cut.memberships:
        work.memberships.save(membership)
    work.erasing.put_back(group.id, cut.rows)
    for before, session in cut.sessions:
        stored = work.sessions.get(before.id)
        if (stored.headcount, stored.visitors) == (session.headcount, session.visitors):
            work.sessions.save(replace(stored, headcount=before.headcount, visitors=before.visitors))
    for note in cut.person_notes:
        work.person_notes.save(note)
    for line in cut.quick_notes:
        work.quick_notes.save(line)
    for contact in cut.contacts:
        work.contacts.save(contact)
    for follow_up in cut.follow_ups:
        work.follow_ups.save(follow_up)
    for letter in cut.letters:
        work.letters.save(letter)


def _as_before(stored: Person | None, before: Person, after: Person) -> Person:
    """Return somebody as before the cut, but for what was changed since: above all, that nobody may contact them."""
    if stored is None:
        return before
    if stored.display_name == after.display_name:
        stored = replace(stored, display_name=before.display_name)
    return replace(stored, access_needs=before.access_needs) if stored.access_needs == after.access_needs else stored


def _note_goes(around: _Around, note: PersonNote) -> bool:
    if note.session_id is not None:
        return note.session_id in around.session_ids
    return around.free(note.person_id, "person_notes")


def _follow_up_goes(around: _Around, follow_up: FollowUp) -> bool:
    if follow_up.person_id is None:
        return False
    if follow_up.group_id is None and follow_up.session_id is None:
        return around.free(follow_up.person_id, "follow_ups")
    return follow_up.group_id == around.group.id or follow_up.session_id in around.session_ids


def _plainer(around: _Around) -> tuple[tuple[Person, Person], ...]:
    """Return who keeps a shorter name or none of what makes it easier, before and after."""
    people = [around.people[each] for each in around.listed]
    short = distinct_names(sorted(people, key=lambda person: (person.display_name, person.id)))
    changes = []
    for person in people:
        after = person
        if around.free(person.id, "full_names"):
            name = short[person.id]
            after = replace(after, display_name=person.short_name if name.endswith(")") else name)
        if around.free(person.id, "access_needs"):
            after = replace(after, access_needs=())
        if after != person and (around.rules.names or person.id in around.elsewhere):
            changes.append((person, after))
    return tuple(changes)


def _counted(sessions: tuple[Session, ...], rows: RegisterRows) -> tuple[tuple[Session, Session], ...]:
    """Return the sessions whose marks become numbers, before and after; a headcount that was made stays."""
    codes: defaultdict[SessionId, list[Code]] = defaultdict(list)
    for row in rows.marks:
        codes[row["session_id"]].append(row["code"])
    changes = ((session, with_headcount(session, codes[session.id])) for session in sessions)
    return tuple((before, after) for before, after in changes if before != after)
