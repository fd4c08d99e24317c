"""Connects the form of a group note with what a facilitator can do: keeps the draft, signs, locks, adds, minds names.

The form is a page that other rooms may stand in theirs: the shell hands it to closing out.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.nested_page import NestedPage
from workwell_desktop.ui.kit.places_to_go import Place, ToNote
from workwell_desktop.ui.kit.tokens import LARGE
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.notes.form_view import NoteFormView
from workwell_desktop.ui.notes.name_moves import NameMoves
from workwell_desktop.ui.notes.shown import note_shown
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.notes import NoteDesk


class NoteForm(NestedPage):
    """The form of one note at a time."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = NoteFormView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LARGE)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.view.addenda)
        self.setFocusProxy(self.view.areas["happened"])
        self.controller = NoteFormController(desk, window, self)

    @property
    @override
    def heading(self) -> QWidget:
        """How the note stands: draft or signed, and when it was saved."""
        return self.view.status

    @property
    @override
    def footing(self) -> QWidget:
        """The card of what was added after signing."""
        return self.view.addenda

    @override
    def flushed(self) -> bool:
        return self.controller.flushed()

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToNote):
            self.controller.show(place.session_id)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        self.controller.hear(changes)


class NoteFormController(QObject):
    """Shows the note of the session in front and keeps what is typed."""

    read_again = Signal(object)
    """The note was read (`NoteDesk`), or its session is gone (None)."""

    def __init__(self, desk: Desk, window: Window, page: NoteForm) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._saver = Autosaver(self._keep, window.bulletin, self)
        self._saver.refused.connect(self._view.show_refusal)
        self._late = Autosaver(self._keep_aside, window.bulletin, self)
        self._aside: dict[SessionId, NoteText] = {}
        self._session_id: SessionId | None = None
        self._here: NoteDesk | None = None
        self.names = NameMoves(desk, window, page, page.view, self._saver)
        view = self._view
        view.text_edited.connect(self._typed)
        view.retry_requested.connect(self._saver.flush)
        view.sign_requested.connect(self._sign)
        view.sign_and_lock_requested.connect(self._sign_and_lock)
        view.lock_requested.connect(self._lock)
        view.addenda.add_requested.connect(self._add)

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, session_id: SessionId) -> None:
        """Bring the note of a session forward."""
        another = session_id != self._session_id
        if another:
            self._put_aside()
            self._session_id = session_id
            self._here = None
            self._view.forget()
        self.names.watch(session_id)
        self.read()
        if another:
            self._view.areas["happened"].setFocus()

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & (Changes.PEOPLE | Changes.ROSTER | Changes.MARKS | Changes.GROUPS) and self._session_id:
            self.names.watch(self._session_id)
        if changes:
            self.read()

    def read(self) -> None:
        """Read the note again and show it; what is being typed stays."""
        if self._session_id is None:
            return
        try:
            here = self._desk.notes.of_session(self._session_id)
        except Refusal:
            self._here = None
            self._saver.discard()
            self.read_again.emit(None)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, self.read)
        else:
            self._show(here)
            self.read_again.emit(here)

    def leave(self) -> None:
        """Write what is still in the keys."""
        self._saver.flush()
        self._late.flush()

    def flushed(self) -> bool:
        """Write what is still in the keys of the note in front; whether nothing is left unwritten."""
        return self._saver.flush()

    def _put_aside(self) -> None:
        """Keep what could not be written of the note in front, and go on trying while another one is shown."""
        if self._session_id is not None and not self._saver.flush():
            self._aside[self._session_id] = self._view.text()
            self._saver.discard()
            self._late.touch()

    def _keep_aside(self) -> None:
        for session_id, text in list(self._aside.items()):
            try:
                self._desk.notes.write(session_id, text)
            except Refusal:
                continue  # too long, say: it waits for the facilitator to come back to it
            del self._aside[session_id]

    def _show(self, here: NoteDesk) -> None:
        first = self._here is None
        self._here = here
        kept = here.note.text if here.note else NoteText()
        self._view.show_note(note_shown(here.session, here.group, here.note, Tally.of(())))
        if self._saver.pending:
            self._view.show_saved("Saving…")
        elif first and here.session.id in self._aside:
            self._view.show_text(self._aside.pop(here.session.id))
            self._typed()
        elif first or not _reads_as(self._view.text(), kept):
            self._view.show_text(kept)

    # --------------------------------------------------------------------------------------------------------- typing

    def _typed(self) -> None:
        self._view.show_saved("Saving…")
        self._saver.touch()

    def _keep(self) -> None:
        """Keep the draft. On a fault the sentence stands beside the text, and the text stays."""
        if self._session_id is None:
            return
        try:
            self._desk.notes.write(self._session_id, self._view.text())
        except Fault as fault:
            self._view.show_saved("Not saved yet")
            self._view.show_trouble(fault.sentence)
            raise
        except Refusal:
            self._view.show_saved("Not saved yet")
            raise
        self._view.show_trouble("")
        self._show_kept()

    def _show_kept(self) -> None:
        if self._session_id is not None:
            self._here = self._desk.notes.of_session(self._session_id)
            shown = note_shown(self._here.session, self._here.group, self._here.note, Tally.of(()))
            self._view.show_saved(shown.saved)

    # ----------------------------------------------------------------------------------------------------- sign, lock

    def _sign(self) -> None:
        if self._session_id is not None and self._saver.flush():
            self._attempt(partial(self._desk.notes.sign, self._session_id), "Note signed")

    def _sign_and_lock(self) -> None:
        if self._session_id is not None and self._saver.flush():
            self._attempt(partial(self._sign_then_lock, self._session_id), "Note signed and locked")

    def _sign_then_lock(self, session_id: SessionId) -> None:
        if self._here is not None and self._here.note is not None and self._here.note.state is NoteState.SIGNED:
            self._desk.notes.lock(session_id)
            return
        self._desk.notes.sign(session_id)
        self._desk.notes.lock(session_id)

    def _lock(self) -> None:
        if self._session_id is not None:
            self._attempt(partial(self._desk.notes.lock, self._session_id), "Note locked")

    def _attempt(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except Refusal as no:
            self._view.show_refusal(no)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._attempt, act, said))
        else:
            self._window.bulletin.well()
            self._window.bulletin.say(said)
        self.read()

    def _add(self, reason: str, text: str) -> None:
        if self._session_id is None:
            return
        try:
            self._desk.notes.add(self._session_id, reason, text)
        except Refusal as no:
            self._view.addenda.show_refusal(no)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._add, reason, text))
        else:
            self._window.bulletin.well()
            self._window.bulletin.say("Addendum added")
            self._view.addenda.clear()
            self.read()


def _reads_as(typed: NoteText, kept: NoteText) -> bool:
    """Whether what stands in the fields is what is kept, once cleaned."""
    try:
        return typed.checked() == kept
    except Refusal:
        return False
