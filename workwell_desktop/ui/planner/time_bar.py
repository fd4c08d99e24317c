"""The plan as one coloured bar: every part as wide as its minutes, against the planned length."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import TINY
from workwell_desktop.ui.planner.part_row import PartRow


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
        self.setAccessibleName(total_words(sum(row.minutes for row in rows), planned))
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
        whole = max(self._planned, sum(row.minutes for row in self._rows), 1)
        found, minutes = [], 0
        for row in self._rows:
            left = round(self.width() * minutes / whole)
            minutes += row.minutes
            right = round(self.width() * minutes / whole)
            found.append((QRect(left, 0, max(1, right - left - 1), self.height()), row))
        return found

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
        total = sum(row.minutes for row in self._rows)
        if total > self._planned > 0:
            at = round(self.width() * self._planned / total)
            painter.fillRect(QRect(at - TINY // 2, 0, TINY, self.height()), dressed.colour("surface"))
            painter.fillRect(QRect(at - 1, 0, 2, self.height()), dressed.colour("bad"))
        painter.end()
