"""The list of people as a Qt model, and a person's story as it is shown. It reads no vault and touches no widget."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.story import PersonLine
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.matching import matches
from workwell_desktop.ui.people.shown import PersonRow

COLUMNS = ("Name", "Pronouns", "Groups")

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Everyone, or those whose names and groups begin like what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PersonRow, ...] = ()
        self._rows: tuple[PersonRow, ...] = ()
        self._typed = ""

    def show_lines(self, lines: Iterable[PersonLine]) -> None:
        """Show these people."""
        rows = tuple(row_of(line) for line in lines)
        if rows != self._all:
            self._all = rows
            self._choose()

    def filter(self, typed: str) -> None:
        """Show only those who match what was typed."""
        self._typed = typed
        self._choose()

    @property
    def count(self) -> int:
        """How many people there are, whatever the filter says."""
        return len(self._all)

    def person_at(self, row: int) -> PersonId:
        """Return whose row this is."""
        return self._rows[row].id

    def row_of_person(self, person_id: PersonId | None) -> int:
        """Return the row of a person, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.id == person_id), -1)

    def _choose(self) -> None:
        self.beginResetModel()
        self._rows = tuple(row for row in self._all if matches(self._typed, row.searched))
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        return COLUMNS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = (row.name, row.pronouns, row.groups)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(words)}</p>" if words else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words or f"{COLUMNS[index.column()]}: nothing noted"
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            dressed = theme.current()
            return dressed.font(dressed.sizes.body, QFont.Weight.DemiBold)
        return None


def row_of(line: PersonLine) -> PersonRow:
    """Return a person as a row of the list."""
    person = line.person
    groups = ", ".join(line.groups)
    called = person.alias or person.preferred_name
    return PersonRow(
        id=person.id,
        name=f"{person.display_name} ({called})" if called else person.display_name,
        pronouns=person.pronouns,
        groups=groups or "–",
        searched=plain_letters(" ".join((person.display_name, person.preferred_name, person.alias, groups))),
    )


def initials(person: Person) -> str:
    """Return one or two letters for an avatar: of the alias when there is one, else of the first and last word."""
    name = person.alias or person.display_name
    words: Sequence[str] = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return name[:1]
    return words[0][:1].upper() + (words[-1][:1].upper() if len(words) > 1 else "")
