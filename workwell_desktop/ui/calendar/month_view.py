"""The month: a grid of days, each with its number, its holiday and its sessions as chips. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.calendar.chips import (
    Look,
    beneath_height,
    chip_font,
    chip_height,
    chip_width,
    narrow,
    paint_beneath,
    paint_chip,
)
from workwell_desktop.ui.calendar.day_table import DayTable
from workwell_desktop.ui.calendar.shown import DAY_ROLE, DayCell, Line
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, SMALL, TINY

_EDGE = TINY + 2
_LEAST_ROW, _EASY_ROW = 76, 100
"""Pixels of a week's height at 100 % text: the month scrolls rather than show less; what it takes where it may."""

_HEAD = 28
"""Pixels of the weekdays' names at 100 % text."""


@dataclass(frozen=True)
class Placed:
    """A session's chip in a day, with the room of the words beneath it."""

    line: Line
    chip: QRect
    words: QRect


def laid_out(cell: DayCell, rect: QRect) -> tuple[tuple[Placed, ...], int]:
    """Return the sessions that find room in a day's cell, and how many do not."""
    top, foot = rect.top() + theme.current().sizes.px(31), rect.bottom() - TINY
    wide, gap = rect.width() - 2 * _EDGE, TINY
    two = chip_height(lines=2)
    fits = top + len(cell.lines) * (two + gap) - gap <= foot
    high = two if narrow(wide) and fits else chip_height()
    more = QFontMetrics(chip_font()).height()
    placed: list[Placed] = []
    for number, line in enumerate(cell.lines):
        left_over = len(cell.lines) - number - 1
        chip = QRect(rect.left() + _EDGE, top, wide, high)
        needed = chip.bottom() + (more if left_over else 0)
        if needed > foot:
            return tuple(placed), left_over + 1
        words = QRect(chip.left(), chip.bottom() + 1, wide, beneath_height(line, wide, foot - needed))
        placed.append(Placed(line, chip, words))
        top = chip.bottom() + 1 + words.height() + gap
    return tuple(placed), 0


