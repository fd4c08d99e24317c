"""The week: a column for each day with its hours, sessions as boxes that stand side by side where they overlap.

One that crosses midnight is cut there and goes on in the next column. It decides nothing.
"""

from datetime import datetime, time

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
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

from workwell_desktop.domain.calendar import Box
from workwell_desktop.ui.calendar.chips import (
    STRIPE,
    chip_font,
    icons_of,
    paint_icons,
    paint_in_two,
    paint_stripe,
    words_token,
)
from workwell_desktop.ui.calendar.day_table import DayTable
from workwell_desktop.ui.calendar.shown import DAY_ROLE, DayCell, Line
from workwell_desktop.ui.kit import dates, painting, theme
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, RADIUS, SMALL, TINY

HOUR = 48
"""Pixels of an hour at 100 % text."""

STEP = 15
"""Minutes: a session that is dragged keeps to quarters of an hour."""

_HOURS = 24
_UPRIGHT = 38
"""Pixels at 100 % text: words stand upright in a narrower box."""
_EARLIEST = 8
"""The hour at the top of an empty week."""


def hour_height() -> int:
    """Return how many pixels an hour takes."""
    return theme.current().sizes.px(HOUR)


def box_rect(box: Box, day: QRect) -> QRect:
    """Return where a box stands within its day's column."""
    hour = hour_height()
    room = day.width() - SMALL
    left = day.left() + TINY + room * box.lane // box.lanes
    right = day.left() + TINY + room * (box.lane + 1) // box.lanes
    top = day.top() + box.start * hour // 60
    return QRect(left, top + 1, right - left - 2, (box.end - box.start) * hour // 60 - 2)


class _WeekDelegate(QStyledItemDelegate):
    """Paints one day with its hours."""

    def __init__(self, table: "WeekGrid") -> None:
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
        painter.fillRect(rect, dressed.colour("surface"))
        for hour in range(1, _HOURS):
            painter.fillRect(QRect(rect.left(), rect.top() + hour * hour_height(), rect.width(), 1), _line())
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), _line())
        for box in cell.boxes:
            self._paint_box(painter, box_rect(box, rect), box, cell.boxed[box.index])
        if cell.today and self._table.now is not None:
            self._paint_now(painter, rect, self._table.now)
        ring = rect.intersected(self._table.viewport().rect()).adjusted(1, 1, -2, -2)
        if self._table.over is not None and self._table.over == index:
            painting.ring(painter, ring, dressed.colour("primary"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painting.ring(painter, ring, dressed.colour("primary" if self._table.hasFocus() else "line"))
        painter.restore()

    def _paint_now(self, painter: QPainter, rect: QRect, now: time) -> None:
        accent = theme.current().colour("accent")
        top = rect.top() + (now.hour * 60 + now.minute) * hour_height() // 60
        painter.fillRect(QRect(rect.left(), top - 1, rect.width(), 2), accent)
        painting.box(painter, QRect(rect.left(), top - TINY, 2 * TINY, 2 * TINY), accent, None, TINY)

    def _paint_box(self, painter: QPainter, rect: QRect, box: Box, line: Line) -> None:
        dressed = theme.current()
        painting.box(painter, rect, dressed.colour("primary_soft" if line.lit else "sunken"), _line(), RADIUS - 2)
        paint_stripe(painter, rect, line.tint, RADIUS - 2)
        if line.id == self._table.chosen_line and self._table.hasFocus():
            painting.ring(painter, rect.adjusted(-1, -1, 1, 1), dressed.colour("primary"), RADIUS - 1)
        room = rect.adjusted(STRIPE + TINY, 2, -2, -2)
        painter.setClipRect(room)
        if room.width() < dressed.sizes.px(_UPRIGHT):
            self._paint_upright(painter, room, line)
        else:
            self._paint_words(painter, room, box, line)
        painter.setClipping(False)

    def _paint_upright(self, painter: QPainter, room: QRect, line: Line) -> None:
        """Turn the words by a quarter where sessions stand so close that a line would hold a letter or two."""
        painter.save()
        painter.translate(room.left(), room.bottom())
        painter.rotate(-90)
        painter.setFont(chip_font(line))
        painter.setPen(theme.current().colour(words_token(line)))
        said = ("Clash · " if line.clashes else "") + f"{line.caption} · {line.clock}"
        words = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.height() - TINY)
        place = QRect(TINY, 0, room.height() - TINY, room.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, box: Box, line: Line) -> None:
        dressed = theme.current()
        top = self._paint_title(painter, room, line, goes_on=box.goes_on)
        painter.setFont(chip_font())
        painter.setPen(dressed.colour("primary_strong" if line.lit else "muted"))
        high = painter.fontMetrics().height()
        clock = line.clock
        if painter.fontMetrics().horizontalAdvance(clock) > room.width():
            clock = clock.split(" – ")[0]
        said = [line.reason or clock, *(("Clash",) if line.clashes else ()), line.theme or line.place]
        for words in said:
            if words and top + high <= room.bottom() + 2:
                shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
                place = QRect(room.left(), top, room.width(), high)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
                top += high

    def _paint_title(self, painter: QPainter, room: QRect, line: Line, *, goes_on: bool) -> int:
        """Paint icons and name, in two lines where one is too narrow, and return where the next words begin."""
        font = chip_font(line)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        high = max(metrics.height(), theme.current().sizes.px(14))
        caption = f"… {line.caption}" if goes_on else line.caption
        wide = metrics.horizontalAdvance(caption) + sum(high + TINY for _ in icons_of(line))
        if wide > room.width() and room.height() >= 2 * high:
            paint_in_two(painter, QRect(room.left(), room.top(), room.width(), 2 * high), line, words_token(line))
            return room.top() + 2 * high
        place = QRect(room.left(), room.top(), room.width(), high)
        place.setLeft(paint_icons(painter, place, line))
        painter.setPen(theme.current().colour(words_token(line)))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, caption)
        return room.top() + high

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        line = self._table.line_at(event.pos())
        QToolTip.showText(event.globalPos(), line.spoken if line is not None else "", view)
        return True


