"""Memberships in the vault, each with its steps. Removing one never touches a mark or a note."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId
from workwell_desktop.domain.membership import Membership, Step
from workwell_desktop.storage.tables import membership_steps, memberships

if TYPE_CHECKING:
    from uuid import UUID

    from workwell_desktop.storage.transaction import AnyQuery, RowValues, Transaction

_WITH_STEPS = (
    select(
        memberships.c.id,
        memberships.c.group_id,
        memberships.c.person_id,
        membership_steps.c.status,
        membership_steps.c.on,
        membership_steps.c.reason,
    )
    .join(membership_steps, membership_steps.c.membership_id == memberships.c.id)
    .order_by(membership_steps.c.membership_id, membership_steps.c.position)
)
_ONE = _WITH_STEPS.where(memberships.c.id == bindparam("wanted"))
_OF_GROUP = _WITH_STEPS.where(memberships.c.group_id == bindparam("wanted"))
_OF_GROUPS = _WITH_STEPS.where(memberships.c.group_id.in_(bindparam("wanted", expanding=True)))
_OF_PERSON = _WITH_STEPS.where(memberships.c.person_id == bindparam("wanted"))


class Memberships:
    """Who is, was or may come to be in which group."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self, membership_id: MembershipId) -> Membership:
        """Return one membership. Raises `Refusal` when it is gone."""
        found = self._read(_ONE, membership_id)
        if not found:
            raise Refusal("That membership is no longer here.")
        return found[0]

    def of_group(self, group_id: GroupId) -> tuple[Membership, ...]:
        """Return a group's memberships, former ones included, by the day of their first step."""
        return self._read(_OF_GROUP, group_id)

    def of_groups(self, group_ids: Iterable[GroupId]) -> tuple[Membership, ...]:
        """Return everyone's membership in several groups, in no particular order."""
        return self._read(_OF_GROUPS, list(group_ids))

    def of_person(self, person_id: PersonId) -> tuple[Membership, ...]:
        """Return a person's memberships, former ones included, by the day of their first step."""
        return self._read(_OF_PERSON, person_id)

    def save(self, membership: Membership) -> None:
        """Write a new or changed membership."""
        self._transaction.put(memberships, _to_row(membership))
        self._transaction.put_all(membership_steps, _step_rows(membership), membership_id=membership.id)

    def remove(self, membership_id: MembershipId) -> None:
        """Remove a membership that should never have been. To end one, save it with a last step instead."""
        self._transaction.remove(membership_steps, membership_id=membership_id)
        self._transaction.remove(memberships, id=membership_id)

    def _read(self, query: "AnyQuery", wanted: "UUID | list[GroupId]") -> tuple[Membership, ...]:
        owners: dict[UUID, tuple[UUID, UUID]] = {}
        steps: defaultdict[UUID, list[Step]] = defaultdict(list)
        for key, group_id, person_id, status, on, reason in self._transaction.rows(query, {"wanted": wanted}):
            owners[key] = (group_id, person_id)
            steps[key].append(Step(status=status, on=on, reason=reason))
        found = (_to_domain(key, *owner, tuple(steps[key])) for key, owner in owners.items())
        return tuple(sorted(found, key=lambda membership: (membership.steps[0].on, membership.id)))


def _to_row(membership: Membership) -> "RowValues":
    return {"id": membership.id, "group_id": membership.group_id, "person_id": membership.person_id}


def _step_rows(membership: Membership) -> "list[RowValues]":
    return [
        {
            "membership_id": membership.id,
            "position": position,
            "status": step.status,
            "on": step.on,
            "reason": step.reason,
        }
        for position, step in enumerate(membership.steps)
    ]


def _to_domain(key: "UUID", group_id: "UUID", person_id: "UUID", steps: tuple[Step, ...]) -> Membership:
    return Membership(id=MembershipId(key), group_id=GroupId(group_id), person_id=PersonId(person_id), steps=steps)
