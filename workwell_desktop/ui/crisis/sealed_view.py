"""Handing a signed report to the person responsible: a sealed copy, and six words that open it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Button, Card, Field, Label, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_WHAT_FOR = (
    "A copy (PDF) that opens only with six words. Say the words in the room or by telephone, never in the same "
    "message as the copy. The report notes that it was made, and for whom."
)
_SAY_THEM = "These words open the copy. WorkWell does not keep them: when this is closed, they are gone."


class SealCard(Card):
    """It asks who the copy is for, then shows the words once."""

    seal_requested = Signal(str)
    """Who it is for, as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hand to the person responsible", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.receiver = LineEdit(placeholder="The service manager")
        self.field = Field("Who it is for", self.receiver, "A role is enough.")
        self.button = Button("Seal a copy…", "lock")
        self.words = Label("", "large", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.done = Button("I have told them", "check")
        self._spoken = QWidget()
        column = QVBoxLayout(self._spoken)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.words)
        column.addWidget(Muted(_SAY_THEM))
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Muted(_WHAT_FOR))
        for widget in (self.field, self.button):
            self.body.addWidget(widget)
        self.body.addWidget(self._spoken)
        self.receiver.textEdited.connect(self.field.clear_error)
        self.receiver.returnPressed.connect(self.button.click)
        self.button.clicked.connect(self._wish)
        self.done.clicked.connect(self.forget)
        self.forget()

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while the copy is drawn and sealed."""
        self.button.setEnabled(not busy)

    def show_words(self, words: str) -> None:
        """Show the words that open the copy that was just saved."""
        self.words.setText(words)
        self._spoken.show()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take the words and what was typed away."""
        self.words.clear()
        self._spoken.hide()
        self.receiver.clear()
        self.field.clear_error()
        self.show_busy(False)

    def _wish(self) -> None:
        self.seal_requested.emit(self.receiver.text())
