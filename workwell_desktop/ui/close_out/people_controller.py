"""Connects the person notes of a session with the vault: kept a moment behind the keys, taken away with undo."""

from functools import partial

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.ui.close_out.shown import PeopleShown, PersonShown
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.signed_words import signature_words
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of
from workwell_desktop.usecases.person_notes import PersonNotesDesk


class PeopleController(QObject):
    """Each person's field is kept by itself: trouble with one leaves the others."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: CloseOutView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._panel = view.notes.people
        self._saver = Autosaver(self._keep, window.bulletin, self)
        self._typing: dict[PersonId, str] = {}
        self._session_id: SessionId | None = None
        self._guarded: tuple[object, ...] = ()
        self._panel.edited.connect(self._typed)
        self._panel.remove_requested.connect(self._remove)
        self._panel.offer_templates(templates_of(NoteClass.PERSON_NOTE))

    def show(self, session_id: SessionId) -> None:
        """Show the person notes of a session; what is being typed stays."""
        if session_id != self._session_id:
            self.flush()
            self._saver.discard()
            self._typing.clear()
            self._session_id = session_id
            self._panel.forget()
            self._view.notes.show_group()
        here = self._desk.person_notes.of_session(session_id)
        shown = people_shown(here)
        known = (session_id, *((each.person_id, each.name) for each in shown.people))
        if known != self._guarded:
            self._guarded = known
            self._panel.guard(self._desk.closing.guard(session_id).find)
        self._panel.show_people(shown, frozenset(self._typing))
        self._view.notes.show_kinds(shown.written, allowed=here.allowed)
        kept = [each.note.edited_at for each in here.people if each.note is not None]
        if self._typing:
            return
        saved = f"Saved {dates.clock(max(kept).astimezone())}" if kept else "Nothing written yet"
        self._view.notes.people_saved.setText(saved)

    def flush(self) -> bool:
        """Write what is still in the keys; whether nothing is left unwritten."""
        return self._saver.flush()

    def _typed(self, person_id: PersonId) -> None:
        self._typing[person_id] = self._panel.text_of(person_id) or ""
        self._view.notes.people_saved.setText("Saving…")
        self._saver.touch()

    def _keep(self) -> None:
        if self._session_id is None:
            return
        for person_id, text in list(self._typing.items()):
            try:
                self._desk.person_notes.write(self._session_id, person_id, text)
            except Refusal as no:
                self._panel.show_refusal(person_id, no)
                self._view.notes.people_saved.setText("Not saved yet")
                raise
            except Fault:
                self._view.notes.people_saved.setText("Not saved yet")
                raise
            if self._typing.get(person_id) == text:
                del self._typing[person_id]
        self.show(self._session_id)

    def _remove(self, person_id: PersonId) -> None:
        """Take a note away, or close a field in which nothing is kept."""
        if self._session_id is None or not self._saver.flush():
            return
        self._panel.drop(person_id)
        here = self._desk.person_notes.of_session(self._session_id)
        note = next((each.note for each in here.people if each.entry.person_id == person_id), None)
        if note is None:
            self.show(self._session_id)
            return
        with told(self._window.bulletin):
            change = Change("The person note is taken away", note, None, partial(self._put, note))
            make(self._page.undo_stack, self._window.bulletin, change)

    def _put(self, note: PersonNote, wanted: PersonNote | None) -> None:
        if wanted is None:
            self._desk.person_notes.remove(note.id)
        else:
            self._desk.person_notes.put(wanted)


def people_shown(here: PersonNotesDesk) -> PeopleShown:
    """Put everyone's notes into what the panel shows."""
    return PeopleShown(
        here.allowed,
        tuple(
            PersonShown(
                each.entry.person_id,
                each.entry.name,
                each.note.id if each.note else None,
                each.note.text if each.note else "",
                signature_words(each.note) if each.note else "",
            )
            for each in here.people
        ),
    )
