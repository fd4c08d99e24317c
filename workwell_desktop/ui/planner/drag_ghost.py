"""The card that follows the pointer while something is dragged from one side of the page to the other."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, RADIUS, SMALL
from workwell_desktop.ui.planner.offer import Offer


class DragGhost(QWidget):
    """Shows the title of what is dragged; the pointer goes through it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = ""
        self._token = "primary"
        self.hide()

    def follow(self, offer: Offer, at: QPoint) -> None:
        """Show an offer beside a point of the page."""
        dressed = theme.current()
        self._title, self._token = offer.title, offer.token or "primary"
        font = dressed.font(dressed.sizes.body)
        wide = min(QFontMetrics(font).horizontalAdvance(offer.title), dressed.sizes.px(260))
        self.resize(QSize(wide + 2 * MEDIUM + SMALL, dressed.sizes.control))
        self.move(at + QPoint(MEDIUM, -self.height() // 2))
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour("primary_soft"), None)
        painting.stripe(painter, self.rect(), dressed.colour(self._token), 5, RADIUS)
        painting.ring(painter, self.rect(), dressed.colour("primary"))
        painter.setFont(dressed.font(dressed.sizes.body))
        painter.setPen(dressed.colour("text"))
        room = QRect(MEDIUM + SMALL // 2, 0, self.width() - 2 * MEDIUM, self.height())
        words = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
