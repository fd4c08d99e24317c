"""What is kept in a group, in sentences; and the question before its records are to reveal less."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.groups.shown import ProfileAsked
from workwell_desktop.ui.kit.controls import Button, Card, DangerButton, Flow, IconLabel, Label, LinkButton, Muted
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.tokens import SMALL, TINY


class KeptHere(Card):
    """The sentences on what is kept, and a way to look for what is left from an earlier profile."""

    look_requested = Signal()
    """The facilitator wants to know what is still there that the profile does not have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What is kept here", parent=parent)
        self._sentences = _Lines("shield-check")
        self.look = LinkButton("Look for what is left from an earlier profile")
        self.look.clicked.connect(self.look_requested)
        self.nothing = Muted("There is nothing left from an earlier profile.")
        self.body.addWidget(self._sentences)
        self.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.nothing)
        self.nothing.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show what the present profile keeps."""
        self._sentences.show_lines(sentences)
        self.nothing.hide()

    def say_nothing_is_left(self) -> None:
        """Answer that everything there is obeys the profile."""
        self.nothing.show()


class ProfileQuestion(Card):
    """Names what is no longer allowed, and offers three ways. Hidden until asked; Esc leaves things as they are."""

    remove_requested = Signal()
    keep_requested = Signal()
    left = Signal()
    """Leave it as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", stripe="accent", parent=parent)
        self.heading.setWordWrap(True)
        self.sentence = Label("", wrap=True)
        self.losses = _Lines("minus")
        self.hint = Muted("")
        self.remove, self.keep = DangerButton("Change and remove", "trash-2"), Button("Change and keep for now")
        self.leave = Button("Leave it as it is")
        for widget in (self.sentence, self.losses, self.hint, Flow(self.remove, self.keep, self.leave)):
            self.body.addWidget(widget)
        self.remove.clicked.connect(self.remove_requested)
        self.keep.clicked.connect(self.keep_requested)
        self.leave.clicked.connect(self.left)
        self.hide()

    def ask(self, asked: ProfileAsked) -> None:
        """Ask, and put the keys on the answer that changes nothing."""
        self.heading.setText(asked.title)
        self.sentence.setText(asked.sentence)
        self.losses.show_lines(asked.losses)
        self.hint.setText(asked.hint)
        self.remove.setText(asked.remove)
        self.keep.setVisible(asked.may_keep)
        self.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Lines(QWidget):
    """Lines that wrap, each with a sign before it."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, TINY)
        self._column.setSpacing(SMALL)
        self._rows: list[QWidget] = []

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines in place of the ones before."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(line) for line in lines]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, line: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SMALL)
        across.addWidget(IconLabel(self._icon, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Label(line, wrap=True), 1)
        return row
