"""Keeping people: add, edit, remove one added by mistake, and read one person's whole story."""

from dataclasses import dataclass, replace

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.story import PersonLine, PersonStory, person_story
from workwell_desktop.domain.text import folded
from workwell_desktop.usecases.allowed import refuse_access_needs
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means

NEWEST = 12
"""Events of a person that are read at first."""


@dataclass(frozen=True)
class People:
    """What a facilitator can do with people."""

    means: Means

    def all(self) -> tuple[Person, ...]:
        """Return everyone, by display name."""
        with self.means.open_work("people.read") as work:
            return work.people.all()

    def lines(self) -> tuple[PersonLine, ...]:
        """Return everyone with the groups they are in now, by display name."""
        with self.means.open_work("people.read") as work:
            groups = {group.id: group for group in work.groups.all()}
            present: dict[PersonId, list[str]] = {}
            for group in groups.values():
                for membership in work.memberships.of_group(group.id):
                    if membership.status.in_group:
                        present.setdefault(membership.person_id, []).append(group.name)
            people = work.people.all()
        return tuple(PersonLine(person, tuple(sorted(present.get(person.id, ())))) for person in people)

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises `Refusal` when gone."""
        with self.means.open_work("people.read") as work:
            return work.people.get(person_id)

    def story(self, person_id: PersonId, most: int = NEWEST) -> PersonStory:
        """Return one person: memberships, what registers and log say of them, and what waits.

        Of what happened, only the newest `most` events: ten years are a thousand marks, and a page shows twelve.
        """
        with self.means.open_work("people.read") as work:
            person = work.people.get(person_id)
            memberships = work.memberships.of_person(person_id)
            counts, every = work.glances.counts_of_person(person_id)
            marks = work.marks.latest_of_person(person_id, most)
            groups = {group.id: group for group in work.groups.all()}
            contacts = work.contacts.of_person(person_id)
            follow_ups = work.follow_ups.of_person(person_id)
            came_from = {each.session_id for each in follow_ups if each.session_id is not None and each.is_open}
            sessions = {each.id: each for each in work.sessions.of_ids({m.session_id for m in marks} | came_from)}
        counted = {group_id: Tally(codes) for group_id, codes in counts.items()}
        marked = [
            (session, mark.allowed_by(rules))
            for mark in marks
            for session in (sessions[mark.session_id],)
            for rules in (groups[session.group_id].profile.rules,)
            if rules.names
        ]
        story = person_story(person, memberships, groups, counted, marked).with_following(contacts, follow_ups)
        numbers = {session_id: sessions[session_id].number for session_id in came_from}
        return replace(story.newest(most, every - len(marks)), numbers=numbers)

    def save(self, person: Person) -> Person:
        """Keep a new or changed person and return them as kept. Raises `Refusal` naming the field that cannot be."""
        kept = person.checked()
        with self.means.open_work("people.save") as work:
            refuse_access_needs(work, kept)
            work.people.save(kept)
            work.commit()
        self.means.announce(Changes.PEOPLE)
        return kept

    def twin(self, person: Person) -> Person | None:
        """Return someone else of the same display name, to warn about; never an obstacle."""
        name = folded(person.display_name)
        others = (other for other in self.all() if other.id != person.id)
        return next((other for other in others if name and folded(other.display_name) == name), None)

    def remove(self, person_id: PersonId) -> None:
        """Remove a person no register speaks of, with their memberships. Raises `Refusal` when there are marks."""
        with self.means.open_work("people.remove") as work:
            refuse_held(work, people=(person_id,))
            work.people.remove(person_id)
            work.commit()
        self.means.announce(Changes.PEOPLE | Changes.ROSTER)
