"""The papers of the gallery as a Qt model: what they are, how they came out, and which are in the packet."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.ui.handouts.shown import LOOK, ROW, CardLook, CardShown
from workwell_desktop.ui.kit.paper import SmoothPicture

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CardsModel(QAbstractListModel):
    """Papers in order. Looks are kept by key, whatever is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[CardShown, ...] = ()
        self._looks: dict[str, CardLook] = {}
        self._pictures: dict[str, SmoothPicture] = {}
        self._ticked: frozenset[str] = frozenset()
        self.picking = False
        """Whether every card shows its box: a packet is being put together."""

    @property
    def cards(self) -> tuple[CardShown, ...]:
        """What is shown, in order."""
        return self._cards

    def show_cards(self, cards: tuple[CardShown, ...]) -> None:
        """Show other papers."""
        if cards != self._cards:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()

    def show_look(self, key: str, look: CardLook) -> None:
        """Show how a paper came out."""
        if self._looks.get(key) == look:
            return
        self._looks[key] = look
        self._pictures.pop(key, None)
        if look.first is not None:
            self._pictures[key] = SmoothPicture(look.first)
        self._tell(key)

    def show_ticked(self, ticked: frozenset[str]) -> None:
        """Show which papers are in the packet."""
        changed, self._ticked = self._ticked ^ ticked, ticked
        for key in changed:
            self._tell(key)

    def look(self, key: str) -> CardLook | None:
        """Return how a paper came out, None while it is not known."""
        return self._looks.get(key)

    def picture(self, key: str) -> SmoothPicture | None:
        """Return a paper's first page, None while it is not drawn."""
        return self._pictures.get(key)

    def ticked(self, key: str) -> bool:
        """Whether a paper is in the packet."""
        return key in self._ticked

    def row_of(self, key: str) -> int:
        """Return where a paper stands, or -1."""
        return next((number for number, card in enumerate(self._cards) if card.key == key), -1)

    def _tell(self, key: str) -> None:
        row = self.row_of(key)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        look = self._looks.get(card.key)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if card.key in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            packed = "in the packet" if card.key in self._ticked else ""
            return ", ".join(filter(None, (card.title, card.about, look.line if look else "", packed)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return card.about
        known: dict[int, object] = {int(Qt.ItemDataRole.DisplayRole): card.title, ROW: card, LOOK: look}
        return known.get(int(role))
