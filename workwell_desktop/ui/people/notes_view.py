"""A person's notes, the newest first, beside them what belongs there and who can see it. It decides nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonNoteId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.controls import Card, Columns, LinkButton, Muted, stacked
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM
from workwell_desktop.ui.kit.waiting import Aside
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.people.note_row import NoteRow
from workwell_desktop.ui.people.shown import NoteShown

RULE = "Part of this person's record. They can ask for a copy. Of others, write “a member”."
NOTHING = "Nothing yet. What concerns one person alone is written while a session is closed out, and stands here."
SIDE_WIDTH = 300
AT_FIRST = 12
"""Notes shown before "Show all"."""


class NotesView(QWidget):
    """The tab of person notes. Text in the keys is never replaced by news from elsewhere."""

    edited = Signal(object)
    """The `PersonNoteId` that is typed in."""
    remove_requested = Signal(object)
    """A `PersonNoteId`."""
    session_requested = Signal(object)
    """The `SessionId` whose close-out is wanted."""
    sign_requested = Signal(object)
    sign_and_lock_requested = Signal(object)
    lock_requested = Signal(object)
    add_requested = Signal(object, str, str)
    """A `PersonNoteId`, the reason and the text."""
    private_requested = Signal()
    """The private notes are wanted; the link is there whether any exist or not."""
    wordings_requested = Signal(object)
    """The earlier wordings of a `PersonNoteId` are to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[PersonNoteId, NoteRow] = {}
        self._notes: tuple[NoteShown, ...] = ()
        self._typing: frozenset[PersonNoteId] = frozenset()
        self._all = False
        self._aside = Aside(self)
        self.card = Card("Person notes")
        self.rule, self.nothing = Muted(RULE), Muted(NOTHING)
        self.sees = WhoSees()
        self._list = QVBoxLayout()
        self._list.setSpacing(MEDIUM)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        self.card.body.addWidget(self.rule)
        self.card.body.addWidget(self.nothing)
        self.card.body.addLayout(self._list)
        self.card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self.private = LinkButton("Private notes…")
        self.private.clicked.connect(self.private_requested)
        beside = stacked(BelongsHere(NoteClass.PERSON_NOTE.rule), self.sees)
        column.addWidget(Columns(stacked(self.card, _at_the_left(self.private)), beside, SIDE_WIDTH))
        column.addStretch(1)

    def show_notes(self, notes: tuple[NoteShown, ...], typing: frozenset[PersonNoteId]) -> None:
        """Show a person's notes; those in `typing` keep what stands in their field."""
        self._notes, self._typing = notes, typing
        self._fill()

    def forget(self) -> None:
        """Another person comes: close every field and fold the long list again."""
        self._all = False
        for note_id in list(self.rows):
            self._close(note_id)

    def text_of(self, note_id: PersonNoteId) -> str:
        """Return what stands in a note's field."""
        return self.rows[note_id].text.toPlainText()

    def show_refusal(self, note_id: PersonNoteId, refusal: Refusal) -> None:
        """Say beside the field why it cannot be kept; what was typed stays."""
        if note_id in self.rows:
            self.rows[note_id].field.show_error(refusal.sentence)

    def _fill(self) -> None:
        shown = self._notes if self._all else self._notes[:AT_FIRST]
        for note_id in set(self.rows) - {note.id for note in shown}:
            self._close(note_id)
        for index, note in enumerate(shown):
            row = self.rows.get(note.id)
            if row is None:
                self._list.insertWidget(index, self._open(note))
            else:
                row.show_note(note, typing=note.id in self._typing)
        self.nothing.setHidden(bool(shown))
        self.more.setText(f"Show all {len(self._notes)}")
        self.more.setHidden(len(shown) == len(self._notes))

    def _open(self, note: NoteShown) -> NoteRow:
        row = self.rows[note.id] = NoteRow(note, self._aside)
        row.sign_requested.connect(partial(self.sign_requested.emit, note.id))
        row.sign_and_lock_requested.connect(partial(self.sign_and_lock_requested.emit, note.id))
        row.lock_requested.connect(partial(self.lock_requested.emit, note.id))
        row.add_requested.connect(partial(self.add_requested.emit, note.id))
        row.wordings.unfold_requested.connect(partial(self.wordings_requested.emit, note.id))
        row.text.edited.connect(partial(self._edited, note.id))
        row.remove_button.clicked.connect(partial(self._remove, note.id))
        row.open_button.clicked.connect(partial(self._go, note))
        return row

    def _close(self, note_id: PersonNoteId) -> None:
        row = self.rows.pop(note_id)
        if row.addenda is not None:
            row.addenda.turn_to(None)  # what was typed waits for its note
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edited(self, note_id: PersonNoteId, _text: str) -> None:
        self.rows[note_id].field.clear_error()
        self.edited.emit(note_id)

    def _remove(self, note_id: PersonNoteId, _checked: bool = False) -> None:
        self.remove_requested.emit(note_id)

    def _go(self, note: NoteShown, _checked: bool = False) -> None:
        self.session_requested.emit(note.session_id)

    def _show_all(self) -> None:
        self._all = True
        self._fill()


def _at_the_left(link: QWidget) -> QWidget:
    """Hold a link at the left, so that it is pressed where its words are and nowhere else."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(LARGE, 0, 0, 0)
    row.addWidget(link)
    row.addStretch(1)
    return holder
