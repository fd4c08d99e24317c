"""Text to read that can be selected and copied: several lines, as typed, wrapping even without a space."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from workwell_desktop.ui.kit.controls import Label

_ENDLESS = re.compile(r"(\S{32})(?=\S)")
_MAY_BREAK = "\u200b"


class ReadingText(Label):
    """A paragraph or more; `name` is what it is the text of."""

    def __init__(self, name: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(wrap=True, parent=parent)
        self._name = name
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(_ENDLESS.sub(rf"\1{_MAY_BREAK}", words))
        self.setAccessibleName(f"{self._name}: {words}")
