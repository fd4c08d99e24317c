"""Where something lies on this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Label,
    WrappedLabel,
)
from workwell_desktop.ui.kit.tokens import LARGE, TINY


class PlaceOnDisk(QWidget):
    """Where something lies on this computer, with a button that copies the path."""

    copy_requested = Signal()

    def __init__(self, title: str, button_name: str) -> None:
        super().__init__()
        self.path = WrappedLabel("", "muted-body")
        self.copy = Button("Copy path", "copy")
        self.copy.setAccessibleName(button_name)
        self.copy.clicked.connect(self.copy_requested)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(Label(title, "strong"))
        words.addWidget(self.path)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE)
        line.addLayout(words, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
