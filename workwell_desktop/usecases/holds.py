"""Legal holds, as every use case that takes something away asks for them."""

from collections.abc import Iterable

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.storage.work import UnitOfWork

HELD_GROUP = (
    "A legal hold stands on this group, so nothing of it can be taken away. "
    "Lift the hold first, under Safety and privacy."
)
HELD_PERSON = (
    "A legal hold stands on this person's record, so nothing of it can be taken away. "
    "Lift the hold first, under Safety and privacy."
)


def refuse_held(work: UnitOfWork, *, groups: Iterable[GroupId] = (), people: Iterable[PersonId] = ()) -> None:
    """Raise a `Refusal` when a hold stands on one of these groups or people, or on a group of one of the people."""
    standing = work.legal_holds.standing()
    if not standing:
        return
    held_groups = {hold.group_id for hold in standing if hold.group_id}
    held_people = {hold.person_id for hold in standing if hold.person_id}
    asked = set(people)
    if held_groups & set(groups):
        raise Refusal(HELD_GROUP)
    if held_people & asked:
        raise Refusal(HELD_PERSON)
    for person_id in asked if held_groups else ():
        if any(each.group_id in held_groups for each in work.memberships.of_person(person_id)):
            raise Refusal(HELD_GROUP)
