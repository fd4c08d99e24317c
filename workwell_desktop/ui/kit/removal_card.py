"""A card that removes something made by mistake: it asks once, names what goes, and says calmly when it must stay."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.buttons import Button, DangerButton
from workwell_desktop.ui.kit.surfaces import Card, Label, Muted
from workwell_desktop.ui.kit.tokens import SMALL


@dataclass(frozen=True, kw_only=True)
class RemovalWords:
    """What the card says; `question` holds {} where the name goes."""

    title: str
    why: str
    remove: str
    keep: str
    sure: str
    question: str


class RemovalCard(Card):
    """One button, which turns into a question with two answers. Esc keeps."""

    confirmed = Signal()
    """The facilitator is sure."""

    def __init__(self, words: RemovalWords, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent=parent)
        self._words = words
        self._name = ""
        self.question = Label(wrap=True)
        self.remove_button = DangerButton(words.remove, "trash-2")
        self.keep_button = Button(words.keep)
        self.sure_button = DangerButton(words.sure, "trash-2")
        self.remove_button.clicked.connect(self._ask)
        self.keep_button.clicked.connect(self.calm)
        self.sure_button.clicked.connect(self.confirmed)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for button in (self.remove_button, self.keep_button, self.sure_button):
            line.addWidget(button)
        line.addStretch(1)
        self.body.addWidget(Muted(words.why))
        self.body.addWidget(self.question)
        self.body.addLayout(line)
        self._choose(asking=False)

    def show_name(self, name: str) -> None:
        """Name what would go."""
        self._name = name

    def calm(self) -> None:
        """Ask nothing."""
        had_focus = self.keep_button.hasFocus() or self.sure_button.hasFocus()
        self._choose(asking=False)
        if had_focus:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say calmly why it stays."""
        self._choose(asking=False)
        self.question.setText(sentence)
        self.question.show()

    def _ask(self) -> None:
        self._choose(asking=True)
        self.question.setText(self._words.question.format(self._name))
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, *, asking: bool) -> None:
        for widget in (self.question, self.keep_button, self.sure_button):
            widget.setVisible(asking)
        self.remove_button.setVisible(not asking)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.keep_button.isVisible():
            self.calm()
        else:
            super().keyPressEvent(event)
