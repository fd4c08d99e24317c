"""Connects the form of a group note with what a facilitator can do: keeps the draft, signs, locks, adds, minds names.

The form is a page that other rooms may stand in theirs: the shell hands it to closing out.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.nested_page import NestedPage
from workwell_desktop.ui.kit.places_to_go import Place, ToNote
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.tokens import LARGE
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.notes.form_view import NoteFormView
from workwell_desktop.ui.notes.name_moves import NameMoves
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of

if TYPE_CHECKING:
    from workwell_desktop.domain.note import GroupNote
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
        self._desk, self._view = desk, page.view
        self._here: NoteDesk | None = None
        notes = desk.notes
        verbs = NoteVerbs(
            called="Note",
            read=self._read,
            words_of=_words_of,
            write=self._write,
            sign=notes.sign,
            lock=notes.lock,
            add=notes.add,
            earlier=notes.earlier,
        )
        self._keeper = SignedKeeper(self._view, verbs, window, self)
        self._keeper.was_read.connect(self._tell)
        self._keeper.gone.connect(self._tell_gone)
        self._view.templates.offer(templates_of(NoteClass.SESSION_SUMMARY))
        self.names = NameMoves(desk, window, page, page.view, self._keeper.saver)
        self._session_id: SessionId | None = None

    def show(self, session_id: SessionId) -> None:
        """Bring the note of a session forward."""
        self._session_id = session_id
        self.names.watch(session_id)
        if self._keeper.show(session_id):
            self._view.areas["happened"].setFocus()

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & (Changes.PEOPLE | Changes.ROSTER | Changes.MARKS | Changes.GROUPS) and self._session_id:
            self.names.watch(self._session_id)
        if changes:
            self._keeper.read()

    def leave(self) -> None:
        """Write what is still in the keys."""
        self._keeper.leave()

    def flushed(self) -> bool:
        """Write what is still in the keys of the note in front; whether nothing is left unwritten."""
        return self._keeper.flushed()

    def _read(self, session_id: SessionId) -> "GroupNote | None":
        self._here = self._desk.notes.of_session(session_id)
        return self._here.note

    def _write(self, session_id: SessionId, words: Words) -> None:
        self._desk.notes.write(session_id, NoteText(**words))

    def _tell(self, _note: object) -> None:
        if self._here is not None:
            self._view.show_theme(self._here.session.theme)
            self.read_again.emit(self._here)

    def _tell_gone(self) -> None:
        self._here = None
        self.read_again.emit(None)


def _words_of(note: "GroupNote") -> Words:
    return {"aims": note.text.aims, "happened": note.text.happened, "next_time": note.text.next_time}
