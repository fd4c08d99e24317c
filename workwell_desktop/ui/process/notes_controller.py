"""Connects open private notes with their view: the list, the note in front, a new one, deleting one."""

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.process_note import ProcessNote, ProcessNoteId
from workwell_desktop.domain.signed import NoteState, Signed
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.process.open_view import OpenView
from workwell_desktop.ui.process.shown import about_words, note_row
from workwell_desktop.usecases.process_notes import About, OpenNotes, PrivateNotes


class OpenController(QObject):
    """Lives as long as the notes are open. `about` is the session and person the page was asked for."""

    saved = Signal()
    """What was typed has been written."""

    def __init__(
        self, private: PrivateNotes, notes: OpenNotes, window: Window, view: OpenView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.notes = notes
        self._private, self._window, self._view = private, window, view
        self._about: tuple[SessionId | None, PersonId | None] = (None, None)
        verbs = NoteVerbs(
            called="Note",
            read=self._read_one,
            words_of=_words_of,
            write=self._write,
            sign=notes.sign,
            lock=notes.lock,
            add=notes.add,
            earlier=notes.earlier,
        )
        self._keeper = SignedKeeper(view.form, verbs, window, self)
        self._keeper.was_read.connect(self._show_front)
        self._keeper.saver.saved.connect(self.read)
        self._keeper.saver.saved.connect(self.saved)
        view.picked.connect(self._pick)
        view.new_requested.connect(self._begin)
        view.remove_requested.connect(self._remove)

    def show(self, session_id: SessionId | None, person_id: PersonId | None) -> None:
        """Bring a draft about a session, a person or neither forward: one that is there, or a new one."""
        self._about = (session_id, person_id)
        with told(self._window.bulletin):
            self._view.form.areas["text"].guard(self._private.guard().find)
            kept = self.notes.all()
            drafts = (each for each in kept if each.state is NoteState.DRAFT and _about(each) == self._about)
            self._bring(next(drafts, None) or self.notes.begin(*self._about))
            self._view.form.areas["text"].setFocus()

    def read(self) -> None:
        """Read the list again; the note in front stays in front."""
        with told(self._window.bulletin):
            kept = self.notes.all()
            about = self._private.about(kept)
            rows = tuple(note_row(note, self._words(note, about[note.id])) for note in kept)
            self._view.show_list(rows, self._keeper.key)
            front = next((row for row in rows if row.id == self._keeper.key), None)
            if front is not None:
                self._view.show_note(front.about, front.when, kept=True)

    def flushed(self) -> bool:
        """Write what is still in the keys; whether nothing is left unwritten."""
        return self._keeper.flushed()

    def let_go(self) -> None:
        """Let go of the note in front, once it is written."""
        self._keeper.saver.discard()
        self._keeper.put_away()

    def _bring(self, note: ProcessNote) -> None:
        self._view.show_note(self._words(note, self._private.about((note,))[note.id]), "", kept=False)
        self._keeper.show(note.id)
        self._view.show_hint(note.text if note.state is NoteState.DRAFT else "")

    def _show_front(self, _note: Signed | None) -> None:
        self.read()

    def _pick(self, note_id: ProcessNoteId) -> None:
        if self._keeper.flushed():
            with told(self._window.bulletin):
                self._bring(self.notes.get(note_id))

    def _begin(self) -> None:
        if self._keeper.flushed():
            with told(self._window.bulletin):
                self._bring(self.notes.begin(*self._about))
                self._view.form.areas["text"].setFocus()

    def _remove(self) -> None:
        key = self._keeper.key
        if key is None:
            return
        with told(self._window.bulletin):
            self._keeper.saver.discard()
            self._keeper.put_away()
            self.notes.remove(ProcessNoteId(key))
            self._bring(self.notes.begin(*self._about))
            self._view.form.areas["text"].setFocus()

    def _read_one(self, note_id: ProcessNoteId) -> ProcessNote | None:
        """Return a note that was kept; None before its first word."""
        return None if note_id in self.notes.begun else self.notes.get(note_id)

    def _write(self, note_id: ProcessNoteId, words: Words) -> None:
        if note_id in self.notes.begun and not words["text"].strip():
            return
        self.notes.write(note_id, words["text"])

    def _words(self, note: ProcessNote, about: About) -> str:
        named = note.session_id is not None or note.person_id is not None
        return about_words(about.session, about.group, about.person, gone=named)


def _about(note: ProcessNote) -> tuple[SessionId | None, PersonId | None]:
    return note.session_id, note.person_id


def _words_of(note: ProcessNote) -> Words:
    return {"text": note.text}
