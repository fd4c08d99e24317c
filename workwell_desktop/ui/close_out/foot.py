"""The last line of a step: what is left of it, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Button, Muted, PrimaryButton, QuietButton
from workwell_desktop.ui.kit.tokens import SMALL


class Foot(QWidget):
    """`settle_requested`: the step is done as far as the facilitator is concerned. `on_requested`: only go on."""

    settle_requested = Signal()
    on_requested = Signal()

    def __init__(
        self, settle: str, *, primary: bool = True, without: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settle_words = settle
        self._without = bool(without)
        self.left = Muted("")
        self.on = (PrimaryButton if primary else Button)(settle)
        self.without = QuietButton(without)
        self.without.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.left, 1)
        row.addWidget(self.without)
        row.addWidget(self.on)
        self.on.clicked.connect(self._go)
        self.without.clicked.connect(self.settle_requested)
        self._done = False

    def show_left(self, left: str) -> None:
        """Show what is left; nothing when the step is done."""
        self._done = not left
        self.left.setText(left or "This step is done.")
        self.on.setText("Go on" if self._done or self._without else self._settle_words)
        self.without.setVisible(self._without and not self._done)

    def offer_without(self, words: str) -> None:
        """Offer to settle the step in other words."""
        self.without.setText(words)

    def _go(self) -> None:
        (self.on_requested if self._done or self._without else self.settle_requested).emit()
