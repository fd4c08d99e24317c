"""The name of the program with its sprout, as it stands above the sidebar and on the first screens."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import RADIUS, SMALL


class Brand(QWidget):
    """The sprout on its tile, and "WorkWell" beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("WorkWell")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.px(18), QFont.Weight.Bold)

    @override
    def sizeHint(self) -> QSize:
        tile = theme.current().sizes.px(26)
        return QSize(tile + SMALL + 2 + QFontMetrics(self._font()).horizontalAdvance("WorkWell") + 2, tile + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        dressed = theme.current()
        painter = painting.painter_for(self)
        tile = dressed.sizes.px(26)
        painting.box(painter, QRect(0, 1, tile, tile), dressed.colour("primary"), None, RADIUS - 1)
        side = round(tile * 0.62)
        inset = (tile - side) / 2
        painting.icon(painter, "sprout", "on_primary", side, QPointF(inset, 1 + inset))
        painter.setFont(self._font())
        painter.setPen(dressed.colour("text"))
        words = QRect(tile + SMALL + 2, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "WorkWell")
        painter.end()
