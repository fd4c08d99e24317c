"""People in the vault."""

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.day_tables import contacts, follow_ups, person_notes, quick_notes
from workwell_desktop.storage.keeping_tables import corrections, erasures, legal_holds
from workwell_desktop.storage.paper_tables import letters
from workwell_desktop.storage.tables import marks, membership_steps, memberships, people

if TYPE_CHECKING:
    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

_ALL = select(people)
_ONE = _ALL.where(people.c.id == bindparam("wanted"))
_A_MARK = select(marks.c.person_id).where(marks.c.person_id == bindparam("wanted")).limit(1)
_RECORDS = tuple(
    select(table.c.person_id).where(table.c.person_id == bindparam("wanted")).limit(1)
    for table in (quick_notes, person_notes, follow_ups, contacts, letters, corrections, legal_holds)
)
_ERASED = select(erasures.c.person).where(erasures.c.person == bindparam("wanted"))
_MEMBERSHIPS = select(memberships.c.id).where(memberships.c.person_id == bindparam("wanted"))


class People:
    """Every person, in a group or not."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        self._transaction = transaction
        self._search = search

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises `Refusal` when they are gone."""
        row = self._transaction.first(_ONE, {"wanted": person_id})
        if row is None:
            raise Refusal("That person is no longer here.")
        return _to_domain(row)

    def all(self) -> tuple[Person, ...]:
        """Return everyone by display name, Łukasz between Luis and Lydia."""
        found = (_to_domain(row) for row in self._transaction.rows(_ALL))
        return tuple(sorted(found, key=lambda person: (plain_letters(person.display_name), person.id)))

    def save(self, person: Person) -> None:
        """Write a new or changed person. Raises `Refusal` for one who was erased: no undo brings them back."""
        if self._transaction.first(_ERASED, {"wanted": person.id}):
            raise Refusal("This person was erased, so nothing brings their record back.")
        self._transaction.put(people, _to_row(person))
        texts = (person.preferred_name, person.alias, *person.languages)
        self._search.put(HitKind.PERSON, person.id, person.display_name, texts)

    def remove(self, person_id: PersonId) -> None:
        """Remove a person and their memberships. Raises `Refusal` while a register holds a mark of theirs."""
        if self._transaction.first(_A_MARK, {"wanted": person_id}):
            raise Refusal("This person stands in a register, so they stay. You can end their membership instead.")
        if any(self._transaction.first(query, {"wanted": person_id}) for query in _RECORDS):
            raise Refusal(
                "Notes, follow-ups or letters are kept of this person, so they stay. End their membership instead."
            )
        for (membership_id,) in self._transaction.rows(_MEMBERSHIPS, {"wanted": person_id}):
            self._transaction.remove(membership_steps, membership_id=membership_id)
        self._transaction.remove(memberships, person_id=person_id)
        self._transaction.remove(people, id=person_id)
        self._search.remove(HitKind.PERSON, person_id)


def _to_row(person: Person) -> "RowValues":
    contact = person.contact
    return {
        "id": person.id,
        "display_name": person.display_name,
        "preferred_name": person.preferred_name,
        "alias": person.alias,
        "pronouns": person.pronouns,
        "languages": person.languages,
        "access_needs": person.access_needs,
        "contact_ways": sorted(way.value for way in contact.ways),
        "may_leave_message": contact.may_leave_message,
        "safe_times": contact.safe_times,
        "contact_details": contact.details,
        "do_not_contact": contact.do_not_contact,
        "asked_on": contact.asked_on,
    }


def _to_domain(row: "AnyRow") -> Person:
    return Person(
        id=PersonId(row.id),
        display_name=row.display_name,
        preferred_name=row.preferred_name,
        alias=row.alias,
        pronouns=row.pronouns,
        languages=row.languages,
        access_needs=row.access_needs,
        contact=ContactConsent(
            ways=frozenset(ContactWay(word) for word in row.contact_ways),
            may_leave_message=row.may_leave_message,
            safe_times=row.safe_times,
            details=row.contact_details,
            do_not_contact=row.do_not_contact,
            asked_on=row.asked_on,
        ),
    )
