"""The quiet page both ways in stand on: the brand above, one card in the middle, buttons beneath. Layout only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.brand import Brand
from workwell_desktop.ui.kit.controls import Card, Scroll
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM


class EntranceFrame(QWidget):
    """Centres a card of a given width; scrolls when the window is small or the text large."""

    def __init__(self, card_width: int, *, brand_inside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        self.card.body.setContentsMargins(HUGE + MEDIUM, HUGE, HUGE + MEDIUM, HUGE + 4)
        self.card.setFixedWidth(card_width)
        self.foot = QHBoxLayout()
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._column.setSpacing(HUGE)
        self._column.addStretch(1)
        brand = Brand()
        if brand_inside:
            self.card.body.addSpacing(LARGE)
            self.card.body.addWidget(brand, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self._column.addWidget(brand, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        foot = QWidget()
        foot.setFixedWidth(card_width)
        self.foot.setContentsMargins(0, 0, 0, 0)
        foot.setLayout(self.foot)
        self._column.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(column))
