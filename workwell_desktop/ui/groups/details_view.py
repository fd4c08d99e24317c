"""Editing a group in place, and removing one made by mistake. Text is saved as it is typed, without a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.groups.form_view import GroupForm
from workwell_desktop.ui.kit.controls import Button, Card, DangerButton, Label, Muted
from workwell_desktop.ui.kit.tokens import LARGE, SMALL


class DetailsView(QWidget):
    """The fields of a group, and the way to take it away."""

    remove_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = GroupForm(with_status=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.form)
        column.addWidget(self._build_removal())
        column.addStretch(1)

    def _build_removal(self) -> Card:
        card = Card("Made by mistake?")
        words = "A group without sessions can be removed. One that met is set to “Finished” and keeps its records."
        self._why = Muted(words)
        self.remove_button = DangerButton("Remove this group…", "trash-2")
        self.remove_button.clicked.connect(self._ask)
        self.question = Label(wrap=True)
        self.sure_button = DangerButton("Remove group", "trash-2")
        self.sure_button.clicked.connect(self.remove_confirmed)
        self.keep_button = Button("Keep it")
        self.keep_button.clicked.connect(self.calm)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for button in (self.remove_button, self.keep_button, self.sure_button):
            line.addWidget(button)
        line.addStretch(1)
        for widget in (self._why, self.question):
            card.body.addWidget(widget)
        card.body.addLayout(line)
        self._name = ""
        self.calm()
        return card

    def show_name(self, name: str) -> None:
        """Name the group in the question."""
        self._name = name

    def calm(self) -> None:
        """Ask nothing."""
        had_focus = self.keep_button.hasFocus() or self.sure_button.hasFocus()
        self._choose(asking=False)
        if had_focus:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say calmly why the group stays."""
        self._choose(asking=False)
        self.question.setText(sentence)
        self.question.show()

    def _ask(self) -> None:
        self._choose(asking=True)
        self.question.setText(
            f"Remove “{self._name}” and its roster? The people themselves stay, and you can undo this."
        )
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, *, asking: bool) -> None:
        self.question.setVisible(asking)
        self.sure_button.setVisible(asking)
        self.keep_button.setVisible(asking)
        self.remove_button.setVisible(not asking)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.keep_button.isVisible():
            self.calm()
        else:
            super().keyPressEvent(event)
