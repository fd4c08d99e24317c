"""Takes the register: each letter is saved at once, shown at once and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.model import RegisterModel, glance_of, heading
from workwell_desktop.ui.attendance.view import AttendanceView
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.marking import Cell, CellShown, MarkChange

if TYPE_CHECKING:
    from workwell_desktop.domain.group import Group

WATCHED = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS


class AttendancePage(Page):
    """The Attendance tab of a group."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.model = RegisterModel(self)
        self.view = AttendanceView(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = AttendanceController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the register of the place's group."""
        if isinstance(place, ToGroup):
            self.controller.show(place.group_id)

    def refresh(self, changes: Changes) -> None:
        """Read the register again when it may differ."""
        if changes & WATCHED:
            self.controller.read()


@dataclass(frozen=True)
class _Cells:
    """One undo step: cells as they were or are to be, all of one session, and that session's state with them."""

    session: Session
    cells: tuple[Cell, ...]


class AttendanceController(QObject):
    """Answers what is typed or pressed in the register."""

    def __init__(self, desk: Desk, window: Window, page: AttendancePage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._model, self._view = page.model, page.view
        self._group: Group | None = None
        self._busy = False
        view = self._view
        view.grid.typed.connect(self._type)
        view.grid.cleared.connect(self._clear)
        view.grid.current_changed.connect(self._show_cell)
        view.code_requested.connect(self._press)
        view.rest_present_requested.connect(self._rest_present)
        view.members_requested.connect(self._to_members)
        view.session_requested.connect(self._to_sessions)
        window.actions.add(
            Action("register.rest", "Mark the rest present", self._rest_present, "Register", "Ctrl+Shift+P", "check"),
            page,
        )

    def show(self, group_id: GroupId) -> None:
        """Show a group's register, at the session that is marked next."""
        with told(self._window.bulletin):
            known = self._group is not None and self._group.id == group_id
            self._group = self._desk.groups.get(group_id)
            self.read()
            if not known or self._view.grid.current() is None:
                self._go_to_next()
            if not isinstance(QApplication.focusWidget(), QTabBar):  # who walks along the tabs stays there
                self._view.grid.cells.setFocus()

    def read(self) -> None:
        """Read the register again, keeping the current cell."""
        if self._group is None or self._busy:
            return
        with told(self._window.bulletin):
            here = self._view.grid.current()
            self._group, register = self._desk.attendance.of_group(self._group.id)
            self._model.show_register(register)
            self._view.show_filled(members=bool(register.rows), sessions=bool(register.sessions))
            self._view.show_glance(glance_of(self._group, register))
            if here is not None and here[0] < len(register.rows) and here[1] < len(register.sessions):
                self._view.grid.go_to(*here)

    def _go_to_next(self) -> None:
        """Go to the first open cell of the latest session that has begun, else of the next one."""
        register = self._model.register
        if not register.sessions or not register.rows:
            return
        now = self._window.now()
        begun = [i for i, s in enumerate(register.sessions) if s.day <= now.date() and not s.state.off]
        column = begun[-1] if begun else 0
        codes = [row.codes[column] for row in register.rows]
        row = codes.index(Code.NOT_MARKED) if Code.NOT_MARKED in codes else 0
        self._view.grid.go_to(row, column)

    # Marking

    def _type(self, row: int, column: int, code: Code) -> None:
        if self._mark(row, column, code) and row + 1 < len(self._model.register.rows):
            self._view.grid.go_to(row + 1, column)

    def _press(self, code: Code, _checked: object = None) -> None:
        here = self._view.grid.current()
        if here is not None:
            self._mark(here[0], here[1], code)
            self._show_cell(*here)  # a refused press must not stay pressed

    def _mark(self, row: int, column: int, code: Code) -> bool:
        register = self._model.register
        person, session = register.rows[row], register.sessions[column]
        self._view.show_refusal("")
        self._busy = True
        try:
            change = self._desk.attendance.mark(session.id, person.person_id, code)
        except Refusal as refusal:
            self._view.show_refusal(refusal.sentence)
            return False
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
            return False
        finally:
            self._busy = False
        if change.before != change.after:
            self._remember(f"{person.name}: {code.label.lower()}", (change,))
        return True

    def _rest_present(self) -> None:
        here = self._view.grid.current()
        if here is None:
            return
        register = self._model.register
        session = register.sessions[here[1]]
        people = [row.person_id for row in register.rows if row.codes[here[1]] is Code.NOT_MARKED]
        self._view.show_refusal("")
        self._busy = True
        try:
            changes = self._desk.attendance.mark_unmarked(session.id, people, Code.PRESENT)
        except Refusal as refusal:
            self._view.show_refusal(refusal.sentence)
            return
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
            return
        finally:
            self._busy = False
        if changes:
            self._remember(f"{len(changes)} marked present", changes)

    def _clear(self, row: int, column: int) -> None:
        register = self._model.register
        person, session = register.rows[row], register.sessions[column]
        mark = person.marks[column]
        if mark is None:
            return
        with told(self._window.bulletin):
            before = _Cells(session, (Cell(session.id, person.person_id, mark),))
            after = _Cells(session, (Cell(session.id, person.person_id, None),))
            change = Change(f"{person.name}: mark cleared", before, after, self._put)
            make(self._page.undo_stack, self._window.bulletin, change)

    # Undo

    def _remember(self, text: str, changes: tuple[MarkChange, ...]) -> None:
        """Show cells that were just written and push one undo step for them."""
        first = changes[0]
        marks = [change.after for change in changes if change.after is not None]
        after = _Cells(first.session, tuple(Cell(m.session_id, m.person_id, m) for m in marks))
        earlier = [(m, change.before) for m, change in zip(marks, changes, strict=True)]
        cells = tuple(Cell(m.session_id, m.person_id, before) for m, before in earlier)
        before = _Cells(first.session_before or first.session, cells)
        self._page.undo_stack.push(Replace(Change(text, before, after, self._put), self._window.bulletin.trouble))
        self._window.bulletin.say(text, self._page.undo_stack.undo)
        self._show_cells(
            [CellShown(cell, c.code, first.session) for cell, c in zip(after.cells, changes, strict=True)]
        )

    def _put(self, cells: _Cells) -> None:
        self._busy = True
        try:
            shown = self._desk.attendance.restore(cells.cells, cells.session)
        finally:
            self._busy = False
        self._show_cells(shown)

    def _show_cells(self, shown: Sequence[CellShown]) -> None:
        """Show cells without reading the whole register again."""
        register = self._model.register
        rows = {row.person_id: index for index, row in enumerate(register.rows)}
        columns = {session.id: index for index, session in enumerate(register.sessions)}
        self._model.change_sessions([each.session for each in shown])
        for each in shown:
            row, column = rows.get(each.cell.person_id), columns.get(each.cell.session_id)
            if row is not None and column is not None:
                self._model.change_cell(row, column, each.cell.mark, each.code)
        here = self._view.grid.current()
        if here is not None:
            self._show_cell(*here)
        if self._group is not None:
            self._view.show_glance(glance_of(self._group, self._model.register))

    def _show_cell(self, row: int, column: int) -> None:
        register = self._model.register
        if row >= len(register.rows) or column >= len(register.sessions):
            return
        session, tally = register.sessions[column], register.column(column)
        open_marks = 0 if session.day > self._window.now().date() or session.state.off else tally.not_marked
        person = register.rows[row]
        self._view.show_cell(person.name, heading(session, tally), person.codes[column], open_marks=open_marks)

    # Going elsewhere

    def _to_members(self) -> None:
        if self._group is not None:
            self._window.navigate(ToGroup(self._group.id, "members"))

    def _to_sessions(self) -> None:
        if self._group is not None:
            self._window.navigate(ToGroup(self._group.id, "sessions"))
