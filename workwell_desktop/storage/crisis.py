"""The numbers to call in a crisis: one sheet for the vault, or none before it was first looked at."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from workwell_desktop.domain.incident import CrisisContact, CrisisSheet
from workwell_desktop.storage.day_tables import crisis_contacts, crisis_sheet

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction

_SHEET = select(crisis_sheet.c.country, crisis_sheet.c.reviewed_on)
_CONTACTS = select(crisis_contacts).order_by(crisis_contacts.c.position)
_ONLY_ROW = 1


class Crisis:
    """The facilitator's crisis sheet."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self) -> CrisisSheet:
        """Return the sheet; an empty one when none was kept."""
        row = self._transaction.first(_SHEET)
        if row is None:
            return CrisisSheet()
        contacts = tuple(
            CrisisContact(name=each.name, number=each.number, hours=each.hours)
            for each in self._transaction.rows(_CONTACTS)
        )
        return CrisisSheet(country=row.country, contacts=contacts, reviewed_on=row.reviewed_on)

    def save(self, sheet: CrisisSheet) -> None:
        """Write the sheet in place of the one before."""
        values = {"row": _ONLY_ROW, "country": sheet.country, "reviewed_on": sheet.reviewed_on}
        self._transaction.put(crisis_sheet, values)
        rows = [
            {"sheet": _ONLY_ROW, "position": position, "name": each.name, "number": each.number, "hours": each.hours}
            for position, each in enumerate(sheet.contacts)
        ]
        self._transaction.put_all(crisis_contacts, rows, sheet=_ONLY_ROW)
