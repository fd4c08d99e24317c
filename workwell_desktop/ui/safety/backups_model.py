"""The words of the tab of backups, and the list as a Qt model."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.backup import BackupInfo, BackupStatus, PlaceState, SecondPlace
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.ui.kit import backup_words
from workwell_desktop.ui.safety.backups_shown import BackupLine, BackupsShown, Note, PlaceShown

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("When", "Why", "Where", "Size")

_NO_BACKUP = "No backup yet. The first one is made within half an hour, or when you close WorkWell."
_PAUSED = Note(
    "Is this the right vault?",
    "It was restored from a backup, so automatic backups wait until you say so. What you used before lies in the "
    "archive.",
)
_NO_RESERVE = Note(
    "The disk is nearly full",
    "There is no room for the small reserve that WorkWell keeps so that what you type can be saved even then. Make "
    "some room; the reserve comes back by itself.",
)
_CLOCK = "The computer's clock"
_DAMAGED = Note(
    "A part of the vault does not read back as it was written",
    "Do not delete anything. Restore a backup: you are shown what is in it before anything changes.",
)


def shown(status: BackupStatus, backups: tuple[BackupInfo, ...], condition: Condition, now: datetime) -> BackupsShown:
    """Return how the backups stand, in words."""
    notes: list[Note] = []
    if condition is Condition.DAMAGED:
        notes.append(_DAMAGED)
    if status.paused:
        notes.append(_PAUSED)
    if status.clock:
        notes.append(Note(_CLOCK, status.clock))
    if status.home_risk:
        notes.append(Note("Where the vault lies", status.home_risk))
    if not status.reserve:
        notes.append(_NO_RESERVE)
    last = _NO_BACKUP
    if status.last is not None:
        last = f"Last backup verified {backup_words.ago(status.last.made_at, now)}"
    return BackupsShown(
        last=last,
        where=_where(status),
        notes=tuple(notes),
        confirm=status.paused,
        place=_place(status, now),
        lines=tuple(_line(info, now) for info in backups),
    )


def _where(status: BackupStatus) -> str:
    if status.last is None:
        return ""
    there = backup_words.where(status)
    return "It lies on this computer." if there == "this computer" else f"It lies on this computer and on {there}."


def _place(status: BackupStatus, now: datetime) -> PlaceShown:
    second = status.second
    if second is None:
        return PlaceShown(words=PlaceState.NONE.sentence)
    newest = (
        f"The newest backup there is from {backup_words.moment(status.copied.made_at, now)}." if status.copied else ""
    )
    words = second.state.sentence or newest or "It is connected. The next backup goes there too."
    return PlaceShown(second.name, second.folder, words, _amiss(second), second.risk)


def _amiss(second: SecondPlace) -> bool:
    return second.state in (PlaceState.READ_ONLY, PlaceState.FULL, PlaceState.TROUBLE)


def _line(info: BackupInfo, now: datetime) -> BackupLine:
    return BackupLine(
        backup_words.moment(info.made_at, now),
        info.reason.words,
        backup_words.place_of(info),
        backup_words.size(info),
    )


class BackupsModel(QAbstractTableModel):
    """The backups that are kept, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BackupLine, ...] = ()

    def show_lines(self, lines: tuple[BackupLine, ...]) -> None:
        """Show these in place of the ones before."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        words = (line.when, line.why, line.where, line.size)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADINGS[index.column()]}: {words}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
