"""The record of changes, to read: a table of what was done, when, to which records."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import Button, Card, Flow, IconLabel, Label, Muted
from workwell_desktop.ui.kit.records_table import RecordsTable
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.safety.trail_shown import TrailRow

_HEADS = ("Number", "When", "What was done", "To which records")
_WHAT_FOR = (
    "Every change leaves one line: when, what was done, to which records; never a word of what you wrote. Each line "
    "is sealed to the one before, so a line that was changed, taken out or put in shows. Whoever holds the key of "
    "this vault could write all lines anew; the backups are the witness."
)
_ROWS = 10
"""How many lines are in sight at once."""


class TrailModel(QAbstractTableModel):
    """The lines read so far, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TrailRow] = []

    def show_rows(self, rows: Sequence[TrailRow]) -> None:
        """Show these lines and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[TrailRow]) -> None:
        """Add older lines."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (str(row.number), row.when, row.what, row.records)[index.column()]
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None


class TrailView(QWidget):
    """It shows the trail and tells what is wished for."""

    older_requested = Signal()
    verify_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card("Record of changes")
        card.body.setSpacing(MEDIUM)
        self.model = TrailModel()
        self.table = RecordsTable("Record of changes")
        self.table.setModel(self.model)
        self.table.stretch(3)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.model.modelReset.connect(self._measure)
        self.model.rowsInserted.connect(self._measure)
        self.verify, self.export = Button("Check the record", "shield-check"), Button("Save as a file…", "save")
        self.older = Button("Show older", "chevron-down")
        self.icon, self.answer = IconLabel("shield-check", "ok_strong"), Label("", wrap=True)
        answer = QHBoxLayout()
        answer.setSpacing(SMALL)
        answer.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.answer, 1)
        card.body.addWidget(Muted(_WHAT_FOR))
        card.body.addWidget(Flow(self.verify, self.export))
        card.body.addLayout(answer)
        card.body.addWidget(self.table)
        card.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._measure()
        self.older.clicked.connect(self.older_requested)
        self.verify.clicked.connect(self.verify_requested)
        self.export.clicked.connect(self.export_requested)
        self.show_answer("", whole=True)

    def show_answer(self, sentence: str, *, whole: bool) -> None:
        """Say whether the record is whole; an empty sentence says nothing."""
        self.icon.show_as("shield-check" if whole else "triangle-alert", "ok_strong" if whole else "danger")
        self.icon.setVisible(bool(sentence))
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))

    def show_more(self, *, more: bool) -> None:
        """Offer older lines, or not."""
        self.older.setVisible(more)

    def _measure(self) -> None:
        """Be as high as the lines need, up to a screenful."""
        rows = min(max(self.model.rowCount(), 1), _ROWS)
        height = self.table.verticalHeader().defaultSectionSize() * rows
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + LARGE)