class _MonthDelegate(QStyledItemDelegate):
    """Paints one day."""

    def __init__(self, table: "MonthGrid") -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(DAY_ROLE)
        if not isinstance(cell, DayCell):
            return
        dressed = theme.current()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, dressed.colour("surface" if cell.within else "window"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), dressed.colour("line"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), dressed.colour("line"))
        self._paint_number(painter, rect, cell)
        self._paint_lines(painter, rect, cell)
        focused = self._table.hasFocus()
        ring = rect.adjusted(1, 1, -2, -2)
        if self._table.over is not None and self._table.over == index:
            painting.ring(painter, ring, dressed.colour("primary"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painting.ring(painter, ring, dressed.colour("primary" if focused else "line"))
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        dressed = theme.current()
        side = dressed.sizes.px(24)
        circle = QRect(rect.left() + _EDGE, rect.top() + TINY, side, side)
        painter.setFont(dressed.font(dressed.sizes.small))
        left = circle.left()
        number = str(cell.day.day)
        if cell.today:
            painting.box(painter, circle, dressed.colour("primary"), None, side / 2)
            painter.setPen(dressed.colour("on_primary"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, number)
            left = circle.right() + 1
        else:
            painter.setPen(dressed.colour("text" if cell.within else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
            left += painter.fontMetrics().horizontalAdvance(number)
        if cell.holiday:
            painter.setFont(chip_font())
            painter.setPen(dressed.colour("accent_strong"))
            room = QRect(left + SMALL - 2, circle.top(), rect.right() - left - SMALL - TINY, side)
            shown = painter.fontMetrics().elidedText(cell.holiday, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_lines(self, painter: QPainter, rect: QRect, cell: DayCell) -> None:
        placed, left_over = laid_out(cell, rect)
        several = len(cell.lines) > 1 and self._table.hasFocus()
        for each in placed:
            chosen = several and each.line.id == self._table.chosen_line
            paint_chip(painter, each.chip, each.line, Look(chosen=chosen, pale=not cell.within))
            if each.words.height():
                paint_beneath(painter, each.words, each.line)
        if left_over:
            dressed = theme.current()
            painter.setFont(chip_font())
            painter.setPen(dressed.colour("muted"))
            high = painter.fontMetrics().height()
            room = QRect(rect.left() + _EDGE + SMALL, rect.bottom() - high - 2, rect.width() - 2 * SMALL, high)
            words = f"{left_over} more" if placed else f"{left_over} session{'' if left_over == 1 else 's'}"
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        line = self._table.line_at(event.pos())
        if line is None:
            cell = index.data(DAY_ROLE)
            QToolTip.showText(event.globalPos(), cell.holiday if isinstance(cell, DayCell) else "", view)
        else:
            QToolTip.showText(event.globalPos(), line.spoken, view)
        return True


class Weekdays(QHeaderView):
    """The names of the weekdays above the grid, on the ground of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if model is None or not rect.isValid():
            return
        dressed = theme.current()
        painter.save()
        painter.fillRect(rect, dressed.colour("window"))
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("muted"))
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        room = rect.adjusted(_EDGE, 0, 0, -TINY)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class MonthGrid(DayTable):
    """All weeks of a month; they share the height there is."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__("Month", parent)
        self.setHorizontalHeader(Weekdays(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(_MonthDelegate(self))
        self.setModel(model)
        model.modelReset.connect(self.arrange)
        model.dataChanged.connect(self.arrange)

    @property
    def easy_height(self) -> int:
        """The height, in pixels, in which a month stands at ease where the page scrolls as a whole."""
        sizes = theme.current().sizes
        return self.model().rowCount() * sizes.px(_EASY_ROW) + sizes.px(_HEAD)

    def arrange(self) -> None:
        """Share the room among weeks, and among weekdays by what stands in them."""
        model = self.model()
        weeks, days = model.rowCount(), model.columnCount()
        if not weeks:
            return
        sizes = theme.current().sizes
        self.horizontalHeader().setFixedHeight(sizes.px(_HEAD))
        high = max(sizes.px(_LEAST_ROW), self.viewport().height() // weeks)
        spare = max(0, self.viewport().height() - high * weeks)
        for week in range(weeks):
            self.setRowHeight(week, high + (spare if week == weeks - 1 else 0))
        for day, width in enumerate(column_widths(self.viewport().width(), self._wanted(weeks, days))):
            self.setColumnWidth(day, width)

    def _wanted(self, weeks: int, days: int) -> list[int]:
        model = self.model()
        wanted = []
        for day in range(days):
            cells = (model.index(week, day).data(DAY_ROLE) for week in range(weeks))
            lines = (line for cell in cells if isinstance(cell, DayCell) for line in cell.lines)
            wanted.append(max((chip_width(line) + 2 * _EDGE + 1 for line in lines), default=0))
        return wanted

    @override
    def line_at(self, point: QPoint) -> Line | None:
        index = self.indexAt(point)
        cell = index.data(DAY_ROLE)
        if not isinstance(cell, DayCell):
            return None
        placed, _ = laid_out(cell, self.visualRect(index))
        return next((each.line for each in placed if each.chip.united(each.words).contains(point)), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.painter_for(self.viewport())
        dressed = theme.current()
        whole = QRect(0, 0, self.viewport().width(), self.viewport().height())
        corners = QPainterPath()
        corners.addRect(QRectF(whole))
        inner = QPainterPath()
        inner.addRoundedRect(QRectF(whole), CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(corners.subtracted(inner), dressed.colour("window"))
        painting.box(painter, whole, None, dressed.colour("line"), CARD_RADIUS)
        painter.end()


def column_widths(room: int, wanted: Sequence[int]) -> list[int]:
    """Share a width among columns: evenly, but one that wants more takes it from those that want less.

    No column becomes narrower than four fifths of an even share.
    """
    if not wanted:
        return []
    even = room // len(wanted)
    least = even * 4 // 5
    spare = sum(even - max(least, want) for want in wanted if want < even)
    missing = sum(want - even for want in wanted if want > even)
    given = min(spare, missing)
    widths = []
    for want in wanted:
        if want > even:
            widths.append(even + (want - even) * given // missing)
        else:
            widths.append(even - ((even - max(least, want)) * given // spare if spare else 0))
    widths[-1] += room - sum(widths)
    return widths
