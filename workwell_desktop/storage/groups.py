"""Groups in the vault."""

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.day_tables import follow_ups, incidents, schedules
from workwell_desktop.storage.note_tables import hand_over_notes
from workwell_desktop.storage.paper_tables import agreements, letters
from workwell_desktop.storage.tables import groups, membership_steps, memberships, sessions

if TYPE_CHECKING:
    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

_ALL = select(groups)
_ONE = _ALL.where(groups.c.id == bindparam("wanted"))
_A_SESSION = select(sessions.c.id).where(sessions.c.group_id == bindparam("wanted")).limit(1)
_RECORDS = tuple(
    select(table.c.group_id).where(table.c.group_id == bindparam("wanted")).limit(1)
    for table in (follow_ups, incidents, agreements, letters, hand_over_notes)
)
_MEMBERSHIPS = select(memberships.c.id).where(memberships.c.group_id == bindparam("wanted"))


class Groups:
    """Every group, whatever its status."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        self._transaction = transaction
        self._search = search

    def get(self, group_id: GroupId) -> Group:
        """Return one group. Raises `Refusal` when it is gone."""
        row = self._transaction.first(_ONE, {"wanted": group_id})
        if row is None:
            raise Refusal("That group is no longer here.")
        return _to_domain(row)

    def all(self) -> tuple[Group, ...]:
        """Return all groups by name, Łódź between Lima and Lyon."""
        found = (_to_domain(row) for row in self._transaction.rows(_ALL))
        return tuple(sorted(found, key=lambda group: (plain_letters(group.name), group.id)))

    def save(self, group: Group) -> None:
        """Write a new or changed group."""
        self._transaction.put(groups, _to_row(group))
        texts = (group.public_name, group.purpose, group.place, group.schedule, *group.facilitators)
        self._search.put(HitKind.GROUP, group.id, group.name, texts)

    def remove(self, group_id: GroupId) -> None:
        """Remove a group and its memberships. Raises `Refusal` while something would be lost with it."""
        if self._transaction.first(_A_SESSION, {"wanted": group_id}):
            raise Refusal("This group has sessions. Set its status to “Finished” instead; its records stay.")
        if any(self._transaction.first(query, {"wanted": group_id}) for query in _RECORDS):
            raise Refusal(
                "This group has an agreement, letters, follow-ups, incidents or a hand-over note. "
                "Set its status to “Finished” instead."
            )
        self._transaction.remove(schedules, group_id=group_id)
        for (membership_id,) in self._transaction.rows(_MEMBERSHIPS, {"wanted": group_id}):
            self._transaction.remove(membership_steps, membership_id=membership_id)
        self._transaction.remove(memberships, group_id=group_id)
        self._transaction.remove(groups, id=group_id)
        self._search.remove(HitKind.GROUP, group_id)


def _to_row(group: Group) -> "RowValues":
    return {column.name: getattr(group, column.name) for column in groups.c}


def _to_domain(row: "AnyRow") -> Group:
    return Group(**row._asdict())
