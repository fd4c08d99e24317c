"""The register as a Qt table: a row for each person and one of totals, a column for each session and one of rates.

Totals and rates are counted when a cell changes, for its row and column only, so that they are always live.
"""

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.attendance import Code, GroupRegister, Mark, RegisterRow, Tally, percent
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.register_words import in_words, letters_of
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.session_register import Reconciliation, no_mark_yet
from workwell_desktop.ui.attendance.shown import (
    CODE_ROLE,
    MORE_ROLE,
    OPEN_ROLE,
    STREAK_ROLE,
    SUMS,
    Counts,
    Extra,
    Glance,
    HeadcountLine,
    Here,
)
from workwell_desktop.ui.kit import dates

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

PATTERN = 2
"""Silent absences in a row that are worth a look."""


class RegisterModel(QAbstractTableModel):
    """A `GroupRegister` to look at and to change cell by cell.

    `register` holds the rows that are shown; the totals beneath always count `whole`, whoever is filtered out.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.whole = self.register = GroupRegister((), ())
        self._shown: tuple[int, ...] = ()
        self._sums: list[tuple[str, ...]] = []
        self._streaks: list[int] = []
        self._totals: list[str] = []
        self._overall: tuple[str, ...] = ("", "", "")
        self._heads: dict[int, str] = {}

    def show_register(self, register: GroupRegister, rows: Sequence[int] | None = None) -> None:
        """Show another register, or only some of its rows."""
        self.beginResetModel()
        self.whole = register
        self._heads = {}
        self._shown = tuple(range(len(register.rows))) if rows is None else tuple(rows)
        self.register = GroupRegister(register.sessions, tuple(register.rows[row] for row in self._shown))
        self._count_all()
        self.endResetModel()

    def change_cell(self, row: int, column: int, mark: Mark | None, code: Code) -> None:
        """Show another mark in one cell and count its row, its column and the whole again."""
        self.register = self.register.with_mark(row, column, mark, code)
        self.whole = self.whole.with_mark(self._shown[row], column, mark, code)
        self._sums[row], self._streaks[row] = self._row_sums(row), self._streak(row)
        self._count_below(column)
        last_row, sums = self.rowCount() - 1, len(self.register.sessions)
        for top, left, right in (
            (row, column, column),
            (row, sums, self.columnCount() - 1),
            (last_row, column, column),
            (last_row, sums, self.columnCount() - 1),
        ):
            self.dataChanged.emit(self.index(top, left), self.index(top, right))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def put_mark(self, person_id: PersonId, session_id: SessionId, mark: Mark | None, code: Code) -> bool:
        """Show another mark of someone at some session; False when that person has no row yet."""
        column = next((i for i, session in enumerate(self.whole.sessions) if session.id == session_id), None)
        whole = next((i for i, row in enumerate(self.whole.rows) if row.person_id == person_id), None)
        if column is None or whole is None:
            return False
        if whole in self._shown:
            self.change_cell(self._shown.index(whole), column, mark, code)
        else:
            self.whole = self.whole.with_mark(whole, column, mark, code)
            self._count_below(column)
            last = self.rowCount() - 1
            self.dataChanged.emit(self.index(last, 0), self.index(last, self.columnCount() - 1))
        return True

    def change_sessions(self, sessions: Sequence[Session]) -> None:
        """Take sessions that moved to another state, as the first mark makes one begin; counts everything again."""
        changed = {session.id: session for session in sessions}
        known = tuple(changed.get(session.id, session) for session in self.register.sessions)
        if known != self.register.sessions:
            self.register = GroupRegister(known, self.register.rows)
            self.whole = GroupRegister(known, self.whole.rows)
            self._count_all()
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.register.rows) + 1

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.register.sessions) + SUMS

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
        row = self.register.rows[index.row()]
        code, mark = row.codes[index.column()], row.marks[index.column()]
        if code is Code.NOT_MARKED and self.register.sessions[index.column()].state.off:
            code = Code.NOT_EXPECTED  # nobody waits for a mark at a session that was called off
        if role == CODE_ROLE:
            return code
        if role == OPEN_ROLE:
            return self.register.sessions[index.column()].state.held
        if role == Qt.ItemDataRole.DisplayRole:
            return letters_of(code, mark)
        if role == MORE_ROLE and mark is not None:
            said = bool(mark.reason or mark.comment or mark.late_minutes or mark.early_minutes)
            return Extra(mark.needs_follow_up, said)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(index.row(), index.column())
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._name_head(section, role)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if section >= len(self.register.sessions):
            words, tip = _HEADS[section - len(self.register.sessions)]
            return tip if role == Qt.ItemDataRole.ToolTipRole else words
        session = self.register.sessions[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{session.title}, {dates.weekday_day(session.day)}, {session.state.label.lower()}"
        if section not in self._heads:  # asked for again and again, while writing a date takes its time
            self._heads[section] = f"{session.number}\n{dates.short_day(session.day)}"
        return self._heads[section]

    def _name_head(self, section: int, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if section >= len(self.register.rows):
            return "Present" if role == Qt.ItemDataRole.DisplayRole else None
        name, streak = self.register.rows[section].name, self._streaks[section]
        if role == STREAK_ROLE:
            return streak
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{name}: {streak} absences in a row without a word" if streak else name
        return None

    def spoken(self, row: int, column: int) -> str:
        """Return a cell in words: who, which session, what."""
        person = self.register.rows[row]
        said = in_words(person.codes[column], person.marks[column])
        return f"{person.name}, session {self.register.sessions[column].number}: {said}"

    def _sum(self, row: int, column: int) -> str:
        if column < len(self._totals):
            return self._totals[column]
        return (self._sums[row] if row < len(self._sums) else self._overall)[column - len(self._totals)]

    def _count_all(self) -> None:
        rows = range(len(self.register.rows))
        self._sums = [self._row_sums(row) for row in rows]
        self._streaks = [self._streak(row) for row in rows]
        self._totals = [_total(self.whole, i) for i in range(len(self.whole.sessions))]
        self._overall = ("", *_rates(self.whole.overall))

    def _count_below(self, column: int) -> None:
        self._totals[column] = _total(self.whole, column)
        self._overall = ("", *_rates(self.whole.overall))

    def _row_sums(self, row: int) -> tuple[str, ...]:
        tally = self.register.row(row)
        return (f"{tally.attended}/{tally.counted}" if tally.counted else "–", *_rates(tally))

    def _streak(self, row: int) -> int:
        streak = self.register.silent_absences(row)
        return streak if streak >= PATTERN else 0


_HEADS = (
    ("Came\nof all", "How many of the sessions that count they came to"),
    ("In touch", "Came or sent apologies, in per cent"),
    ("Rate", "Came, in per cent"),
)


def _rates(tally: Tally) -> tuple[str, str]:
    return percent(tally.commitment), percent(tally.attendance)


def _total(register: GroupRegister, column: int) -> str:
    state = register.sessions[column].state
    return str(register.column(column).attended) if state.held else "off" if state.off else ""


def glance_of(register: GroupRegister) -> Glance:
    """Count what stands beside the register. A pattern is two silent absences in a row, or late twice or more."""
    patterns: list[tuple[str, str, bool]] = []
    for index, row in enumerate(register.rows):
        silent = register.silent_absences(index)
        if silent >= PATTERN:
            patterns.append((f"{silent} in a row", row.name, True))
        late = register.count(index, Code.LATE) if row.codes.count(Code.LATE) > 1 else 0
        if late >= 2:
            patterns.append(("Late twice" if late == 2 else f"Late {late} times", row.name, False))
    held = sum(1 for session in register.sessions if session.state.held)
    overall = register.overall
    facts = [
        ("Members", str(sum(row.member for row in register.rows))),
        ("Typical attendance", "–" if register.typical_attendance is None else str(register.typical_attendance)),
        ("Sessions held", str(held)),
        ("Attendance", percent(overall.attendance)),
        ("Came or sent word", percent(overall.commitment)),
    ]
    return Glance(tuple(sorted(patterns, key=lambda each: not each[2])[:6]), tuple(facts))


def here_of(register: GroupRegister, row: RegisterRow, column: int, now: datetime) -> Here:
    """Say who and which session the current cell is, how far that session is, and who has no mark there yet."""
    session, tally = register.sessions[column], register.column(column)
    open_names = [each.name for each in register.rows if each.codes[column] is Code.NOT_MARKED]
    takes_marks = session.day <= now.date() and not session.state.off
    return Here(
        who=row.name,
        which=f"Session {session.number} · {dates.weekday_day(session.day)}",
        running=_running(session, tally, takes_marks=takes_marks),
        code=row.codes[column],
        left_open=no_mark_yet(open_names) if takes_marks else "",
        begun=session.ends_at <= now,
    )


def _running(session: Session, tally: Tally, *, takes_marks: bool) -> str:
    """Return the running total of a session."""
    if session.state.off:
        return session.state.label
    apologies = tally.counts.get(Code.APOLOGIES, 0)
    if not takes_marks:
        word = "apology" if apologies == 1 else "apologies"
        return f"Still to come · {apologies} {word}" if apologies else "Still to come"
    return f"{tally.attended} here · {tally.counted} of {tally.expected} marked"


def counts_of(session: Session, tally: Tally, now: datetime) -> Counts:
    """Return what was counted at a session, and how it compares."""
    if session.state.off or session.day > now.date():
        return Counts(can_count=False)
    compared = Reconciliation.of(session, tally)
    return Counts(
        can_count=True,
        headcount=session.headcount,
        sheet_count=session.sheet_count,
        visitors=session.visitors,
        sheet_fate=session.sheet_fate,
        register=compared.register,
        agrees=compared.agrees,
        sentences=compared.sentences,
        hint=compared.hint,
    )


def headcount_lines(sessions: Sequence[Session], now: datetime) -> tuple[HeadcountLine, ...]:
    """Return the sessions of a group that keeps numbers only, the latest first."""
    return tuple(
        HeadcountLine(
            session_id=session.id,
            title=session.title,
            day=dates.weekday_day(session.day),
            state=session.state.label if session.state.off else "Still to come",
            can_count=session.day <= now.date() and not session.state.off,
            headcount=session.headcount,
            visitors=session.visitors,
        )
        for session in reversed(sessions)
    )


def headcount_glance(sessions: Sequence[Session]) -> Glance:
    """Count what stands beside the numbers of a group."""
    counted = [session.headcount for session in sessions if session.state.held and session.headcount is not None]
    held = sum(session.state.held for session in sessions)
    typical = str(int(median(counted) + 0.5)) if counted else "–"
    facts = (("Sessions held", str(held)), ("Counted", str(len(counted))), ("Typical size", typical))
    return Glance((), facts)
