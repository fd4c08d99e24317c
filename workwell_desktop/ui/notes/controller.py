"""Connects the note page with what a facilitator can do; the form of the note has a controller of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToDebrief,
    ToGroup,
    ToGroups,
    ToNote,
    ToProcessNotes,
    ToSession,
)
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.notes.form_controller import NoteForm
from workwell_desktop.ui.notes.shown import note_shown
from workwell_desktop.ui.notes.view import NoteView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.notes import NoteDesk

if TYPE_CHECKING:
    from workwell_desktop.domain.attendance import Tally

_OF_THE_REGISTER = Changes.MARKS | Changes.ROSTER | Changes.SESSIONS
"""What the numbers beside the note depend on. A register is not read again at every pause of the keys."""


class NotePage(Page):
    """The page that answers `ToNote`."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.form = NoteForm(desk, window)
        self.view = NoteView(self.form, self.form.footing, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.use_undo_stack(self.form.undo_stack)
        self.controller = NoteController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToNote):
            self.controller.forget()
            self.form.show_place(place)

    @override
    def leaving(self) -> None:
        self.form.leaving()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & _OF_THE_REGISTER:
            self.controller.forget()
        self.form.refresh(changes)


class NoteController(QObject):
    """Shows what surrounds the note: its head, and the numbers of the register."""

    def __init__(self, desk: Desk, window: Window, page: NotePage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._here: NoteDesk | None = None
        self._numbers: Tally | None = None
        page.form.controller.read_again.connect(self._show)
        view = self._view
        view.back_requested.connect(self._go_back)
        view.register_requested.connect(self._open_register)
        view.debrief_requested.connect(self._open_debrief)
        view.private_requested.connect(self._open_private)
        view.groups_requested.connect(partial(window.navigate, ToGroups()))

    def forget(self) -> None:
        """Count the register anew when the note is read next."""
        self._numbers = None

    def _show(self, here: NoteDesk | None) -> None:
        self._here = here
        if here is None:
            self._view.show_gone()
            return
        try:
            if self._numbers is None:
                self._numbers = self._desk.attendance.of_session(here.session.id).tally
            sees = self._desk.notes.who_sees(NoteClass.SESSION_SUMMARY, here.group.id)
        except (Refusal, Fault) as trouble:
            self._window.bulletin.trouble(trouble.sentence)
            return
        draft = here.note is None or here.note.state is NoteState.DRAFT
        self._view.show_note(note_shown(here.session, here.group, self._numbers), draft=draft)
        self._view.sees.show_lines(sees)

    def _go_back(self) -> None:
        if self._here is not None:
            self._window.navigate(ToSession(self._here.session.id))

    def _open_debrief(self) -> None:
        if self._here is not None:
            self._window.navigate(ToDebrief(self._here.session.id))

    def _open_private(self) -> None:
        if self._here is not None:
            self._window.navigate(ToProcessNotes(session_id=self._here.session.id))

    def _open_register(self) -> None:
        if self._here is not None:
            self._window.navigate(ToGroup(self._here.session.group_id, "attendance"))
