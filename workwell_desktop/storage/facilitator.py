"""The facilitator's own details in the vault: one row, or none before first-run set-up."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.storage.tables import facilitator

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction

_ONE = select(facilitator.c.name, facilitator.c.organisation)
_ONLY_ROW = 1


class FacilitatorRecord:
    """Whose vault this is."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self) -> Facilitator:
        """Return the facilitator; one without a name when none was saved."""
        row = self._transaction.first(_ONE)
        return Facilitator(name=row.name, organisation=row.organisation) if row else Facilitator()

    def save(self, person: Facilitator) -> None:
        """Write the facilitator's details."""
        self._transaction.put(
            facilitator, {"row": _ONLY_ROW, "name": person.name, "organisation": person.organisation}
        )
