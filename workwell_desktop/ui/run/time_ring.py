"""The ring of a clock: what is left as an arc, the time as digits in its middle. It is painted, never pressed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.domain.running import Stage
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.run.shown import ClockShown

SIDE = 200
"""Pixels at 100 % text and no zoom."""

_TOKENS = {Stage.CALM: "primary", Stage.NEAR: "warn", Stage.LAST: "accent", Stage.OVER: "accent"}
_FULL = 360 * 16
_TOP = 90 * 16


class TimeRing(QWidget):
    """A clock face of one hand, with its time in words for screen readers."""

    def __init__(self, side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._zoom = 1.0
        self._shown = ClockShown("", "", 0.0, Stage.CALM)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_clock(self, shown: ClockShown) -> None:
        """Show another moment; paints only when something differs."""
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(f"{shown.digits} {shown.caption}".strip())
            self.update()

    def set_zoom(self, zoom: float) -> None:
        """Grow or shrink with the room there is."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        side = round(theme.current().sizes.px(self._side) * self._zoom)
        return QSize(side, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed, shown = theme.current(), self._shown
        side = float(min(self.width(), self.height()))
        thick = side * 0.07
        round_it = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        arc = round_it.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(dressed.colour("sunken"), thick))
        painter.drawEllipse(arc)
        if shown.share > 0:
            colour = dressed.colour("muted" if shown.paused else _TOKENS[shown.stage])
            painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(arc, _TOP, -round(_FULL * shown.share))
        long = len(shown.digits) > 5
        painter.setFont(dressed.font(round(side * (0.18 if long else 0.24)), QFont.Weight.Bold))
        painter.setPen(dressed.colour("text"))
        above = side * 0.06 if shown.caption else 0.0
        painter.drawText(round_it.adjusted(0, -above, 0, -above), Qt.AlignmentFlag.AlignCenter, shown.digits)
        if shown.caption:
            painter.setFont(dressed.font(max(dressed.sizes.small, round(side * 0.07))))
            painter.setPen(dressed.colour("muted"))
            painter.drawText(
                round_it.adjusted(thick, side * 0.28, -thick, side * 0.02),
                Qt.AlignmentFlag.AlignCenter,
                shown.caption,
            )
        painter.end()
