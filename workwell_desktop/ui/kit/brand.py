"""The name of the program with its sprout, as it stands above the sidebar and on the first screens."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import SMALL


class Brand(QWidget):
    """The sprout on its tile, and "WorkWell" beside it; `large` where it stands alone."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self.setAccessibleName("WorkWell")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.px(20 if self._large else 17), QFont.Weight.Bold)

    def _tile(self) -> int:
        return theme.current().sizes.px(30 if self._large else 26)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        wide = self._tile() + SMALL + 2 + metrics.horizontalAdvance("WorkWell")
        return QSize(wide, max(self._tile(), metrics.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        side = self._tile()
        tile = QRect(0, (self.height() - side) // 2, side, side)
        painting.box(painter, tile, dressed.colour("primary"), None, side / 4)
        inner = round(side * 0.62)
        inset = (side - inner) / 2
        painting.icon(painter, "sprout", "on_primary", inner, QPointF(tile.left() + inset, tile.top() + inset))
        painter.setFont(self._font())
        painter.setPen(dressed.colour("text"))
        words = QRect(side + SMALL + 1, 0, self.width() - side, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "WorkWell")
        painter.end()
