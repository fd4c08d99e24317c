"""Connects entry in paper order: one sheet at a time, a letter for each line, walk-ins on the blank ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.keeper import Keeper, Named
from workwell_desktop.ui.attendance.paper_model import PaperModel
from workwell_desktop.ui.attendance.paper_view import PaperView
from workwell_desktop.ui.attendance.shown import PaperShown, no_mark
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.marking import Cell

if TYPE_CHECKING:
    from workwell_desktop.domain.session_register import SessionRegister


class PaperController(QObject):
    """Answers the lines of the sheet."""

    def __init__(self, desk: Desk, window: Window, keeper: Keeper, view: PaperView, model: PaperModel) -> None:
        super().__init__(keeper)
        self._desk, self._window, self._keeper, self._view, self._model = desk, window, keeper, view, model
        self._register: SessionRegister | None = None
        view.session_picked.connect(self._pick)
        view.rest_requested.connect(self._rest)
        view.walk_in_requested.connect(self._walk_in)
        view.lines.typed.connect(self._type)
        view.lines.cleared.connect(self._clear)
        view.lines.unknown.connect(self._unknown)

    def begin(self, sessions: Sequence[Session], session: Session) -> None:
        """Offer the sheets of these sessions and begin with one of them."""
        offered = [(f"Session {s.number} · {dates.weekday_day(s.day)}", s.id) for s in reversed(sessions)]
        self._view.show_sessions(offered, session.id)
        self._pick(session.id)

    def read(self) -> None:
        """Read the sheet again."""
        if self._register is not None:
            with told(self._window.bulletin):
                self._show(self._register.session.id)

    def _pick(self, session_id: SessionId) -> None:
        with told(self._window.bulletin):
            self._show(session_id)
            open_lines = (i for i, entry in enumerate(self._model.entries) if entry.code is Code.NOT_MARKED)
            self._view.begin(next(open_lines, 0))

    def _show(self, session_id: SessionId) -> None:
        register = self._register = self._desk.attendance.of_session(session_id)
        row = self._view.lines.currentIndex().row()
        self._model.show_entries(register.entries)
        if row >= 0 and not self._view.lines.currentIndex().isValid():
            self._view.lines.go_to(min(row, len(register.entries) - 1))
        self._view.show_paper(PaperShown(register.summary, register.left_open))

    def _type(self, row: int, code: Code) -> None:
        if self._register is None:
            return
        entry = self._model.entries[row]
        self._view.show_refusal("")
        with told(self._window.bulletin, self._refused):
            self._keeper.mark(self._register.session.id, Named(entry.person_id, entry.name), code)
            self._view.go_on(row)

    def _clear(self, row: int) -> None:
        if self._register is None:
            return
        entry, session = self._model.entries[row], self._register.session
        if entry.mark is not None:
            with told(self._window.bulletin, self._refused):
                cell = Cell(session.id, entry.person_id, entry.mark)
                self._keeper.clear(session, Named(entry.person_id, entry.name), cell)

    def _rest(self, code: Code) -> None:
        if self._register is None:
            return
        with told(self._window.bulletin, self._refused):
            people = [entry.person_id for entry in self._register.unmarked]
            self._keeper.mark_rest(self._register.session.id, people, code)

    def _walk_in(self, name: str, joins: bool) -> None:
        if self._register is None:
            return
        self._view.show_refusal("")
        with told(self._window.bulletin, self._refused):
            self._keeper.walk_in(self._register.session.id, name, joins=joins)
            self._view.written_down()

    def _unknown(self, letter: str) -> None:
        self._view.show_refusal(no_mark(letter))

    def _refused(self, refusal: Refusal) -> bool:
        self._view.show_refusal(refusal.sentence)
        return True
