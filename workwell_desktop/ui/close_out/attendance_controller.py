"""Connects the first step with the register: marks, who came unexpected, what was counted. Each can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.session import SheetFate
from workwell_desktop.domain.session_register import Entry, SessionRegister
from workwell_desktop.ui.close_out.model import attendance_shown
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.marking import Cell, MarkChange

if TYPE_CHECKING:
    from workwell_desktop.usecases.attendance import Counting
    from workwell_desktop.usecases.walk_ins import WalkedIn


class AttendanceController(QObject):
    """Answers the wishes of the register and of the counts beside it."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: CloseOutView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._session_id: SessionId | None = None
        self._register: SessionRegister | None = None
        view.attendance.code_requested.connect(self._mark)
        view.attendance.everyone_requested.connect(self._mark_everyone)
        view.attendance.walk_in_requested.connect(self._walk_in)
        view.counts.counted.connect(self._count)
        view.counts.fate_requested.connect(self._say_fate)

    def show(self, register: SessionRegister) -> None:
        """Show a register and its counts."""
        self._session_id, self._register = register.session.id, register
        shown = attendance_shown(register)
        self._view.attendance.show_attendance(shown)
        self._view.counts.show_counts(shown)

    def flush(self) -> None:
        """Keep a count that is still in the keys."""
        if self._session_id is not None:
            self._view.counts.flush()

    def _entry(self, person_id: PersonId) -> Entry | None:
        entries = self._register.entries if self._register else ()
        return next((each for each in entries if each.person_id == person_id), None)

    def _mark(self, person_id: PersonId, code: Code | None) -> None:
        if self._session_id is None:
            return
        session_id, entry = self._session_id, self._entry(person_id)
        if code is not None:
            said = f"{entry.name if entry else 'Someone'}: {code.label}"
            self._marked(said, lambda: (self._desk.attendance.mark(session_id, person_id, code),))
        elif entry is not None and entry.mark is not None:
            put = partial(self._put, session_id, person_id)
            self._make(Change(f"The mark of {entry.name} is cleared", entry.mark, None, put))

    def _put(self, session_id: SessionId, person_id: PersonId, mark: Mark | None) -> None:
        self._desk.attendance.put(session_id, person_id, mark)

    def _mark_everyone(self) -> None:
        if self._session_id is None or self._register is None:
            return
        session_id, left = self._session_id, [each.person_id for each in self._register.unmarked]
        many = f"{len(left)} people are" if len(left) != 1 else "1 person is"
        self._marked(
            f"{many} marked present", lambda: self._desk.attendance.mark_unmarked(session_id, left, Code.PRESENT)
        )

    def _marked(self, said: str, act: Callable[[], tuple[MarkChange, ...]]) -> None:
        if self._session_id is not None:
            self._make(Change(said, False, True, _Marked(self._desk, self._session_id, act)))

    def _walk_in(self, name: str, joins: bool) -> None:
        if self._session_id is None:
            return
        walked = _Walked(self._desk, self._session_id, name, joins)
        with told(self._window.bulletin, self._view.attendance.show_refusal):
            make(
                self._page.undo_stack,
                self._window.bulletin,
                Change(f"{name.strip()} is marked present", False, True, walked),
            )
            self._view.attendance.walked_in()

    def _count(self, name: str, number: int | None) -> None:
        value = (number or 0) if name == "visitors" else number
        self._counted("The count is kept", {name: value})

    def _say_fate(self, fate: SheetFate) -> None:
        self._counted(f"Paper sheet: {fate.label.lower()}", {"sheet_fate": fate})

    def _counted(self, said: str, counted: dict[str, object]) -> None:
        if self._session_id is not None:
            self._make(Change(said, False, True, _Counted(self._desk, self._session_id, counted)))

    def _make(self, change: Change) -> None:
        with told(self._window.bulletin, self._refused):
            make(self._page.undo_stack, self._window.bulletin, change)

    def _refused(self, refusal: Refusal) -> bool:
        return self._view.counts.show_refusal(refusal)


class _Marked:
    """Marks, and puts back what was there before."""

    def __init__(self, desk: Desk, session_id: SessionId, act: Callable[[], tuple[MarkChange, ...]]) -> None:
        self._desk, self._session_id, self._act = desk, session_id, act
        self._changes: tuple[MarkChange, ...] = ()

    def __call__(self, wanted: bool) -> None:
        """Do it, or undo it."""
        if wanted:
            self._changes = self._act()
            return
        cells = [
            Cell(self._session_id, mark.person_id, each.before)
            for each in self._changes
            if (mark := each.after or each.before) is not None
        ]
        before = next((each.session_before for each in self._changes), None)
        self._desk.attendance.restore(cells, before)


class _Walked:
    """Writes somebody down who came unexpected, and takes that back."""

    def __init__(self, desk: Desk, session_id: SessionId, name: str, joins: bool) -> None:
        self._desk, self._session_id, self._name, self._joins = desk, session_id, name, joins
        self._walked: WalkedIn | None = None

    def __call__(self, wanted: bool) -> None:
        """Do it, or undo it."""
        if self._walked is None:
            self._walked = self._desk.attendance.walk_in(self._session_id, self._name, joins=self._joins)
        else:
            self._desk.attendance.keep_walk_in(self._walked, wanted)


class _Counted:
    """Keeps a count, and puts back what was counted before."""

    def __init__(self, desk: Desk, session_id: SessionId, counted: dict[str, object]) -> None:
        self._desk, self._session_id, self._counted = desk, session_id, counted
        self._counting: Counting | None = None

    def __call__(self, wanted: bool) -> None:
        """Do it, or undo it."""
        if wanted:
            self._counting = self._desk.attendance.count(self._session_id, **self._counted)  # type: ignore[arg-type]
        elif self._counting is not None:
            self._desk.attendance.recount(self._counting.before)