def _line() -> QColor:
    return theme.current().colour("line")


class _DayHead(QHeaderView):
    """The days of the week, today lit, with the name of a holiday beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        cell = model.index(0, logicalIndex).data(DAY_ROLE) if model is not None else None
        if not isinstance(cell, DayCell) or model is None:
            return
        dressed = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, dressed.colour("window"))
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        metrics = painter.fontMetrics()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        place = QRect(rect.left() + TINY, rect.top(), rect.width() - SMALL, dressed.sizes.px(26))
        if cell.today:
            pill = QRect(
                place.left(), place.top() + 2, metrics.horizontalAdvance(words) + 2 * SMALL, place.height() - 4
            )
            painting.box(painter, pill, dressed.colour("primary"), None, pill.height() / 2)
            painter.setPen(dressed.colour("on_primary"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        else:
            painter.setPen(dressed.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        if cell.holiday:
            painter.setFont(chip_font())
            painter.setPen(dressed.colour("accent_strong"))
            under = QRect(place.left(), place.bottom(), place.width(), rect.bottom() - place.bottom())
            shown = painter.fontMetrics().elidedText(cell.holiday, Qt.TextElideMode.ElideRight, under.width())
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()


class _Hours(QHeaderView):
    """The hours at the left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        dressed = theme.current()
        painter.save()
        painter.fillRect(rect, dressed.colour("window"))
        painter.setFont(chip_font())
        painter.setPen(dressed.colour("muted"))
        high = painter.fontMetrics().height()
        for hour in range(1, _HOURS):
            middle = rect.top() + hour * hour_height()
            place = QRect(rect.left(), middle - high // 2, rect.width() - SMALL + 2, high)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, dates.clock(time(hour)))
        painter.restore()


class WeekGrid(DayTable):
    """Seven days with their hours; it opens at the first session, or in the morning."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__("Week", parent)
        self.now: time | None = None
        self.setHorizontalHeader(_DayHead(self))
        self.setVerticalHeader(_Hours(self))
        self.setItemDelegate(_WeekDelegate(self))
        self.setModel(model)
        model.modelReset.connect(self.arrange)

    def show_now(self, now: datetime) -> None:
        """Mark the time it is in today's column."""
        self.now = now.time()
        self.viewport().update()

    def arrange(self) -> None:
        """Take the height of a whole day, and share the width."""
        days = self.model().columnCount()
        if self.model().rowCount() != 1:
            return
        sizes = theme.current().sizes
        holidays = any(cell.holiday for cell in self._cells())
        self.horizontalHeader().setFixedHeight(sizes.px(46 if holidays else 30))
        self.verticalHeader().setFixedWidth(
            self.fontMetrics().horizontalAdvance(dates.clock(time(22))) + SMALL + TINY
        )
        self.setRowHeight(0, _HOURS * hour_height())
        self.updateGeometries()
        room = self.viewport().width()
        for day in range(days):
            self.setColumnWidth(day, room * (day + 1) // days - room * day // days)

    def scroll_to_first(self) -> None:
        """Bring the first session of the week into sight, an hour before it begins."""
        starts = [box.start for cell in self._cells() for box in cell.boxes if not box.goes_on]
        minutes = min(starts) - 60 if starts else _EARLIEST * 60
        room = self.viewport().height()
        ends = max((box.end for cell in self._cells() for box in cell.boxes), default=0)
        if starts and (ends + 30 - minutes) * hour_height() // 60 < room:
            minutes -= (room * 60 // hour_height() - (ends + 30 - minutes)) // 2
        half_a_label = self.fontMetrics().height() // 2
        self.verticalScrollBar().setValue(max(0, minutes) * hour_height() // 60 - half_a_label)

    def _cells(self) -> list[DayCell]:
        found = (self.model().index(0, day).data(DAY_ROLE) for day in range(self.model().columnCount()))
        return [cell for cell in found if isinstance(cell, DayCell)]

    @override
    def line_at(self, point: QPoint) -> Line | None:
        index = self.indexAt(point)
        cell = index.data(DAY_ROLE)
        if not isinstance(cell, DayCell):
            return None
        day = self.visualRect(index)
        return next((cell.boxed[box.index] for box in cell.boxes if box_rect(box, day).contains(point)), None)

    @override
    def minutes_between(self, start: QPoint, end: QPoint) -> int:
        return round((end.y() - start.y()) * 60 / hour_height() / STEP) * STEP

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
        whole = QRect(0, 0, self.viewport().width(), self.viewport().height())
        painting.box(painter, whole, None, theme.current().colour("line"), CARD_RADIUS / 3)
        painter.end()
