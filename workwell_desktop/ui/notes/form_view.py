"""The form of a group note: three fields to write, the same to read once signed, and what was added later.

It has no frame of its own: the note page and closing out each stand it in theirs.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.ui.kit.controls import (
    Button,
    Chip,
    Divider,
    Field,
    IconLabel,
    Label,
    Muted,
    PrimaryButton,
    Tone,
)
from workwell_desktop.ui.kit.guarded_text import GuardedText
from workwell_desktop.ui.kit.name_notice import NameNotice
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.notes.addenda import Addenda
from workwell_desktop.ui.notes.reading_text import ReadingText
from workwell_desktop.ui.notes.shown import FIELD_NAMES, NoteShown

_LABELS = {
    "aims": ("Theme and aims", 1),
    "happened": ("What happened in the group", 5),
    "next_time": ("For next time", 2),
}
_CHIPS = {
    NoteState.DRAFT: (Tone.PRIMARY, "pencil"),
    NoteState.SIGNED: (Tone.OK, "check"),
    NoteState.LOCKED: (Tone.NEUTRAL, "lock"),
}


class NoteFormView(QWidget):
    """Everything of a note that is written or read."""

    text_edited = Signal()
    sign_requested = Signal()
    sign_and_lock_requested = Signal()
    lock_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.areas = {name: GuardedText(lines=lines) for name, (_, lines) in _LABELS.items()}
        self.fields = {name: Field(_LABELS[name][0], area) for name, area in self.areas.items()}
        self.notices = {name: NameNotice(area) for name, area in self.areas.items()}
        self.reading = {name: ReadingText(_LABELS[name][0]) for name in FIELD_NAMES}
        self.addenda = Addenda()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self.status = self._build_status()
        column.addWidget(self.status)
        self.warning = Label("", "error", wrap=True)
        column.addWidget(self.warning)
        self.writing = self._build_writing()
        column.addWidget(self.writing, 1)
        self.read = self._build_reading()
        column.addWidget(self.read)
        self._connect()

    def _build_status(self) -> QWidget:
        status = QWidget()
        row = QHBoxLayout(status)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self.chip = Chip("Draft", Tone.PRIMARY)
        self.saved = Muted("", wrap=False)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.saved)
        return status

    def _build_writing(self) -> QWidget:
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for name, field in self.fields.items():
            column.addWidget(field, 1 if name == "happened" else 0)
            column.addWidget(self.notices[name])
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

    def _connect(self) -> None:
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
        draft = shown.state is NoteState.DRAFT
        tone, icon = _CHIPS[shown.state]
        self.chip.show_as(shown.state.label, tone, icon)
        self.show_saved(shown.saved if draft else "")
        self.writing.setVisible(draft)
        self.read.setVisible(not draft)
        self.addenda.setVisible(not draft)
        self.areas["aims"].setPlaceholderText(f"For example: {shown.theme}" if shown.theme else "")
        self._show_reading(shown.text)
        self.signature.setText(shown.signature)
        self.lock.setVisible(shown.state is NoteState.SIGNED)
        self.warning.setText(shown.warning)
        self.warning.setVisible(bool(shown.warning))
        self.addenda.show_addenda(shown.addenda)

    def _show_reading(self, text: NoteText) -> None:
        for name, label in self.reading.items():
            words = str(getattr(text, name))
            label.show_words(words)
            label.setVisible(bool(words.strip()))
            self.reading_labels[name].setVisible(bool(words.strip()))

    def show_text(self, text: NoteText) -> None:
        """Put text from the vault into the fields."""
        for name, area in self.areas.items():
            words = str(getattr(text, name))
            if words != area.toPlainText():
                area.show_text(words)
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

    def forget(self) -> None:
        """Show nothing of the note before: another one comes."""
        self.addenda.clear()
        self.show_trouble("")
        for field in self.fields.values():
            field.clear_error()

    def _edited(self, name: str, _text: str) -> None:
        self.fields[name].clear_error()
        self._offer_signing()
        self.text_edited.emit()
