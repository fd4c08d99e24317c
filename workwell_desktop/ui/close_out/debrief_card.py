"""Beside the later steps: the way to the debrief. It says nothing of what one holds, nor whether there is one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.controls import Button, Card, Muted

_WHY = "Five minutes about your own work: how you are, what was hard, what you would do next time."


class DebriefCard(Card):
    """A sentence and a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Before you go home", parent=parent)
        self.open = Button("Write a debrief", "messages-square")
        self.body.addWidget(Muted(_WHY))
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
