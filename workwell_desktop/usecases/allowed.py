"""What a group's record profile refuses to keep, said in a plain sentence at the field it concerns."""

from collections.abc import Mapping

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.profile import ProfileRules
from workwell_desktop.storage.work import UnitOfWork

NUMBERS_ONLY = "This group keeps numbers only, by its record profile. Count who came; no name is needed."

_WORDS = {
    "reason": ("reasons", "Mark who sent apologies; why stays with them."),
    "comment": ("comments", "What concerns the group can go into the group note, without names."),
}


def refuse_names(group: Group, field: str) -> None:
    """Raise `Refusal` when a group keeps no names."""
    if not group.profile.rules.names:
        raise Refusal(NUMBERS_ONLY, field)


def refuse_words(group: Group, said: Mapping[str, object]) -> None:
    """Raise `Refusal` when a reason or a comment is said of a mark in a group that keeps none; empty ones may be."""
    rules = group.profile.rules
    for field, allowed in (("reason", rules.reasons), ("comment", rules.comments)):
        if not allowed and str(said.get(field) or "").strip():
            kind, instead = _WORDS[field]
            raise Refusal(f"This group keeps no {kind} in its register, by its record profile. {instead}", field)


def refuse_about(work: UnitOfWork, person_id: PersonId | None, group_id: GroupId | None, field: str) -> None:
    """Raise `Refusal` when nothing to do, and no contact, may be about somebody: in a group, or in all of theirs."""
    if person_id is None:
        return
    work.people.get(person_id)  # undo may ask for somebody who was removed since
    rules = [work.groups.get(group_id).profile.rules] if group_id is not None else _rules_around(work, person_id)
    if rules and not any(each.follow_ups for each in rules):
        raise Refusal("This group keeps nothing about single people, by its record profile. Name nobody here.", field)


def refuse_access_needs(work: UnitOfWork, person: Person, group: Group | None = None) -> None:
    """Raise `Refusal` when what makes it easier for somebody is new and none of their groups keeps that."""
    if not person.access_needs:
        return
    known = next((each for each in work.people.all() if each.id == person.id), None)
    if known is not None and set(person.access_needs) <= set(known.access_needs):
        return
    rules = _rules_around(work, person.id) + ([group.profile.rules] if group is not None else [])
    if rules and not any(each.access_needs for each in rules):
        raise Refusal(
            "By their group's record profile, what makes it easier for someone is not kept: it may tell of health.",
            "access_needs",
        )


def _rules_around(work: UnitOfWork, person_id: PersonId) -> list[ProfileRules]:
    ids = {membership.group_id for membership in work.memberships.of_person(person_id)}
    return [work.groups.get(group_id).profile.rules for group_id in ids]
