"""The names of one session in the order of its printed sheet, as a Qt list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.register_words import in_words, letters_of
from workwell_desktop.domain.session_register import Entry
from workwell_desktop.ui.attendance.shown import CODE_ROLE, NUMBER_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PaperModel(QAbstractListModel):
    """A line for each name on the sheet, then for whoever was written on its blank lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other lines; the same people keep their place, so that the current line stays."""
        if [entry.person_id for entry in entries] == [entry.person_id for entry in self.entries]:
            self.entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == CODE_ROLE:
            return entry.code
        if role == NUMBER_ROLE:
            return index.row() + 1
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Line {index.row() + 1}, {entry.name}: {in_words(entry.code, entry.mark)}"
        if role == Qt.ItemDataRole.UserRole:
            return letters_of(entry.code, entry.mark)
        return None
