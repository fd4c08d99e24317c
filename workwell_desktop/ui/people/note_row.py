"""One person note in the list: to write on while it is a draft; to read, lock and add to once it is signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit.addenda import Addenda
from workwell_desktop.ui.kit.controls import (
    Button,
    Chip,
    Field,
    IconButton,
    Label,
    LinkButton,
    Muted,
    QuietButton,
    TextArea,
    WrappedLabel,
)
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.signed_form import STATE_CHIPS
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.kit.waiting import Aside
from workwell_desktop.ui.kit.wordings import Wordings
from workwell_desktop.ui.people.shown import NoteShown


class NoteRow(QWidget):
    """When and where a note was written, its text, what can be done with it, and the way to its session."""

    sign_requested = Signal()
    sign_and_lock_requested = Signal()
    lock_requested = Signal()
    add_requested = Signal(str, str)
    """Reason and text of an addendum."""

    def __init__(self, note: NoteShown, aside: Aside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside = aside
        self._name = note.title
        self.title = WrappedLabel(note.title, "strong")
        self.chip = Chip("Draft")
        self.open_button = LinkButton("Open close-out")
        self.open_button.setAccessibleName(f"Open close-out: {note.title}")
        self.remove_button = IconButton("trash-2", f"Take the note away: {note.title}")
        self.text = TextArea(f"Note: {note.title}", lines=3)
        self.text.show_text(note.text)
        self.field = Field("", self.text)
        self.field.label.hide()
        self.warning = Label("", "error", wrap=True)
        self.wordings = Wordings()
        self.reading: ReadingText | None = None
        self.addenda: Addenda | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TINY)
        self._column.addLayout(self._build_line(note))
        self._column.addWidget(self.warning)
        self._column.addWidget(self.field)
        self._column.addWidget(self._build_foot())
        self._column.addWidget(self.wordings)
        self.show_note(note)

    def _build_line(self, note: NoteShown) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.title, 1)
        line.addWidget(self.chip)
        if note.session_id is not None:
            line.addWidget(self.open_button)
        line.addWidget(self.remove_button)
        return line

    def _build_foot(self) -> QWidget:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self.signature = Muted("")
        self.sign, self.sign_and_lock = QuietButton("Sign"), QuietButton("Sign and lock", "pen-line")
        self.lock = Button("Lock", "lock")
        for button, words in ((self.sign, "Sign"), (self.sign_and_lock, "Sign and lock"), (self.lock, "Lock")):
            button.setAccessibleName(f"{words} the note: {self._name}")
        row.addWidget(self.signature, 1)
        row.addWidget(self.sign)
        row.addWidget(self.sign_and_lock)
        row.addWidget(self.lock)
        self.sign.clicked.connect(self.sign_requested)
        self.sign_and_lock.clicked.connect(self.sign_and_lock_requested)
        self.lock.clicked.connect(self.lock_requested)
        return self.foot

    def show_note(self, note: NoteShown, *, typing: bool = False) -> None:
        """Show how the note stands, and its words unless they are being typed."""
        standing = note.standing
        draft = standing.state is NoteState.DRAFT
        tone, icon = STATE_CHIPS[standing.state]
        self.chip.show_as(standing.state.label, tone, icon)
        self.warning.setText(standing.warning)
        self.warning.setVisible(bool(standing.warning))
        self.field.setVisible(draft)
        self.remove_button.setVisible(draft)
        self.sign.setVisible(draft)
        self.sign_and_lock.setVisible(draft)
        self.lock.setVisible(standing.state is NoteState.SIGNED)
        self.signature.setText(standing.signature)
        self.wordings.show_count(note.earlier)
        if draft and not typing:
            self.field.clear_error()
            self.text.show_text(note.text)
        if not draft:
            self._show_signed(note)

    def _show_signed(self, note: NoteShown) -> None:
        """Show the words to read and what was added. These parts are built when a note first needs them."""
        if self.reading is None or self.addenda is None:
            self.reading, self.addenda = ReadingText(f"Note: {note.title}"), Addenda(aside=self._aside)
            self.addenda.turn_to(note.id)
            self.addenda.open.setAccessibleName(f"Add an addendum: {note.title}")
            self._column.insertWidget(2, self.reading)
            self._column.addWidget(self.addenda)
            self.addenda.add_requested.connect(self.add_requested)
        self.reading.show_words(note.text)
        self.addenda.show_addenda(note.standing.addenda)
