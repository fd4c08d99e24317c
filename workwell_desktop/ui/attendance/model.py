"""The register as a Qt table: a row for each person and one of totals, a column for each session and one of rates.

Totals and rates are counted when a cell changes, for its row and column only, so that they are always live.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.attendance import Code, GroupRegister, Mark, Tally, percent
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.shown import CODE_ROLE, OPEN_ROLE, Glance
from workwell_desktop.ui.kit import dates

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """A `GroupRegister` to look at and to change cell by cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register = GroupRegister((), ())
        self._rates: list[str] = []
        self._totals: list[str] = []
        self._overall = ""

    def show_register(self, register: GroupRegister) -> None:
        """Show another register."""
        self.beginResetModel()
        self.register = register
        self._count_all()
        self.endResetModel()

    def change_cell(self, row: int, column: int, mark: Mark | None, code: Code) -> None:
        """Show another mark in one cell and count its row, its column and the whole again."""
        self.register = self.register.with_mark(row, column, mark, code)
        self._rates[row] = percent(self.register.row(row).attendance)
        self._totals[column] = _total(self.register, column)
        self._overall = percent(self.register.overall.attendance)
        last_row, last_column = self.rowCount() - 1, self.columnCount() - 1
        for top, left in ((row, column), (row, last_column), (last_row, column), (last_row, last_column)):
            self.dataChanged.emit(self.index(top, left), self.index(top, left))

    def change_sessions(self, sessions: Sequence[Session]) -> None:
        """Take sessions that moved to another state, as the first mark makes one begin; counts everything again."""
        changed = {session.id: session for session in sessions}
        known = tuple(changed.get(session.id, session) for session in self.register.sessions)
        if known != self.register.sessions:
            self.register = GroupRegister(known, self.register.rows)
            self._count_all()
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.register.rows) + 1

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.register.sessions) + 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        in_people = index.row() < len(self.register.rows)
        in_sessions = index.column() < len(self.register.sessions)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if not (in_people and in_sessions):
            return self._sum(index.row(), index.column()) if role == Qt.ItemDataRole.DisplayRole else None
        code = self.register.rows[index.row()].codes[index.column()]
        if role == CODE_ROLE:
            return code
        if role == OPEN_ROLE:
            return self.register.sessions[index.column()].state.held
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if code is Code.NOT_EXPECTED else code.letters
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(index.row(), index.column())
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Vertical:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            people = self.register.rows
            return people[section].name if section < len(people) else "Present"
        if section >= len(self.register.sessions):
            return "Rate"
        session = self.register.sessions[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{session.title}, {dates.weekday_day(session.day)}, {session.state.label.lower()}"
        return f"{session.number}\n{dates.short_day(session.day)}"

    def spoken(self, row: int, column: int) -> str:
        """Return a cell in words: who, which session, what."""
        person = self.register.rows[row]
        mark = person.marks[column]
        words = (
            f"{person.name}, session {self.register.sessions[column].number}: {person.codes[column].label.lower()}"
        )
        if mark is not None and mark.late_minutes:
            words += f" by {mark.late_minutes} minutes"
        return words

    def _sum(self, row: int, column: int) -> str:
        if row < len(self._rates):
            return self._rates[row]
        return self._totals[column] if column < len(self._totals) else self._overall

    def _count_all(self) -> None:
        self._rates = [percent(self.register.row(i).attendance) for i in range(len(self.register.rows))]
        self._totals = [_total(self.register, i) for i in range(len(self.register.sessions))]
        self._overall = percent(self.register.overall.attendance)


def _total(register: GroupRegister, column: int) -> str:
    return str(register.column(column).attended) if register.sessions[column].state.held else ""


def glance_of(group: Group, register: GroupRegister) -> Glance:
    """Count what stands beside the register. A pattern is two silent absences in a row, or late twice or more."""
    patterns: list[tuple[str, str, bool]] = []
    for index, row in enumerate(register.rows):
        silent = register.silent_absences(index)
        if silent >= 2:
            patterns.append((f"{silent} in a row", row.name, True))
        late = register.count(index, Code.LATE)
        if late >= 2:
            patterns.append(("Late twice" if late == 2 else f"Late {late} times", row.name, False))
    held = sum(1 for session in register.sessions if session.state.held)
    overall = register.overall
    facts = [
        ("Members", str(sum(1 for row in register.rows if row.codes[-1:] != (Code.NOT_EXPECTED,)))),
        ("Typical attendance", "–" if register.typical_attendance is None else str(register.typical_attendance)),
        ("Sessions held", f"{held} of {group.planned_sessions}" if group.planned_sessions else str(held)),
        ("Attendance", percent(overall.attendance)),
        ("Came or sent word", percent(overall.commitment)),
    ]
    return Glance(tuple(sorted(patterns, key=lambda each: not each[2])[:6]), tuple(facts))


def heading(session: Session, tally: Tally) -> str:
    """Return how far the register of one session is."""
    if session.state.off:
        return f"Session {session.number} · {session.state.label.lower()}"
    marked = tally.expected - tally.not_marked
    return f"Session {session.number} · {dates.weekday_day(session.day)} · {marked} of {tally.expected} marked"
