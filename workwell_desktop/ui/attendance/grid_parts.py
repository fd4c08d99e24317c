"""What the table of the register is put together from: heads of names and sessions, one view, an outer scroll bar."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollBar, QTableView, QWidget
from typing_extensions import override

from workwell_desktop.ui.attendance.delegate import RegisterDelegate
from workwell_desktop.ui.attendance.shown import STREAK_ROLE
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY

FROZEN = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Head(QHeaderView):
    """Names as running text, or a session's number above its day; painted here: a style sheet knows but one font."""

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if model is None or not rect.isValid():
            return
        dressed = theme.current()
        painter.save()
        painter.fillRect(rect, dressed.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        text = str(model.headerData(logicalIndex, self.orientation()) or "")
        if self.orientation() is Qt.Orientation.Vertical:
            streak = int(model.headerData(logicalIndex, self.orientation(), STREAK_ROLE) or 0)
            room = rect.adjusted(0, 0, -self._paint_streak(painter, rect, streak), 0)
            self._paint_name(painter, room, text, sums=logicalIndex == model.rowCount() - 1)
        else:
            self._paint_session(painter, rect, text)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, text: str, *, sums: bool) -> None:
        dressed = theme.current()
        painter.setFont(dressed.font(dressed.sizes.body))
        painter.setPen(dressed.colour("muted" if sums else "text"))
        room = rect.adjusted(MEDIUM, 0, -SMALL, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_streak(self, painter: QPainter, rect: QRect, streak: int) -> int:
        """Paint a sign and the number of silent absences in a row at the end of a name; return the room it took."""
        if not streak:
            return 0
        dressed = theme.current()
        side = dressed.sizes.px(15)
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.Bold))
        painter.setPen(dressed.colour("bad"))
        wide = side + 2 + painter.fontMetrics().horizontalAdvance(str(streak)) + TINY
        left = rect.right() - wide
        painting.icon(painter, "circle-alert", "bad", side, QPointF(left, rect.center().y() - side / 2 + 1))
        room = rect.adjusted(left - rect.left() + side + 2, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(streak))
        return wide + TINY - SMALL

    def _paint_session(self, painter: QPainter, rect: QRect, text: str) -> None:
        dressed = theme.current()
        number, _, day = text.partition("\n")
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), half) if day else rect
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("text" if day else "muted"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        lower = QRect(rect.left(), rect.top() + half - 2, rect.width(), half)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, day)


class Part(QTableView):
    """One of the four views: no grid lines, no frame, the register's delegate."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalHeader(Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(Head(Qt.Orientation.Vertical, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RegisterDelegate(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(FROZEN)
        self.setVerticalScrollBarPolicy(FROZEN)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def measure(self, cell: QSize, head: int, names: int) -> None:
        """Take sizes in pixels: of a cell, the height of the heads, the width of the names; all follow at once."""
        for header, size in ((self.verticalHeader(), cell.height()), (self.horizontalHeader(), cell.width())):
            header.setDefaultSectionSize(size)
            for section in range(header.count()):  # one that was hidden before remembers an older size
                if not header.isSectionHidden(section) and header.sectionSize(section) != size:
                    header.resizeSection(section, size)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setFixedWidth(names)
        self.updateGeometries()

    def fix(self) -> None:
        """Take no focus and no wheel: another view leads."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)


class Corner(QWidget):
    """The word above the names, in the corner that no head reaches."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painter.fillRect(self.rect(), dressed.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, dressed.colour("line"))
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("muted"))
        painter.drawText(self.rect().adjusted(MEDIUM, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class OuterBar(QScrollBar):
    """A scroll bar outside the four views, so that all of them see the same length; gone when nothing scrolls."""

    def __init__(self, inner: QScrollBar, parent: QWidget) -> None:
        super().__init__(inner.orientation(), parent)
        self._inner = inner
        inner.rangeChanged.connect(self._take_range)
        inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(inner.setValue)
        self._take_range(inner.minimum(), inner.maximum())

    def _take_range(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._inner.pageStep())
        self.setValue(self._inner.value())
        self.setVisible(most > least)
