"""Adding and removing a person so that it can be undone and done again, as `kit.undo.Change.apply` wants it."""

from typing import TYPE_CHECKING

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.domain.membership import Membership


class PersonKept:
    """Keeps a person, or takes them away; their places in groups come back with them."""

    def __init__(self, desk: Desk, person_id: PersonId) -> None:
        self._desk, self._person_id = desk, person_id
        self._memberships: tuple[Membership, ...] = ()

    def __call__(self, person: Person | None) -> None:
        """Keep the person as given, or remove them. Raises `Refusal` when a register speaks of them."""
        if person is None:
            story = self._desk.people.story(self._person_id)
            self._desk.people.remove(self._person_id)
            self._memberships = tuple(each.membership for each in story.memberships)
            return
        self._desk.people.save(person)
        for membership in self._memberships:
            self._desk.roster.put(membership)
        self._memberships = ()
