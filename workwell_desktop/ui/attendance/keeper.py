"""Writes marks, says what became of them and remembers how to take them back. Every way of marking goes by it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.attendance import Code, Described
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.attendance import Counted
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.marking import Cell, CellShown, MarkChange
from workwell_desktop.usecases.walk_ins import WalkedIn


@dataclass(frozen=True)
class Named:
    """Someone in a register, and what they are called there."""

    person_id: PersonId
    name: str


@dataclass(frozen=True)
class _Cells:
    """One undo step: cells as they were or are to be, all of one session, and that session's state with them."""

    session: Session
    cells: tuple[Cell, ...]


class Keeper(QObject):
    """The register's hand. Raises the `Refusal` or `Fault` of what it was asked for; then nothing was written."""

    kept = Signal(object)
    """A tuple of `CellShown` that were written."""
    counted = Signal(object)
    """A `Session` whose counts changed."""
    roster_moved = Signal()
    """Someone came into the register, or went out of it again: read it afresh."""

    def __init__(self, desk: Desk, window: Window, page: Page) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self.busy = False

    def mark(self, session_id: SessionId, who: Named, code: Code) -> None:
        """Set one mark."""
        with self._quietly():
            change = self._desk.attendance.mark(session_id, who.person_id, code)
        if change.before != change.after:
            self._remember(f"{who.name}: {code.label.lower()}", session_id, [(who.person_id, change)])

    def mark_rest(self, session_id: SessionId, people: Sequence[PersonId], code: Code) -> None:
        """Give everyone of `people` who has no mark yet the same one."""
        with self._quietly():
            changes = self._desk.attendance.mark_unmarked(session_id, people, code)
        cells = [(change.after.person_id, change) for change in changes if change.after is not None]
        if cells:
            self._remember(f"{len(cells)} marked {code.label.split(',')[0].lower()}", session_id, cells)

    def describe(self, session_id: SessionId, who: Named, said: Described) -> None:
        """Say more about a mark."""
        with self._quietly():
            change = self._desk.attendance.describe(session_id, who.person_id, **said)
        if change.before != change.after:
            self._remember(f"{who.name}: {_told(said)}", session_id, [(who.person_id, change)])

    def void(self, session_id: SessionId, who: Named, why: str) -> None:
        """Take a mark away with a reason."""
        with self._quietly():
            change = self._desk.attendance.void(session_id, who.person_id, why)
        self._remember(f"{who.name}: mark is void", session_id, [(who.person_id, change)])

    def clear(self, session: Session, who: Named, cell: Cell) -> None:
        """Take a mark away that was typed by mistake."""
        before, after = _Cells(session, (cell,)), _Cells(session, (Cell(session.id, who.person_id, None),))
        self._put(after)
        self._push(Change(f"{who.name}: mark cleared", before, after, self._put))

    def walk_in(self, session_id: SessionId, name: str, *, joins: bool) -> WalkedIn:
        """Write down someone new as present."""
        with self._quietly():
            walked = self._desk.attendance.walk_in(session_id, name, joins=joins)
        self.roster_moved.emit()
        words = "is in the group and present" if walked.membership else "is present"
        self._push(Change(f"{walked.person.short_name} {words}", False, True, _WalkInKept(self, walked)))
        return walked

    def guest(self, session_id: SessionId, who: Named) -> None:
        """Mark someone present who is known from elsewhere."""
        with self._quietly():
            change = self._desk.attendance.guest(session_id, who.person_id)
        if change.before != change.after:
            self.roster_moved.emit()
            self._remember(f"{who.name} is present", session_id, [(who.person_id, change)])

    def count(self, session_id: SessionId, counted: Counted) -> None:
        """Keep what was counted."""
        with self._quietly():
            counting = self._desk.attendance.count(session_id, **counted)
        self.counted.emit(counting.after)
        if counting.before != counting.after:
            key = f"count {session_id} {sorted(counted)}"
            self._push(Change("Count kept", counting.before, counting.after, self._recount, key))

    def _remember(self, text: str, session_id: SessionId, changes: Sequence[tuple[PersonId, MarkChange]]) -> None:
        """Show cells that were just written and push one undo step for them."""
        first = changes[0][1]
        earlier = tuple(Cell(session_id, person_id, change.before) for person_id, change in changes)
        later = tuple(Cell(session_id, person_id, change.after) for person_id, change in changes)
        before, after = _Cells(first.session_before or first.session, earlier), _Cells(first.session, later)
        self._push(Change(text, before, after, self._put))
        codes = [change.code for _, change in changes]
        self.kept.emit(tuple(CellShown(cell, code, first.session) for cell, code in zip(later, codes, strict=True)))

    def _push(self, change: Change) -> None:
        stack = self._page.undo_stack
        stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(change.text, stack.undo)

    def _put(self, cells: _Cells) -> None:
        with self._quietly():
            shown = self._desk.attendance.restore(cells.cells, cells.session)
        self.kept.emit(shown)

    def _recount(self, session: Session) -> None:
        with self._quietly():
            now = self._desk.attendance.recount(session)
        self.counted.emit(now)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Let the page not read again because of what it wrote itself."""
        self.busy = True
        try:
            yield
        finally:
            self.busy = False

    def keep_walk_in(self, walked: WalkedIn, *, wanted: bool) -> None:
        """Bring a walk-in back, or take them away again."""
        with self._quietly():
            self._desk.attendance.keep_walk_in(walked, wanted)
        self.roster_moved.emit()


class _WalkInKept:
    """Keeps someone who walked in, or takes them away, as `kit.undo.Change.apply` wants it."""

    def __init__(self, keeper: Keeper, walked: WalkedIn) -> None:
        self._keeper, self._walked = keeper, walked

    def __call__(self, wanted: bool) -> None:
        self._keeper.keep_walk_in(self._walked, wanted=wanted)


_TOLD = {
    "reason": "reason kept",
    "comment": "comment kept",
    "first_time": "first time",
    "needs_follow_up": "to follow up",
    "arrived_at": "arrival noted",
}


def _told(said: Described) -> str:
    """Return what was said in a few words for the status line."""
    name, value = next(iter(said.items()))
    if name in ("late_minutes", "early_minutes"):
        side = "late" if name == "late_minutes" else "early"
        return f"{value} minutes {side}" if value else f"no minutes {side}"
    if value:
        return _TOLD[name]
    return {"first_time": "not the first time", "needs_follow_up": "nothing to follow up"}.get(name, "words removed")
