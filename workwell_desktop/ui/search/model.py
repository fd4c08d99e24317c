"""What was found, as a Qt model: headings that cannot be chosen, and under each what was found of its kind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.search import Hit, HitKind
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToNote, ToPerson, ToSession
from workwell_desktop.ui.search.marking import spans
from workwell_desktop.ui.search.shown import LINE, Found, Heading, Line

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_KINDS = {
    HitKind.GROUP: ("Groups", "Group", "users"),
    HitKind.PERSON: ("People", "Person", "square-user"),
    HitKind.SESSION: ("Sessions", "Session", "calendar-days"),
    HitKind.NOTE: ("Group notes", "Group note", "pen-line"),
}
"""Each kind in the order it is shown: the heading, what one is called, its icon."""


class FoundModel(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these lines in place of the ones before."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def found(self) -> tuple[Found, ...]:
        """What was found, without the headings."""
        return tuple(line for line in self._lines if isinstance(line, Found))

    def found_at(self, row: int) -> Found | None:
        """Return what stands in a row; nothing for a heading or outside the list."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Found) else None

    def step(self, row: int, by: int) -> int:
        """Return the row `by` finds further down (or up), across headings; it stops at the ends. -1 when empty."""
        rows = [at for at, line in enumerate(self._lines) if isinstance(line, Found)]
        if not rows:
            return -1
        here = rows.index(row) if row in rows else -1 if by > 0 else len(rows)
        return rows[max(0, min(here + by, len(rows) - 1))]

    def row_of(self, place: Place | None) -> int:
        """Return the row that leads to a place, or -1."""
        lines = enumerate(self._lines)
        return next((row for row, line in lines if isinstance(line, Found) and line.place == place), -1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.found_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, Heading):
            return line.words if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "".join(f"<p>{escape(words)}</p>" for words in (line.title, line.words) if words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(line)
        return None


def said(found: Found) -> str:
    """Return a find as a screen reader says it."""
    return ". ".join(words for words in (f"{found.kind}: {found.title}", found.words) if words)


def lines_of(hits: Sequence[Hit], typed: str, today: date) -> Iterator[Line]:
    """Put what was found into words, by kind; inside a kind the best comes first."""
    for kind, (heading, _one, _icon) in _KINDS.items():
        of_kind = [hit for hit in hits if hit.kind is kind]
        if of_kind:
            yield Heading(heading)
        for hit in of_kind:
            yield _found(hit, typed, today)


def _found(hit: Hit, typed: str, today: date) -> Found:
    _heading, one, icon = _KINDS[hit.kind]
    day = _day(hit.when.date(), today) if hit.when else ""
    if hit.kind is HitKind.NOTE:
        title, words = f"“{hit.snippet}”", " · ".join((day, hit.title))
    else:
        title, words = hit.title, " · ".join(part for part in (day, hit.snippet) if part)
    return Found(
        kind=one,
        icon=icon,
        title=title,
        words=words,
        title_spans=spans(typed, title),
        words_spans=spans(typed, words),
        place=_place(hit),
    )


def _day(day: date, today: date) -> str:
    return dates.weekday_day(day) if day.year == today.year else dates.day_with_year(day)


def _place(hit: Hit) -> Place:
    if hit.kind is HitKind.GROUP:
        return ToGroup(GroupId(hit.id))
    if hit.kind is HitKind.PERSON:
        return ToPerson(PersonId(hit.id))
    return ToNote(SessionId(hit.id)) if hit.kind is HitKind.NOTE else ToSession(SessionId(hit.id))
