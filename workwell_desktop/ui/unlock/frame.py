"""The quiet page both ways in stand on: the brand above, one card in the middle, buttons beneath. Layout only."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.brand import Brand
from workwell_desktop.ui.kit.controls import Card, Scroll
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM


class EntranceFrame(QWidget):
    """Centres a card at most `card_width` pixels wide (at 100 % text); scrolls when it must."""

    def __init__(self, card_width: int, *, brand_inside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_width = card_width
        self.card = Card()
        self.card.body.setContentsMargins(HUGE + MEDIUM, HUGE, HUGE + MEDIUM, HUGE + 4)
        self.foot = QHBoxLayout()
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._column.setSpacing(HUGE)
        self._column.addStretch(1)
        brand = Brand(large=True)
        if brand_inside:
            self.card.body.addSpacing(LARGE)
            self.card.body.addWidget(brand, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self._column.addWidget(brand, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(_in_the_middle(self.card))
        self._foot = QWidget()
        self.foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(self.foot)
        self._column.addLayout(_in_the_middle(self._foot))
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(column))
        self._limit_widths()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._limit_widths()
        super().changeEvent(event)

    def _limit_widths(self) -> None:
        width = theme.current().sizes.px(self._card_width)
        self.card.setMaximumWidth(width)
        self._foot.setMaximumWidth(width)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """Centre by stretches, not by an alignment: wrapped lines must be allowed to ask for their height."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return line
