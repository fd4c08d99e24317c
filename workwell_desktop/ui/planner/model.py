"""The parts of a plan as a Qt item model: one row each, with computed start times.

It shows what it is given and changes nothing; wishes to change the plan go through the controller.
"""

from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.ids import BlockId
from workwell_desktop.ui.planner.part_row import ID_ROLE, ROW_ROLE, PartRow

Index = QModelIndex | QPersistentModelIndex


class PartsModel(QAbstractListModel):
    """Rows of one plan. `show_rows` replaces them with as little disturbance as it can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """What is shown, in order."""
        return self._rows

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show other rows. The same parts in the same order keep the selection; anything else starts afresh."""
        if rows == self._rows:
            return
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, block_id: BlockId | None) -> int:
        """Return where a part stands, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == block_id), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"<qt>{escape(row.title)}<br>{escape(row.line)}</qt>"
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW_ROLE:
                return row
            case _ if role == ID_ROLE:
                return row.id
        return None
