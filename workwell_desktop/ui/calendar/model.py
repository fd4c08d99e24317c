"""The calendar as a Qt model: weeks are rows, weekdays columns, and the sessions of a day are its children.

All three views show this one model; the list reads it through `SessionsInOrder`, one row for each session.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from workwell_desktop.domain.calendar import Calendar, boxes_of, last_day
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.text import folded
from workwell_desktop.ui.calendar.shown import DAY_ROLE, LINE_ROLE, DayCell, Line
from workwell_desktop.ui.calendar.words import line_of, short_names, spoken_day
from workwell_desktop.ui.kit import dates

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WEEK = 7
"""Columns."""


class CalendarModel(QAbstractItemModel):
    """Whole weeks of days with their sessions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[DayCell, ...] = ()

    def show_days(self, days: Sequence[DayCell]) -> None:
        """Show other days, in whole weeks; only what differs is told when they are the same days."""
        if [_shape(cell) for cell in days] == [_shape(cell) for cell in self.days]:
            self._show_changed(days)
            return
        self.beginResetModel()
        self.days = tuple(days)
        self.endResetModel()

    def _show_changed(self, days: Sequence[DayCell]) -> None:
        before, self.days = self.days, tuple(days)
        for number, (new, old) in enumerate(zip(days, before, strict=True)):
            if new != old:
                cell = self.index(*divmod(number, WEEK))
                self.dataChanged.emit(cell, cell)
                if new.lines:
                    self.dataChanged.emit(self.index(0, 0, cell), self.index(len(new.lines) - 1, 0, cell))

    def cell(self, day: date) -> DayCell | None:
        """Return a day, or None when it is not shown."""
        number = self._number(day)
        return None if number is None else self.days[number]

    def index_of(self, day: date) -> QModelIndex:
        """Return the index of a day; an invalid one when it is not shown."""
        number = self._number(day)
        return QModelIndex() if number is None else self.index(*divmod(number, WEEK))

    def line(self, session_id: SessionId | None) -> Line | None:
        """Return a session that is shown, or None."""
        return next((line for cell in self.days for line in cell.lines if line.id == session_id), None)

    def _number(self, day: date) -> int | None:
        number = (day - self.days[0].day).days if self.days else -1
        return number if 0 <= number < len(self.days) else None

    @override
    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, 1 + parent.row() * WEEK + parent.column())

    @override
    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject's has no argument
        inside = child.internalId() if child.isValid() else 0
        return self.createIndex(*divmod(inside - 1, WEEK), 0) if inside else QModelIndex()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self.days) // WEEK
        return 0 if parent.internalId() else len(self._day(parent).lines)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return WEEK if self.days else 0
        return 0 if parent.internalId() or not self._day(parent).lines else 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.internalId():
            return _of_line(self._line(index), role)
        cell = self._day(index)
        if role == DAY_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not self.days:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"Week from {dates.short_day(self.days[section * WEEK].day)}"
        day = self.days[section].day
        return dates.weekday_number(day) if len(self.days) == WEEK else dates.weekday_number(day).split()[0]

    def _day(self, index: _Index) -> DayCell:
        return self.days[index.row() * WEEK + index.column()]

    def _line(self, index: _Index) -> Line:
        return self.days[index.internalId() - 1].lines[index.row()]


def _shape(cell: DayCell) -> tuple[date, bool, int]:
    """Return what must stay the same for the rows of both models to stay."""
    return cell.day, cell.within, len(cell.lines)


def _of_line(line: Line, role: int) -> object:
    if role == LINE_ROLE:
        return line
    if role == Qt.ItemDataRole.ToolTipRole:
        return line.spoken
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{dates.long_day(line.day)}, {line.spoken}"
    return None


class SessionsInOrder(QAbstractProxyModel):
    """The sessions of a page one beneath the other, those that hold some letters when any are asked for."""

    def __init__(self, source: CalendarModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendar = source
        self._letters = ""
        self._rows: list[tuple[int, int]] = []
        self.setSourceModel(source)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._finish)
        source.dataChanged.connect(self._tell)
        self._find()

    def show_only(self, letters: str) -> None:
        """Show the sessions whose group, theme, place or state holds these letters; all for none."""
        self.beginResetModel()
        self._letters = folded(letters)
        self._finish()

    def row_of(self, session_id: SessionId | None) -> int:
        """Return the row of a session, or -1."""
        return next((row for row, line in enumerate(self._lines()) if line.id == session_id), -1)

    def row_from(self, day: date) -> int:
        """Return the first row on or after a day; the last one when all lie before it, -1 when there is none."""
        lines = self._lines()
        return next((row for row, line in enumerate(lines) if line.day >= day), len(lines) - 1)

    def _lines(self) -> list[Line]:
        return [self._calendar.days[day].lines[row] for day, row in self._rows]

    def _finish(self) -> None:
        self._find()
        self.endResetModel()

    def _find(self) -> None:
        self._rows = [
            (number, row)
            for number, cell in enumerate(self._calendar.days)
            if cell.within
            for row, line in enumerate(cell.lines)
            if self._letters
            in folded(" ".join((line.group, line.count, line.theme, line.place, line.state, line.reason)))
        ]

    def _tell(self) -> None:
        """Begin anew where letters are asked for: what has changed may fit no more, or now."""
        if self._letters:
            self.beginResetModel()
            self._finish()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    @override
    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        return self.createIndex(row, column) if self.hasIndex(row, column, parent) else QModelIndex()

    @override
    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject's has no argument
        return QModelIndex()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @override
    def mapToSource(self, proxyIndex: _Index) -> QModelIndex:
        if not proxyIndex.isValid() or proxyIndex.row() >= len(self._rows):
            return QModelIndex()
        number, row = self._rows[proxyIndex.row()]
        return self._calendar.index(row, 0, self._calendar.index(*divmod(number, WEEK)))

    @override
    def mapFromSource(self, sourceIndex: _Index) -> QModelIndex:
        if not sourceIndex.isValid() or not sourceIndex.internalId():
            return QModelIndex()
        wanted = (sourceIndex.internalId() - 1, sourceIndex.row())
        return self.index(self._rows.index(wanted), 0) if wanted in self._rows else QModelIndex()


def days_of(calendar: Calendar, page: tuple[date, date], hidden: frozenset[GroupId]) -> tuple[DayCell, ...]:
    """Return every day of the calendar with its sessions; `page` are the first and last that are not mere margin."""
    entries = [entry for entry in calendar.entries if entry.group.id not in hidden]
    names = short_names(calendar.groups)
    lines = [line_of(entry, names[entry.group.id]) for entry in entries]
    holidays = {each.day: each.name for each in calendar.holidays}
    there: defaultdict[date, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for day in {entry.session.day, last_day(entry.session)}:
            there[day].append(index)
    cells = []
    for number in range((calendar.last - calendar.first).days + 1):
        day = calendar.first + timedelta(days=number)
        starting = tuple(lines[index] for index in there[day] if lines[index].day == day)
        holiday = holidays.get(day, "")
        cells.append(
            DayCell(
                day=day,
                within=page[0] <= day <= page[1],
                today=day == calendar.now.date(),
                holiday=holiday,
                lines=starting,
                boxed=tuple(lines[index] for index in there[day]),
                boxes=boxes_of(day, [entries[index].session for index in there[day]]),
                spoken=spoken_day(day, calendar, starting, holiday),
            )
        )
    return tuple(cells)
