"""The rows of the list of guides, as a Qt model over frozen values."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.ui.guides.shown import ROW, GuideRow

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """Guides and cards that were found, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GuideRow, ...] = ()

    @property
    def rows(self) -> tuple[GuideRow, ...]:
        """What is shown, in order."""
        return self._rows

    def show_rows(self, rows: tuple[GuideRow, ...]) -> None:
        """Show other rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return where a guide stands, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.summary
        return row if role == ROW else None
