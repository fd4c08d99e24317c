"""The lock curtain: a calm card on an empty ground. Nothing of the content shows, and nothing of it is kept here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.brand import Brand
from workwell_desktop.ui.kit.buttons import PrimaryButton
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Card, Label
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL

_CARD_WIDTH = 440
"""As wide as the card of the unlock screen, so that nothing jumps."""

ENCRYPTED = "Your groups are encrypted on this computer."


class Backdrop(QWidget):
    """The empty ground with one thing in its middle; scrolls when the text is large."""

    def __init__(self, middle: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inner))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        painter.fillRect(self.rect(), theme.current().colour("window"))
        painter.end()


class Curtain(Backdrop):
    """What stands in the window while the vault is closed."""

    unlock_requested = Signal()
    """The facilitator wants to go on."""

    def __init__(self, honest: str = "", parent: QWidget | None = None) -> None:
        card = Card()
        super().__init__(card, parent)
        card.body.setContentsMargins(HUGE + SMALL, HUGE + MEDIUM, HUGE + SMALL, HUGE + MEDIUM)
        card.body.setSpacing(MEDIUM)
        card.body.addWidget(Brand(large=True), 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addSpacing(SMALL)
        self.honest = Label("", "muted", wrap=True)
        for label in (Label("Locked", "large"), Label(ENCRYPTED, "muted-body", wrap=True), self.honest):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            card.body.addWidget(label)
        card.body.addSpacing(LARGE)
        self.unlock_button = PrimaryButton("Unlock", "lock-open")
        self.unlock_button.clicked.connect(self.unlock_requested)
        card.body.addWidget(self.unlock_button)
        card.setFixedWidth(theme.current().sizes.px(_CARD_WIDTH))
        self.say(honest)

    def say(self, honest: str) -> None:
        """Say plainly what this lock does and what it does not."""
        self.honest.setText(honest)
        self.honest.setVisible(bool(honest))

    def show_busy(self, busy: bool) -> None:
        """Show that unlocking has been asked for and something is still being waited for."""
        self.unlock_button.setEnabled(not busy)
        self.unlock_button.setText("One moment…" if busy else "Unlock")
