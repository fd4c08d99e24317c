"""The registers of several groups as one Qt table: a head for each group, its people, its totals.

Sessions stand at the right, the latest last, so that the columns of all groups end together.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.attendance import Code, GroupRegister, Tally, percent
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.register_views import NotSeen, Whom
from workwell_desktop.domain.register_words import in_words, letters_of
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.registers.shown import CODE_ROLE, LINE_ROLE, Kind, Line, UnseenLine

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

PATTERN = 2
"""Silent absences in a row that are worth a look."""


class RegistersModel(QAbstractTableModel):
    """Several `GroupRegister`s to look at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._places: list[tuple[GroupRegister, int]] = []
        self._columns = 0

    def show_registers(self, registers: Sequence[tuple[Group, GroupRegister]], whom: Whom) -> None:
        """Show these groups, each with the people that the filter lets through."""
        self.beginResetModel()
        self._lines, self._places = [], []
        self._columns = max((len(register.sessions) for _, register in registers), default=0)
        for group, register in registers:
            if not group.profile.rules.names:  # names from before stay out of sight
                self._add(register, -1, Line(Kind.GROUP, group.name, group.id))
                self._add(register, -1, Line(Kind.HEADCOUNT, "In the room", group.id))
                continue
            overall = register.overall
            self._add(register, -1, _line(Kind.GROUP, group.name, group.id, overall))
            for row in whom.of(register):
                streak = register.silent_absences(row)
                line = _line(Kind.PERSON, register.rows[row].name, group.id, register.row(row), streak)
                self._add(register, row, line)
            self._add(register, -1, Line(Kind.TOTAL, "Present", group.id))
        self.endResetModel()

    def _add(self, register: GroupRegister, row: int, line: Line) -> None:
        self._lines.append(line)
        self._places.append((register, row))

    def line(self, row: int) -> Line:
        """Return the head of a row."""
        return self._lines[row]

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        register, row = self._places[index.row()]
        column = index.column() - self._columns + len(register.sessions)
        if column < 0:
            return None
        if line.kind is Kind.PERSON:
            return _cell(register, row, column, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _BELOW[line.kind](register, column)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal or section >= len(self._lines):
            return None
        line = self._lines[section]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        return line.spoken if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) else None


def _cell(register: GroupRegister, row: int, column: int, role: int) -> object:
    person = register.rows[row]
    code, mark = person.codes[column], person.marks[column]
    if code is Code.NOT_MARKED and register.sessions[column].state.off:
        code = Code.NOT_EXPECTED  # nobody waits for a mark at a session that was called off
    if role == CODE_ROLE:
        return code
    if role == Qt.ItemDataRole.DisplayRole:
        return letters_of(code, mark)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        session = register.sessions[column]
        return f"{person.name}, {dates.weekday_day(session.day)}: {in_words(code, mark)}"
    return None


def _head(register: GroupRegister, column: int) -> str:
    session = register.sessions[column]
    return f"{session.number}\n{dates.short_day(session.day)}"


def _total(register: GroupRegister, column: int) -> str:
    state = register.sessions[column].state
    if state.off:
        return "off"
    return str(register.column(column).attended) if state.held else ""


def _headcount(register: GroupRegister, column: int) -> str:
    headcount = register.sessions[column].headcount
    return "off" if register.sessions[column].state.off else "" if headcount is None else str(headcount)


_BELOW = {Kind.GROUP: _head, Kind.TOTAL: _total, Kind.HEADCOUNT: _headcount}


def _line(kind: Kind, name: str, group_id: GroupId, tally: Tally, streak: int = 0) -> Line:
    came = f"{tally.attended}/{tally.counted}" if tally.counted else "–"
    shown = streak if streak >= PATTERN else 0
    return Line(kind, name, group_id, came, percent(tally.commitment), percent(tally.attendance), shown)


def summary_of(registers: Sequence[tuple[Group, GroupRegister]]) -> str:
    """Return in one line what all of it adds up to."""
    if not registers:
        return "No group is chosen."
    counts: Counter[Code] = Counter()
    named = [register for group, register in registers if group.profile.rules.names]
    for register in named:
        counts.update(register.overall.counts)
    whole = Tally(counts)
    members = len({row.person_id for register in named for row in register.rows if row.member})
    held = sum(session.state.held for _, register in registers for session in register.sessions)
    return " · ".join(
        (
            _counted(len(registers), "group"),
            _counted(members, "member"),
            f"{_counted(held, 'session')} held",
            f"{percent(whole.attendance)} came",
            f"{percent(whole.commitment)} came or sent word",
        )
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def unseen_lines(found: Sequence[tuple[Group, NotSeen]], since: date) -> tuple[UnseenLine, ...]:
    """Return who has not been seen, with when they last came and whether they sent word."""
    lines = []
    for group, person in found:
        last = f"last came {dates.weekday_day(person.last)}" if person.last else f"not since {dates.short_day(since)}"
        lines.append(UnseenLine(person.person_id, person.name, f"{group.name} · {last}", person.word))
    return tuple(lines)
