"""Keeps quick notes as they are typed and takes them away again; shows the cards for hard moments."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import QuickNoteId
from workwell_desktop.domain.quick_note import LONGEST
from workwell_desktop.domain.text import shows
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.run.cards_view import CardsView
from workwell_desktop.ui.run.live import Live
from workwell_desktop.ui.run.model import card_of, notes_of
from workwell_desktop.ui.run.notes_view import NotesView
from workwell_desktop.usecases.quick_notes import Taken

UNSAVED = "quick note"
"""What the bulletin knows a line by that could not be kept: the vault is not closed over it."""


class NotesController(QObject):
    """Answers the right column."""

    def __init__(self, live: Live, views: tuple[NotesView, CardsView], stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._stack = live, stack
        self._view, self._cards = views
        self._view.keep_requested.connect(self._keep)
        self._view.remove_requested.connect(self._remove)

    def show(self) -> None:
        """Show the notes as they were last read."""
        run = self._live.run
        if run is not None:
            notes = notes_of(run.notes, run.session.starts_at)
            self._view.show_notes(notes, tuple(run.names.values()), hidden=self._live.hidden)

    def show_cards(self) -> None:
        """Show the cards; they are read once."""
        self._cards.show_cards([card_of(card) for card in self._live.desk.guide_library.cards()])

    def flush(self) -> None:
        """Keep what still stands in the field: the page is left, or the vault is about to close."""
        line = self._view.text.toPlainText()
        if shows(line):
            self._keep(line)
        else:
            self._live.window.bulletin.well(UNSAVED)

    def _keep(self, line: str) -> None:
        run, bulletin = self._live.run, self._live.window.bulletin
        if run is None:
            return
        try:
            with self._live.doing():
                taken = self._live.desk.quick_notes.take(run.session.id, line)
        except Refusal as no:
            self._view.show_refusal(no)
            if len(line) > LONGEST:
                bulletin.trouble(no.sentence, source=UNSAVED)
        except Fault as fault:
            bulletin.trouble(fault.sentence, self.flush, UNSAVED)
        else:
            bulletin.well(UNSAVED)
            self._view.clear()
            self._remember("Note kept, follow-up made" if taken.follow_up else "Note kept", taken, kept=True)

    def _remove(self, note_id: QuickNoteId) -> None:
        with told(self._live.window.bulletin), self._live.doing():
            taken = self._live.desk.quick_notes.remove(note_id)
            self._remember("Note and follow-up removed" if taken.follow_up else "Note removed", taken, kept=False)

    def _remember(self, text: str, taken: Taken, *, kept: bool) -> None:
        bulletin = self._live.window.bulletin
        change = Change(text, (taken, not kept), (taken, kept), self._put)
        self._stack.push(Replace(change, bulletin.trouble))
        bulletin.say(text, self._stack.undo)

    def _put(self, step: tuple[Taken, bool]) -> None:
        taken, wanted = step
        with self._live.doing():
            if wanted:
                self._live.desk.quick_notes.put_back(taken)
            else:
                self._live.desk.quick_notes.remove(taken.note.id)
