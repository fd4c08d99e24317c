"""The plan as one coloured bar: every part as wide as its minutes, against the planned length.

Free minutes before a locked part stay bare; where a part runs into a locked one the bar is hatched.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import TINY
from workwell_desktop.ui.planner.part_row import PartRow, total_of


def total_words(total: int, planned: int) -> str:
    """Return "88 of 90 min · 2 spare", "90 of 90 min" or "95 of 90 min · 5 over"."""
    spare = planned - total
    words = f"{total} of {planned} min"
    if spare == 0:
        return words
    return f"{words} · {spare} spare" if spare > 0 else f"{words} · {-spare} over"


class TimeBar(QWidget):
    """Shows rows against `planned` minutes; beyond the planned end a line marks where the session should close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()
        self._planned = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[PartRow, ...], planned: int) -> None:
        """Show these parts against the planned minutes."""
        self._rows, self._planned = rows, planned
        between = [row.between for row in rows if row.between]
        self.setAccessibleName(". ".join((total_words(total_of(rows), planned), *between)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().sizes.px(10))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def segments(self) -> list[tuple[QRect, PartRow]]:
        """Return where each part lies; the widths are true to the minutes."""
        return [(self._between(row.offset, row.offset + row.minutes), row) for row in self._rows]

    def clashes(self) -> list[QRect]:
        """Return where parts overlap."""
        return [self._between(row.offset, row.offset + row.overlap) for row in self._rows if row.overlap]

    def _between(self, start: int, end: int) -> QRect:
        """Return the stretch from one minute of the session to another."""
        first = min((row.offset for row in self._rows), default=0)
        whole = max(self._planned, total_of(self._rows), 1) - min(0, first)
        left = round(self.width() * (start - min(0, first)) / whole)
        right = round(self.width() * (end - min(0, first)) / whole)
        return QRect(left, 0, max(1, right - left - 1), self.height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = next((row for rect, row in self.segments() if rect.contains(event.pos())), None)
            QToolTip.showText(
                event.globalPos(), f"{under.start} · {under.pill} · {under.line}" if under else "", self
            )
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        radius = self.height() / 2
        painting.box(painter, self.rect(), dressed.colour("sunken"), dressed.colour("line"), radius)
        outline = QPainterPath()
        outline.addRoundedRect(self.rect(), radius, radius)
        painter.setClipPath(outline)
        for rect, row in self.segments():
            painter.fillRect(rect, dressed.colour(row.token))
        for rect in self.clashes():
            painter.fillRect(rect, dressed.colour("surface"))
            painter.fillRect(rect, QBrush(dressed.colour("bad"), Qt.BrushStyle.DiagCrossPattern))
        if total_of(self._rows) > self._planned > 0:
            at = self._between(self._planned, self._planned).left()
            painter.fillRect(QRect(at - TINY // 2, 0, TINY, self.height()), dressed.colour("surface"))
            painter.fillRect(QRect(at - 1, 0, 2, self.height()), dressed.colour("bad"))
        painter.end()
