"""The note page's widgets: three fields to write, the same to read once signed, and what belongs beside them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    Divider,
    EmptyState,
    Field,
    IconLabel,
    Label,
    Muted,
    PageHeader,
    PrimaryButton,
    TextArea,
    Tone,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.notes.addenda import Addenda
from workwell_desktop.ui.notes.reading_text import ReadingText
from workwell_desktop.ui.notes.shown import FIELD_NAMES, NoteShown

_LABELS = {
    "aims": ("Theme and aims", 2),
    "happened": ("What happened in the group", 6),
    "next_time": ("For next time", 3),
}
_CHIPS = {
    NoteState.DRAFT: (Tone.PRIMARY, "pencil"),
    NoteState.SIGNED: (Tone.OK, "check"),
    NoteState.LOCKED: (Tone.NEUTRAL, "lock"),
}
_WHO = (
    ("users", "A group note is about the group. No names of members: “a member” or “someone” says enough."),
    ("lock", "It lies encrypted in your vault. Whoever can open this vault can read it, and nobody else."),
    ("printer", "It is printed nowhere, except “For next time”: that stands on your own run sheet next time."),
)
SIDE_WIDTH = 290


class NoteView(QWidget):
    """The whole page."""

    back_requested = Signal()
    register_requested = Signal()
    groups_requested = Signal()
    text_edited = Signal()
    sign_requested = Signal()
    sign_and_lock_requested = Signal()
    lock_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Group note")
        self.areas = {name: TextArea(lines=lines) for name, (_, lines) in _LABELS.items()}
        self.fields = {name: Field(_LABELS[name][0], area) for name, area in self.areas.items()}
        self.reading = {name: ReadingText(_LABELS[name][0]) for name in FIELD_NAMES}
        self.addenda = Addenda()
        self.gone = EmptyState(
            "calendar-x", "This session is no longer here", "It may have been deleted just now.", "See your groups"
        ).as_card()
        self._columns = Columns(self._build_main(), self._build_side(), SIDE_WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.gone)
        column.addWidget(self._columns, 1)
        self.gone.hide()
        page_layout(self, self.header, body)
        self._connect()

    def _build_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        card = Card()
        card.body.setSpacing(MEDIUM)
        card.body.addLayout(self._build_top())
        self.warning = Label("", "error", wrap=True)
        card.body.addWidget(self.warning)
        self.writing = self._build_writing()
        card.body.addWidget(self.writing, 1)
        self.read = self._build_reading()
        card.body.addWidget(self.read)
        column.addWidget(card, 1)
        column.addWidget(self.addenda)
        self._slack = QWidget()
        column.addWidget(self._slack, 1)
        return main

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.chip = Chip("Draft", Tone.PRIMARY)
        self.saved = Muted("", wrap=False)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.saved)
        return row

    def _build_writing(self) -> QWidget:
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for name, field in self.fields.items():
            column.addWidget(field, 1 if name == "happened" else 0)
        column.addWidget(self._build_trouble())
        self.sign = Button("Sign")
        self.sign_and_lock = PrimaryButton("Sign and lock", "pen-line")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(Muted("Signed text stays as it is; you can add to it later. Locking closes the plan too."), 1)
        row.addWidget(self.sign)
        row.addWidget(self.sign_and_lock)
        column.addLayout(row)
        return writing

    def _build_trouble(self) -> QWidget:
        self.trouble = QWidget()
        row = QHBoxLayout(self.trouble)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self.trouble_words = Label("", "error", wrap=True)
        self.retry = Button("Try again", "refresh-cw")
        row.addWidget(IconLabel("circle-alert", "bad", side=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.trouble_words, 1)
        row.addWidget(self.retry)
        self.trouble.hide()
        return self.trouble

    def _build_reading(self) -> QWidget:
        read = QWidget()
        column = QVBoxLayout(read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.reading_labels: dict[str, Muted] = {}
        for name, label in self.reading.items():
            heading = Muted(_LABELS[name][0])
            self.reading_labels[name] = heading
            column.addWidget(heading)
            column.addWidget(label)
        column.addWidget(Divider())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.signature = Muted("")
        self.lock = PrimaryButton("Lock", "lock")
        row.addWidget(self.signature, 1)
        row.addWidget(self.lock)
        column.addLayout(row)
        return read

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        numbers = Card("Attendance")
        self.came = WrappedLabel("", "strong")
        self.counts = Muted("")
        self.register = Button("Open the register", "clipboard-list")
        for each in (self.came, self.counts):
            numbers.body.addWidget(each)
        numbers.body.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(numbers)
        who = Card("Who can see what")
        for number, (icon, words) in enumerate(_WHO):
            if number:
                who.body.addWidget(Divider())
            row = QHBoxLayout()
            row.setSpacing(MEDIUM)
            row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Muted(words), 1)
            who.body.addLayout(row)
        column.addWidget(who)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.header.crumb_pressed.connect(self.back_requested)
        self.register.clicked.connect(self.register_requested)
        self.gone.first_step.connect(self.groups_requested)
        self.sign.clicked.connect(self.sign_requested)
        self.sign_and_lock.clicked.connect(self.sign_and_lock_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.retry.clicked.connect(self.retry_requested)
        for name, area in self.areas.items():
            area.edited.connect(partial(self._edited, name))
        self._offer_signing()

    # ----------------------------------------------------------------------------------------------------------- show

    def show_note(self, shown: NoteShown) -> None:
        """Show a note. Text being written is shown by `show_text`."""
        self.gone.hide()
        self._columns.show()
        self.header.show_words(shown.title, shown.subtitle, shown.crumb)
        draft = shown.state is NoteState.DRAFT
        tone, icon = _CHIPS[shown.state]
        self.chip.show_as(shown.state.label, tone, icon)
        self.show_saved(shown.saved if draft else "")
        self.writing.setVisible(draft)
        self.read.setVisible(not draft)
        self.addenda.setVisible(not draft)
        self._slack.setVisible(not draft)
        self.areas["aims"].setPlaceholderText(f"For example: {shown.theme}" if shown.theme else "")
        self._show_reading(shown.text)
        self.signature.setText(shown.signature)
        self.lock.setVisible(shown.state is NoteState.SIGNED)
        self.warning.setText(shown.warning)
        self.warning.setVisible(bool(shown.warning))
        self.addenda.show_addenda(shown.addenda)
        self.came.setText(shown.came)
        self.counts.setText(shown.counts)
        self.counts.setVisible(bool(shown.counts))

    def _show_reading(self, text: NoteText) -> None:
        for name, label in self.reading.items():
            words = str(getattr(text, name))
            label.show_words(words)
            label.setVisible(bool(words.strip()))
            self.reading_labels[name].setVisible(bool(words.strip()))

    def show_gone(self) -> None:
        """Show that there is no such session any more."""
        self.header.show_words("Group note")
        self._columns.hide()
        self.gone.show()

    def show_text(self, text: NoteText) -> None:
        """Put text from the vault into the fields."""
        for name, area in self.areas.items():
            area.show_text(str(getattr(text, name)))
            area.moveCursor(QTextCursor.MoveOperation.End)  # where one goes on writing
        self._offer_signing()

    def _offer_signing(self) -> None:
        """Offer to sign once there is a word."""
        written = any(area.toPlainText().strip() for area in self.areas.values())
        for button in (self.sign, self.sign_and_lock):
            button.setEnabled(written)

    def text(self) -> NoteText:
        """Return what stands in the fields."""
        return NoteText(**{name: area.toPlainText() for name, area in self.areas.items()})

    def show_saved(self, words: str) -> None:
        """Show how the draft stands: "Draft saved 20:04"."""
        self.saved.setText(words)

    def show_trouble(self, sentence: str) -> None:
        """Show why the draft could not be kept, with a way to try again; an empty sentence takes it away."""
        self.trouble_words.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say beside its field what a rule refused; what was typed stays."""
        field = self.fields.get(refusal.field)
        (field or self.fields["happened"]).show_error(refusal.sentence)

    def _edited(self, name: str, _text: str) -> None:
        self.fields[name].clear_error()
        self._offer_signing()
        self.text_edited.emit()
