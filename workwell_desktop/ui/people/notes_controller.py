"""Connects a person's notes with the vault: kept a moment behind the keys, taken away with undo."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId, PersonNoteId, SessionId
from workwell_desktop.domain.person_note import NOT_KEPT, PersonNote
from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToProcessNotes
from workwell_desktop.ui.kit.signed_words import WordingShown, signed_shown, stood
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.page_view import PersonView
from workwell_desktop.ui.people.shown import NoteShown
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.person_notes import PersonNoteLine

if TYPE_CHECKING:
    from workwell_desktop.domain.story import PersonStory


class NotesController(QObject):
    """Each note is kept by itself. One that is emptied stays in sight until the facilitator goes elsewhere."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: PersonView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._notes = view.notes
        self._saver = Autosaver(self._keep, window.bulletin, self)
        self._person_id: PersonId | None = None
        self._lines: dict[PersonNoteId, PersonNoteLine] = {}
        self._typing: dict[PersonNoteId, str] = {}
        self._emptied: set[PersonNoteId] = set()
        self._notes.edited.connect(self._typed)
        self._notes.remove_requested.connect(self._remove)
        self._notes.session_requested.connect(self._go)
        self._notes.private_requested.connect(self._go_private)
        self._notes.sign_requested.connect(self._sign)
        self._notes.sign_and_lock_requested.connect(self._sign_and_lock)
        self._notes.lock_requested.connect(self._lock)
        self._notes.add_requested.connect(self._add)
        self._notes.wordings_requested.connect(self._read_earlier)

    def show(self, story: "PersonStory") -> None:
        """Show the notes of whoever's story was read; what is being typed stays. The tab shows where it belongs."""
        if story.person.id != self._person_id:
            self.leave()
            self._person_id = story.person.id
        read = {line.note.id: line for line in self._desk.person_notes.of_person(story.person.id)}
        self._emptied -= set(read)
        held = {note_id: self._lines[note_id] for note_id in self._emptied | set(self._typing) if note_id not in read}
        self._lines = dict(sorted((held | read).items(), key=lambda item: _written_at(item[1]), reverse=True))
        self._notes.show_notes(
            tuple(_shown(line) for line in self._lines.values()), frozenset(self._typing) | self._emptied
        )
        self._notes.sees.show_lines(self._desk.person_notes.who_sees(story.person.id))
        standing = (each for each in story.memberships if each.membership.status.in_group)
        keeps = any(each.group.profile.rules.person_notes for each in standing)
        words = f"Person notes {len(read)}" if read else "Person notes"
        self._view.show_notes_tab(words if keeps or self._lines else "")

    def leave(self) -> None:
        """Write what is still in the keys and close every field: someone else is shown, or nobody."""
        if not self._saver.flush():
            self._saver.discard()
        self._person_id = None
        self._lines.clear()
        self._typing.clear()
        self._emptied.clear()
        self._notes.forget()

    def flush(self) -> None:
        """Write what is still in the keys; a note that was emptied is let go."""
        if self._saver.flush():
            self._emptied.clear()

    @Slot(object)
    def _typed(self, note_id: PersonNoteId) -> None:
        self._typing[note_id] = self._notes.text_of(note_id)
        self._saver.touch()

    def _keep(self) -> None:
        """Keep every note that can be kept; raise the first refusal when one cannot."""
        refusals: list[Refusal] = []
        for note_id, text in list(self._typing.items()):
            try:
                self._write(note_id, text)
            except Refusal as no:
                self._notes.show_refusal(note_id, no)
                refusals.append(no)
            else:
                del self._typing[note_id]
        if refusals:
            raise refusals[0]

    def _write(self, note_id: PersonNoteId, text: str) -> None:
        line = self._lines[note_id]
        before = None if note_id in self._emptied else line.note
        if text == (before.text if before else ""):
            return
        if before is not None:
            after = self._desk.person_notes.rewrite(note_id, text)
        else:
            after = line.note.written(text, self._window.now())
            if after.empty:
                return
            self._desk.person_notes.put(after)
        if after is None:
            self._emptied.add(note_id)
        apply = partial(self._put, note_id, _kept_there(line))
        change = Change("Person note changed", before, after, apply, merge_key=f"person note {note_id}")
        self._page.undo_stack.push(Replace(change, self._window.bulletin.trouble))

    @Slot(object)
    def _remove(self, note_id: PersonNoteId) -> None:
        """Take a note away, or close a field in which nothing is kept."""
        with told(self._window.bulletin):
            if note_id in self._emptied:
                self._let_go(note_id)
                self._show_again()
                return
            line = self._lines[note_id]
            apply = partial(self._put, note_id, _kept_there(line))
            change = Change("The person note is taken away", line.note, None, apply)
            make(self._page.undo_stack, self._window.bulletin, change)

    def _put(self, note_id: PersonNoteId, kept_there: bool, wanted: PersonNote | None) -> None:
        """Keep a note or take it away. Raises `Refusal` where the record profile took person notes away since."""
        self._let_go(note_id)
        if wanted is None:
            self._desk.person_notes.remove(note_id)
            return
        if kept_there and wanted.session_id and not self._desk.person_notes.of_session(wanted.session_id).allowed:
            raise Refusal(NOT_KEPT, "person_note")
        self._desk.person_notes.put(wanted)

    # ----------------------------------------------------------------------------------------------------- sign, lock

    @Slot(object)
    def _sign(self, note_id: PersonNoteId) -> None:
        """Sign a note once everything typed is kept."""
        self._attempt(note_id, self._desk.person_notes.signing.sign, "Person note signed")

    @Slot(object)
    def _sign_and_lock(self, note_id: PersonNoteId) -> None:
        self._attempt(note_id, self._sign_then_lock, "Person note signed and locked")

    def _sign_then_lock(self, note_id: PersonNoteId) -> None:
        self._desk.person_notes.signing.sign(note_id)
        self._desk.person_notes.signing.lock(note_id)

    @Slot(object)
    def _lock(self, note_id: PersonNoteId) -> None:
        self._attempt(note_id, self._desk.person_notes.signing.lock, "Person note locked")

    def _attempt(self, note_id: PersonNoteId, act: Callable[[PersonNoteId], object], said: str) -> None:
        if not self._saver.flush():
            return
        with told(self._window.bulletin, partial(self._show_refusal, note_id)):
            act(note_id)
            self._window.bulletin.say(said)
            self._show_again()

    @Slot(object, str, str)
    def _add(self, note_id: PersonNoteId, reason: str, text: str) -> None:
        addenda = self._notes.rows[note_id].addenda
        if addenda is None:
            return
        try:
            self._desk.person_notes.signing.add(note_id, reason, text)
        except Refusal as no:
            addenda.show_refusal(no)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._add, note_id, reason, text))
        else:
            self._window.bulletin.well()
            self._window.bulletin.say("Addendum added")
            addenda.clear()
            self._show_again()

    @Slot(object)
    def _read_earlier(self, note_id: PersonNoteId) -> None:
        with told(self._window.bulletin):
            kept = self._desk.person_notes.signing.earlier(note_id)
            shown = tuple(WordingShown(stood(each.edited_at), (("Note", each.words["text"]),)) for each in kept)
            self._notes.rows[note_id].wordings.show_wordings(shown)

    def _show_refusal(self, note_id: PersonNoteId, refusal: Refusal) -> bool:
        self._notes.show_refusal(note_id, refusal)
        return note_id in self._notes.rows

    def _let_go(self, note_id: PersonNoteId) -> None:
        self._emptied.discard(note_id)
        if self._typing.pop(note_id, None) is not None and not self._typing:
            self._saver.discard()

    def _show_again(self) -> None:
        if self._person_id is not None:
            self.show(self._desk.people.story(self._person_id))

    @Slot()
    def _go_private(self) -> None:
        if self._person_id is not None:
            self._window.navigate(ToProcessNotes(person_id=self._person_id))

    @Slot(object)
    def _go(self, session_id: SessionId) -> None:
        self._window.navigate(ToCloseOut(session_id, ClosingStep.NOTES))


def _written_at(line: PersonNoteLine) -> datetime:
    """Return when a note belongs: at its session, so that writing on in it does not move it."""
    return line.session.starts_at if line.session else line.note.edited_at


def _kept_there(line: PersonNoteLine) -> bool:
    """Whether the group of this note keeps person notes."""
    return line.group is not None and line.group.profile.rules.person_notes


def _shown(line: PersonNoteLine) -> NoteShown:
    day = line.session.day if line.session else line.note.edited_at.astimezone().date()
    group = line.group.name if line.group else ""
    number = f"session {line.session.number}" if line.session else ""
    where = ", ".join(part for part in (group, number) if part)
    return NoteShown(
        id=line.note.id,
        title=" · ".join(part for part in (dates.day_with_year(day), where) if part),
        text=line.note.text,
        session_id=line.note.session_id,
        standing=signed_shown(line.note),
        earlier=line.earlier,
    )
