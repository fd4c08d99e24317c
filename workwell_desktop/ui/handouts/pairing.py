"""Two things that stand side by side while there is room, else one beneath the other."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.tokens import SMALL


class Pair(QWidget):
    """Holds two widgets; `stretch` says how room is shared while they stand side by side.

    `least` is the room that is enough for the first, in pixels at 100 % text, where that is less than it likes.
    """

    def __init__(self, first: QWidget, second: QWidget, stretch: tuple[int, int] = (1, 1), least: int = 0) -> None:
        super().__init__()
        self._both = (first, second)
        self._least = least
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SMALL)
        for widget, share in zip(self._both, stretch, strict=True):
            self._line.addWidget(widget, share)

    def _turn(self) -> None:
        first, second = (widget.sizeHint().width() for widget in self._both)
        if self._least:
            first = min(first, theme.current().sizes.px(self._least))
        needed = first + SMALL + second
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if needed <= self.width() else directions.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        wide = max(widget.minimumSizeHint().width() for widget in self._both)
        return QSize(wide, super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)
