"""The way to search in the sidebar: it looks like a field and says its keys, and it is a button."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.tokens import MEDIUM, RADIUS, SMALL, TINY

_EDGE = SMALL + 2


class SearchButton(Button):
    """Says "Search" and the keys that do the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Search", "search", parent)
        self._keys = ""
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, keys: str) -> None:
        """Show the button, with the keys that do the same."""
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = native.replace("+", " ")
        self.setAccessibleDescription(native)
        self.setToolTip(f"Find anything ({native})")
        self.setVisible(True)
        self.updateGeometry()

    def light(self, lit: bool) -> None:
        """Show whether search is in front."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @override
    def words_font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small)

    def _cap_width(self) -> int:
        return QFontMetrics(self.words_font()).horizontalAdvance(self._keys) + MEDIUM

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        words = QFontMetrics(self.words_font()).horizontalAdvance(self.text())
        wide = _EDGE + sizes.icon + TINY + words + MEDIUM + self._cap_width() + _EDGE
        return QSize(wide, sizes.control - TINY)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        border = dressed.colour("primary" if self._lit else "line")
        ground = dressed.colour("sunken" if self.underMouse() else "surface")
        painting.box(painter, self.rect(), ground, border)
        if self.hasFocus() and self.by_keyboard:
            painting.ring(painter, self.rect(), dressed.colour("primary"), RADIUS)
        side = dressed.sizes.icon - 2
        painting.icon(painter, self.icon_name, "muted", side, QPointF(_EDGE, (self.height() - side) / 2))
        painter.setFont(self.words_font())
        painter.setPen(dressed.colour("muted"))
        left = _EDGE + side + TINY
        words = QRect(left, 0, self.width() - left - _EDGE, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_keys(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        dressed = theme.current()
        high = painter.fontMetrics().height() + TINY
        wide = self._cap_width()
        cap = QRect(self.width() - _EDGE - wide, (self.height() - high) // 2, wide, high)
        painting.box(painter, cap, None, dressed.colour("line"), TINY)
        painter.setPen(dressed.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
