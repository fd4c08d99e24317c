"""A person's notes, the newest first: each a field to write on in, with its session. It decides nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonNoteId
from workwell_desktop.ui.kit.controls import Card, Field, IconButton, LinkButton, Muted, TextArea, WrappedLabel
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.people.shown import NoteShown

RULE = "Part of this person's record. They can ask for a copy. Of others, write “a member”."
NOTHING = "Nothing yet. What concerns one person alone is written while a session is closed out, and stands here."
AT_FIRST = 12
"""Notes shown before "Show all"."""


class NoteRow(QWidget):
    """One note: when and where it was written, its text, the way to its session, and the way to take it away."""

    def __init__(self, note: NoteShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = WrappedLabel(note.title, "strong")
        self.open_button = LinkButton("Open close-out")
        self.open_button.setAccessibleName(f"Open close-out: {note.title}")
        self.remove_button = IconButton("trash-2", f"Take the note away: {note.title}")
        self.text = TextArea(f"Note: {note.title}", lines=3)
        self.text.show_text(note.text)
        self.field = Field("", self.text)
        self.field.label.hide()
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.title, 1)
        if note.session_id is not None:
            line.addWidget(self.open_button)
        line.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addLayout(line)
        column.addWidget(self.field)


class NotesView(QWidget):
    """The tab of person notes. Text in the keys is never replaced by news from elsewhere."""

    edited = Signal(object)
    """The `PersonNoteId` that is typed in."""
    remove_requested = Signal(object)
    """A `PersonNoteId`."""
    session_requested = Signal(object)
    """The `SessionId` whose close-out is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[PersonNoteId, NoteRow] = {}
        self._notes: tuple[NoteShown, ...] = ()
        self._typing: frozenset[PersonNoteId] = frozenset()
        self._all = False
        self.card = Card("Person notes")
        self.rule, self.nothing = Muted(RULE), Muted(NOTHING)
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
        column.addWidget(self.card)
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
            elif note.id not in self._typing:
                row.field.clear_error()
                row.text.show_text(note.text)
        self.nothing.setHidden(bool(shown))
        self.more.setText(f"Show all {len(self._notes)}")
        self.more.setHidden(len(shown) == len(self._notes))

    def _open(self, note: NoteShown) -> NoteRow:
        row = self.rows[note.id] = NoteRow(note)
        row.text.edited.connect(partial(self._edited, note.id))
        row.remove_button.clicked.connect(partial(self._remove, note.id))
        row.open_button.clicked.connect(partial(self._go, note))
        return row

    def _close(self, note_id: PersonNoteId) -> None:
        row = self.rows.pop(note_id)
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
