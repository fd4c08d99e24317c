"""What can be put into a plan, as rows of a list: activities of the library, plans and templates to start from.

A plain Qt item model over frozen values; it knows neither widgets nor use cases.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex

OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The item's `Offer`."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One row. `key` names what is offered; without one the row is a heading.

    `remark` stands in a line of its own, as "used 5 weeks ago" does. `own` marks what can be removed.
    """

    title: str
    key: Hashable = None
    line: str = ""
    remark: str = ""
    token: str = ""
    icon: str = ""
    own: bool = False

    @property
    def heading(self) -> bool:
        """Whether the row only says what follows."""
        return self.key is None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(words for words in (self.title, self.line, self.remark) if words)


class OfferModel(QAbstractListModel):
    """Rows of offers. Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is shown, in order."""
        return self._offers

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show other rows."""
        if offers != self._offers:
            self.beginResetModel()
            self._offers = offers
            self.endResetModel()

    def row_of(self, key: Hashable) -> int:
        """Return where an offer stands, or -1."""
        return next((row for row, offer in enumerate(self._offers) if offer.key == key and key is not None), -1)

    def first(self) -> int:
        """Return the first row that can be chosen, or -1."""
        return next((row for row, offer in enumerate(self._offers) if not offer.heading), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._offers)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._offers[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._offers):
            return None
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return offer.spoken if not offer.heading else None
        return offer if role == OFFER_ROLE else None
