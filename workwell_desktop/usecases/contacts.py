"""The contact log of a person: when somebody got in touch, by which way, what came of it and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.follow_up import Contact, Outcome
from workwell_desktop.domain.ids import ContactId, PersonId, new_id
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.reaching import check_contact
from workwell_desktop.usecases.allowed import refuse_about
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Contacts:
    """What a facilitator can do with contact logs."""

    means: Means

    def of_person(self, person_id: PersonId) -> tuple[Contact, ...]:
        """Return a person's log, the newest entry first."""
        with self.means.open_work("contacts.read") as work:
            return work.contacts.of_person(person_id)

    def start(
        self, person_id: PersonId, outcome: Outcome, way: ContactWay | None = None, at: datetime | None = None
    ) -> Contact:
        """Return an entry to fill in, not yet kept; of now unless `at` says otherwise."""
        return Contact(
            id=ContactId(new_id()), person_id=person_id, at=at or self.means.now(), way=way, outcome=outcome
        )

    def add(self, contact: Contact) -> Contact:
        """Keep a new or changed entry and return it as kept.

        Raises `Refusal` naming the field: when the person's consent does not allow what is said to have been tried,
        above all when they asked not to be contacted; or when its moment lies ahead.
        """
        kept = contact.checked(self.means.now())
        with self.means.open_work("contacts.add") as work:
            refuse_about(work, kept.person_id, None, "text")
            check_contact(work.people.get(kept.person_id), kept.outcome, kept.way)
            work.contacts.save(kept)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return kept

    def remove(self, contact: Contact) -> Contact:
        """Take an entry away and return it, so that it can be put back."""
        with self.means.open_work("contacts.remove") as work:
            refuse_held(work, people=(contact.person_id,))
            work.contacts.remove(contact.id)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return contact

    def restore(self, contact: Contact) -> None:
        """Put back an entry that was taken away. It is not judged again: consent may have changed since."""
        with self.means.open_work("contacts.restore") as work:
            work.people.get(contact.person_id)
            work.contacts.save(contact)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
