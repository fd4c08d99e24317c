"""The form of a note that is signed: fields to write, the same to read once signed, and what was added later.

It has no frame of its own: pages stand it in a card. It shows words and tells wishes; `signed_keeper` answers them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.note_template import NoteTemplate, with_headings
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit.addenda import Addenda
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
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.signed_words import SignedShown, WordingShown
from workwell_desktop.ui.kit.template_button import TemplateButton
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.kit.wordings import Wordings

STATE_CHIPS = {
    NoteState.DRAFT: (Tone.PRIMARY, "pencil"),
    NoteState.SIGNED: (Tone.OK, "check"),
    NoteState.LOCKED: (Tone.NEUTRAL, "lock"),
}
FOOT = "Signed text stays as it is; you can add to it later."


@dataclass(frozen=True)
class Part:
    """One field of a note: its name, label, height in lines, the words beneath it, whether a line parts it off."""

    name: str
    label: str
    lines: int = 3
    hint: str = ""
    apart: bool = False


class SignedForm(QWidget):
    """Everything of a note that is written or read. The highest field is the main one: it grows with the window.

    `guard_hint` says beside a marked name why it does not belong in this text.
    """

    text_edited = Signal()
    sign_requested = Signal()
    sign_and_lock_requested = Signal()
    lock_requested = Signal()
    retry_requested = Signal()
    wordings_requested = Signal()
    """The earlier wordings are to be read."""

    def __init__(
        self, parts: tuple[Part, ...], guard_hint: str = "", foot: str = FOOT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self.main = max(parts, key=lambda part: part.lines).name
        self.areas = {part.name: GuardedText(lines=part.lines, hint=guard_hint) for part in parts}
        self.fields = {part.name: Field(part.label, self.areas[part.name], part.hint) for part in parts}
        self.notices = {name: NameNotice(area) for name, area in self.areas.items()}
        self.reading = {part.name: ReadingText(part.label) for part in parts}
        self.addenda = Addenda()
        self.templates, self.wordings = TemplateButton(), Wordings()
        self.above = QVBoxLayout()
        """For what stands between the state and the fields, such as the steps of an incident."""
        self.first_fields = QVBoxLayout()
        """For fields of another kind that are written before the text, such as a day."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self.status = self._build_status()
        self.warning = Label("", "error", wrap=True)
        self.writing, self.read = self._build_writing(foot), self._build_reading()
        column.addWidget(self.status)
        column.addWidget(self.warning)
        column.addLayout(self.above)
        column.addWidget(self.writing, 1)
        column.addWidget(self.read)
        column.addWidget(self.wordings)
        column.addStretch(0)
        self._connect()
        self.show_standing(SignedShown())

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

    def _build_writing(self, foot: str) -> QWidget:
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addLayout(self.first_fields)
        for part in self._parts:
            if part.apart:
                column.addWidget(Divider())
            column.addWidget(self.fields[part.name], 1 if part.name == self.main else 0)
            column.addWidget(self.notices[part.name])
        column.addWidget(self._build_trouble())
        self.foot = Muted(foot)
        column.addWidget(self.foot)
        self.sign = Button("Sign")
        self.sign_and_lock = PrimaryButton("Sign and lock", "pen-line")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.templates)
        row.addStretch(1)
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
        self._lines_apart: dict[str, Divider] = {}
        for part in self._parts:
            if part.apart:
                self._lines_apart[part.name] = Divider()
                column.addWidget(self._lines_apart[part.name])
            self.reading_labels[part.name] = Muted(part.label)
            column.addWidget(self.reading_labels[part.name])
            column.addWidget(self.reading[part.name])
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
        self.wordings.unfold_requested.connect(self.wordings_requested)
        self.templates.chosen.connect(self._start_from)
        for name, area in self.areas.items():
            area.edited.connect(partial(self._edited, name))
        self._offer_signing()

    # ----------------------------------------------------------------------------------------------------------- show

    def show_standing(self, shown: SignedShown) -> None:
        """Show how a note stands. Its words are shown by `show_words`."""
        draft = shown.state is NoteState.DRAFT
        tone, icon = STATE_CHIPS[shown.state]
        self.chip.show_as(shown.state.label, tone, icon)
        self.show_saved(shown.saved if draft else "")
        self.read.setVisible(not draft)
        if not draft:
            self._stay_at_the_text()
        self.writing.setVisible(draft)
        self.addenda.setVisible(not draft)
        self.signature.setText(shown.signature)
        self.lock.setVisible(shown.state is NoteState.SIGNED)
        self.warning.setText(shown.warning)
        self.warning.setVisible(bool(shown.warning))
        self.addenda.show_addenda(shown.addenda)

    def _stay_at_the_text(self) -> None:
        """Let whoever signed or locked a note see it: the keyboard goes to its text, not to a button further down."""
        held = self.window().focusWidget()
        if held is not None and (held is self.lock or self.writing.isAncestorOf(held)):
            text = next((each for each in self.reading.values() if not each.isHidden()), None)
            if text is not None:
                text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, words: Mapping[str, str]) -> None:
        """Show the words of a signed note, those parts that have any."""
        for name, label in self.reading.items():
            written = words.get(name, "")
            label.show_words(written)
            for each in (label, self.reading_labels[name], self._lines_apart.get(name)):
                if each is not None:
                    each.setVisible(bool(written.strip()))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Put words from the vault into the fields."""
        for name, area in self.areas.items():
            written = words.get(name, "")
            if written != area.toPlainText():
                area.show_text(written)
                area.moveCursor(QTextCursor.MoveOperation.End)  # where one goes on writing
        self._offer_signing()

    def _offer_signing(self) -> None:
        """Offer to sign once there is a word."""
        written = any(area.toPlainText().strip() for area in self.areas.values())
        for button in (self.sign, self.sign_and_lock):
            button.setEnabled(written)

    def words(self) -> dict[str, str]:
        """Return what stands in the fields, by name."""
        return {name: area.toPlainText() for name, area in self.areas.items()}

    def labelled(self, words: Mapping[str, str], head: str) -> WordingShown:
        """Return words as an earlier wording under a head, in the order of the fields."""
        return WordingShown(head, tuple((part.label, words.get(part.name, "")) for part in self._parts))

    def show_saved(self, words: str) -> None:
        """Show how the draft stands: "Draft saved 20:04"."""
        self.saved.setText(words)

    def show_trouble(self, sentence: str) -> None:
        """Show why the draft could not be kept, with a way to try again; an empty sentence takes it away."""
        self.trouble_words.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say beside its field what a rule refused; what was typed stays."""
        (self.fields.get(refusal.field) or self.fields[self.main]).show_error(refusal.sentence)

    def turn_to(self, note: UUID) -> None:
        """Show nothing of the note before: another one comes. An addendum that was begun waits for its note."""
        self.addenda.turn_to(note)
        self._calm()

    def forget(self) -> None:
        """Show nothing of any note, and keep no word of one."""
        self.addenda.forget()
        self._calm()

    def _calm(self) -> None:
        """Take away what was said of the note before."""
        self.wordings.show_count(0)
        self.show_trouble("")
        for field in self.fields.values():
            field.clear_error()

    def _start_from(self, template: NoteTemplate) -> None:
        """Add headings beneath what was typed, as if they were typed: Ctrl+Z takes them out again."""
        for name, headings in template.fields.items():
            area = self.areas.get(name)
            if area is None:
                continue
            typed = area.toPlainText()
            wanted = with_headings(typed, headings)
            if wanted != typed:
                area.replace(len(typed), len(typed), wanted[len(typed) :])
        self.areas[self.main].setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, name: str, _text: str) -> None:
        self.fields[name].clear_error()
        self._offer_signing()
        self.text_edited.emit()
