"""A question asked in the page itself: what is about to happen, perhaps a reason; do it, or leave it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.session import NotHeldReason
from workwell_desktop.ui.kit.controls import Button, Card, Choice, DangerButton, Field, Label, LineEdit, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.planner.scrolling import reveal


@dataclass(frozen=True)
class Question:
    """What is asked. `reasons` offers why a session was not held; `words` names a line of text, if one is wanted."""

    title: str
    sentence: str
    do: str
    reasons: bool = False
    words: str = ""
    destructive: bool = False


class AskPanel(Card):
    """Hidden until something is asked. Esc keeps things as they are."""

    agreed = Signal(object, str)
    """The reason chosen (or None) and the words typed."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", stripe="accent", parent=parent)
        self.sentence = Label("", wrap=True)
        self.reason = Choice()
        for why in NotHeldReason:
            self.reason.add(why.label, why)
        self.words = LineEdit()
        self.reason_field = Field("Why", self.reason)
        self.words_field = Field("Reason", self.words)
        self.go = PrimaryButton("Do it")
        self.danger = DangerButton("Delete", "trash-2")
        self.keep = Button("Keep as it is")
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.reason_field, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.words_field)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.go, self.danger, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        for button in (self.go, self.danger):
            button.clicked.connect(self._agree)
        self.words.returnPressed.connect(self._agree)
        self.keep.clicked.connect(self.dismiss)
        self.hide()

    def ask(self, question: Question) -> None:
        """Ask, and take the keys."""
        self.heading.setText(question.title)
        self.heading.setVisible(True)
        self.sentence.setText(question.sentence)
        self.reason_field.setVisible(question.reasons)
        self.words_field.setVisible(bool(question.words))
        self.words_field.label.setText(question.words)
        self.words.setAccessibleName(question.words)
        self.words.clear()
        self.words_field.clear_error()
        self.go.setText(question.do)
        self.danger.setText(question.do)
        self.go.setVisible(not question.destructive)
        self.danger.setVisible(question.destructive)
        self.show()
        reveal(self)
        if question.reasons:
            self.reason.setFocus()
        elif question.words:
            self.words.setFocus()
        else:
            self.keep.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why it could not be done; what was typed stays."""
        (self.words_field if self.words_field.isVisibleTo(self) else self.reason_field).show_error(sentence)
        if not (self.words_field.isVisibleTo(self) or self.reason_field.isVisibleTo(self)):
            self.sentence.setText(sentence)

    def dismiss(self) -> None:
        """Put the question away."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _agree(self) -> None:
        why = self.reason.value() if self.reason_field.isVisibleTo(self) else None
        self.agreed.emit(why, self.words.text() if self.words_field.isVisibleTo(self) else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
