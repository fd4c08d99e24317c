"""Takes the register: each letter is saved at once, shown at once and can be undone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout

from workwell_desktop.domain.attendance import Code, GroupRegister
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.arrivals_controller import ArrivalsController
from workwell_desktop.ui.attendance.counting_controller import CountingController
from workwell_desktop.ui.attendance.details_controller import DetailsController
from workwell_desktop.ui.attendance.keeper import Keeper, Named
from workwell_desktop.ui.attendance.model import (
    RegisterModel,
    counts_of,
    glance_of,
    headcount_glance,
    headcount_lines,
    here_of,
)
from workwell_desktop.ui.attendance.narrowing_controller import NarrowingController
from workwell_desktop.ui.attendance.panels_controller import PanelsController
from workwell_desktop.ui.attendance.paper_controller import PaperController
from workwell_desktop.ui.attendance.paper_model import PaperModel
from workwell_desktop.ui.attendance.view import AttendanceView
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.marking import Cell, CellShown

if TYPE_CHECKING:
    from workwell_desktop.domain.group import Group

WATCHED = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS


class AttendancePage(Page):
    """The Attendance tab of a group."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.model, self.lines = RegisterModel(self), PaperModel(self)
        self.view = AttendanceView(self.model, self.lines, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = AttendanceController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the register of the place's group."""
        if isinstance(place, ToGroup):
            self.controller.show(place.group_id)

    def leaving(self) -> None:
        """Write what is still in the keys."""
        for panel in (self.view.marking.details, self.view.counting, self.view.headcounts):
            panel.flush()

    def refresh(self, changes: Changes) -> None:
        """Read the register again when it may differ."""
        if changes & WATCHED:
            self.controller.refresh()


class AttendanceController(QObject):
    """Answers what is typed or pressed in the register."""

    def __init__(self, desk: Desk, window: Window, page: AttendancePage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._model, self._view = page.model, page.view
        self._group: Group | None = None
        self._narrowing = NarrowingController(window, page.view.toolbar)
        self._keeper = Keeper(desk, window, page)
        self._details = DetailsController(desk, window, self._keeper, page.view.marking)
        self._arrivals = ArrivalsController(desk, window, self._keeper, page.view.arrivals)
        self._counting = CountingController(window, self._keeper, page.view.counting, page.view.headcounts)
        self._paper = PaperController(desk, window, self._keeper, page.view.paper, page.lines)
        self._panels = PanelsController(page.view, self._details)
        self._connect()
        for action, words, call, keys, icon in (
            ("register.rest", "Mark the rest present", self._rest_present, "Ctrl+Shift+P", "check"),
            ("register.arrivals", "Someone else came", self._panels.open_arrivals, "Ctrl+Shift+A", "user-plus"),
        ):
            window.actions.add(Action(action, words, call, "Register", keys, icon), page)

    def _connect(self) -> None:
        view, keeper = self._view, self._keeper
        view.grid.typed.connect(self._type)
        view.grid.cleared.connect(self._clear)
        view.grid.current_changed.connect(self._move)
        view.marking.code_requested.connect(self._press)
        view.marking.rest_requested.connect(self._mark_rest)
        self._narrowing.narrowed.connect(self.read)
        view.toolbar.paper_requested.connect(self._turn_paper)
        view.members_requested.connect(self._to_members)
        view.session_requested.connect(self._to_sessions)
        keeper.kept.connect(self._show_kept)
        keeper.counted.connect(self._show_counted)
        keeper.roster_moved.connect(self.read)
        self._arrivals.came.connect(self._go_to_person)

    def show(self, group_id: GroupId) -> None:
        """Show a group's register, at the session that is marked next."""
        with told(self._window.bulletin):
            known = self._group is not None and self._group.id == group_id
            self._group = self._desk.groups.get(group_id)
            self._narrowing.begin(group_id)
            if not known:
                self._panels.fold()
            self.read()
            if not known or self._view.grid.current() is None:
                self._go_to_next()
            if not isinstance(QApplication.focusWidget(), QTabBar):  # who walks along the tabs stays there
                self._view.grid.cells.setFocus()

    def refresh(self) -> None:
        """Read the register again, unless it was written here and is shown already."""
        if not self._keeper.busy:
            self.read()

    def read(self) -> None:
        """Read the register again, keeping the current cell."""
        if self._group is None:
            return
        with told(self._window.bulletin):
            here = self._here()
            self._group, register = self._desk.attendance.of_group(self._group.id, self._narrowing.period)
            self._details.begin(self._group.profile.rules)
            self._model.show_register(register, self._narrowing.whom.of(register))
            sessions = bool(register.sessions) or bool(self._desk.sessions.of_group(self._group.id))
            self._view.show_filled(members=bool(register.rows) or self._numbers_only, sessions=sessions)
            self._view.show_nobody(self._why_empty(register))
            self._view.show_headcounts(self._numbers_only)
            self._show_around()
            if here is not None:
                self._go_back_to(*here)
            if not self._view.paper.isHidden():
                self._paper.read()

    @property
    def _numbers_only(self) -> bool:
        """Whether the group keeps no names, so that none are shown even where there are some from before."""
        return self._group is not None and not self._group.profile.rules.names

    def _show_around(self) -> None:
        """Show what is counted from the register."""
        sessions = self._model.whole.sessions
        if self._numbers_only:
            self._view.headcounts.show_lines(headcount_lines(sessions, self._window.now()))
            self._view.show_glance(headcount_glance(sessions))
        elif self._group is not None:
            self._view.show_glance(glance_of(self._model.whole))

    def _why_empty(self, register: GroupRegister) -> str:
        if self._numbers_only or not register.rows or (self._model.register.rows and register.sessions):
            return ""
        if not register.sessions:
            return "No session lies in this period. Pick another one above."
        return f"Nobody here: “{self._narrowing.whom.label}” fits no one in this period."

    def _here(self) -> tuple[PersonId, Session] | None:
        """Return whose cell at which session is the current one."""
        here, register = self._view.grid.current(), self._model.register
        if here is None or here[0] >= len(register.rows) or here[1] >= len(register.sessions):
            return None
        return register.rows[here[0]].person_id, register.sessions[here[1]]

    def _go_back_to(self, person_id: PersonId, session: Session) -> None:
        register = self._model.register
        rows = [i for i, row in enumerate(register.rows) if row.person_id == person_id]
        columns = [i for i, each in enumerate(register.sessions) if each.id == session.id]
        if rows and columns:
            self._view.grid.go_to(rows[0], columns[0])
        else:
            self._go_to_next()

    def _go_to_next(self) -> None:
        """Go to the first open cell of the latest session that has begun, else of the next one."""
        register = self._model.register
        if not register.sessions or not register.rows:
            return
        begun = [i for i, session in enumerate(register.sessions) if self._takes_marks(session)]
        column = begun[-1] if begun else 0
        codes = [row.codes[column] for row in register.rows]
        row = codes.index(Code.NOT_MARKED) if Code.NOT_MARKED in codes else 0
        self._view.grid.go_to(row, column)

    def _takes_marks(self, session: Session) -> bool:
        return session.day <= self._window.now().date() and not session.state.off

    # Marking

    def _type(self, row: int, column: int, code: Code) -> None:
        with told(self._window.bulletin, self._refused):
            self._mark(row, column, code)
            if row + 1 < len(self._model.register.rows):
                self._view.grid.go_to(row + 1, column)

    def _press(self, code: Code) -> None:
        self._view.marking.details.flush()
        here = self._view.grid.current()
        if here is not None:
            with told(self._window.bulletin, self._refused):
                self._mark(here[0], here[1], code)
            self._show_cell(*here)  # a refused press must not stay pressed

    def _mark(self, row: int, column: int, code: Code) -> None:
        person, session = self._model.register.rows[row], self._model.register.sessions[column]
        self._view.marking.show_refusal("")
        self._keeper.mark(session.id, Named(person.person_id, person.name), code)

    def _rest_present(self) -> None:
        self._mark_rest(Code.PRESENT)

    def _mark_rest(self, code: Code) -> None:
        here = self._view.grid.current()
        if here is None:
            return
        session = self._model.register.sessions[here[1]]
        people = [row.person_id for row in self._model.whole.rows if row.codes[here[1]] is Code.NOT_MARKED]
        self._view.marking.show_refusal("")
        with told(self._window.bulletin, self._refused):
            self._keeper.mark_rest(session.id, people, code)

    def _clear(self, row: int, column: int) -> None:
        person, session = self._model.register.rows[row], self._model.register.sessions[column]
        mark = person.marks[column]
        if mark is not None:
            with told(self._window.bulletin, self._refused):
                cell = Cell(session.id, person.person_id, mark)
                self._keeper.clear(session, Named(person.person_id, person.name), cell)

    def _refused(self, refusal: Refusal) -> bool:
        self._view.marking.show_refusal(refusal.sentence)
        return True

    # Showing

    def _show_kept(self, shown: Sequence[CellShown]) -> None:
        """Show cells without reading the whole register again."""
        self._model.change_sessions([each.session for each in shown])
        known = [
            self._model.put_mark(each.cell.person_id, each.cell.session_id, each.cell.mark, each.code)
            for each in shown
        ]
        if not all(known):
            self.read()
            return
        self._show_again()

    def _show_counted(self, session: Session) -> None:
        self._model.change_sessions([session])
        self._show_again()

    def _show_again(self) -> None:
        here = self._view.grid.current()
        if here is not None:
            self._show_cell(*here)
        self._show_around()
        if not self._view.paper.isHidden():
            self._paper.read()

    def _move(self, row: int, column: int) -> None:
        self._view.marking.show_refusal("")
        self._show_cell(row, column)

    def _show_cell(self, row: int, column: int) -> None:
        register = self._model.register
        if row >= len(register.rows) or column >= len(register.sessions):
            return
        person, session = register.rows[row], register.sessions[column]
        self._view.marking.show_here(here_of(self._model.whole, person, column, self._window.now()))
        self._counting.show(session)
        self._view.counting.show_counts(counts_of(session, self._model.whole.column(column), self._window.now()))
        self._details.show(session, Named(person.person_id, person.name), person.marks[column])
        here = (each.person_id for each in self._model.whole.rows if each.marks[column] is not None)
        self._arrivals.show(session, frozenset(here))

    def _go_to_person(self, person_id: PersonId) -> None:
        here = self._here()
        if here is not None:
            self._go_back_to(person_id, here[1])

    def _turn_paper(self, wanted: bool) -> None:
        sessions = [session for session in self._model.whole.sessions if self._takes_marks(session)]
        if not wanted or not sessions:
            self._panels.close_paper()
            return
        here = self._here()
        self._view.show_paper(True)
        self._paper.begin(sessions, here[1] if here and here[1] in sessions else sessions[-1])

    # Going elsewhere

    def _to_members(self) -> None:
        if self._group is not None:
            self._window.navigate(ToGroup(self._group.id, "members"))

    def _to_sessions(self) -> None:
        if self._group is not None:
            self._window.navigate(ToGroup(self._group.id, "sessions"))
