"""Strokes that several controls share: rounded boxes, focus rings, tinted icons. Painting only, no widgets."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit import icons
from workwell_desktop.ui.kit.tokens import RADIUS

_RING = 2


def painter_for(widget: QWidget) -> QPainter:
    """Return an antialiasing painter on a widget; call `end()` when done."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter, rect: QRect, fill: QColor | None, border: QColor | QPen | None, radius: float = RADIUS
) -> None:
    """Fill a rounded box and draw its border wholly inside `rect`: a colour for a hairline, a pen for a wider one."""
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
        return
    pen = border if isinstance(border, QPen) else QPen(border, 1)
    painter.setPen(pen)
    half = pen.widthF() / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def ring(painter: QPainter, rect: QRect, colour: QColor, radius: float = RADIUS) -> None:
    """Draw the two pixels wide ring of what has the focus or is chosen."""
    box(painter, rect, None, QPen(colour, _RING), radius)


def stripe(painter: QPainter, rect: QRect, colour: QColor, width: int, radius: float) -> None:
    """Fill the left edge of a rounded box, following its corners."""
    whole = QPainterPath()
    whole.addRoundedRect(QRectF(rect), radius, radius)
    edge = QPainterPath()
    edge.addRect(QRectF(rect.left(), rect.top(), width, rect.height()))
    painter.fillPath(whole.intersected(edge), colour)


def icon(painter: QPainter, name: str, token: str, side: int, at: QPointF) -> None:
    """Draw an icon with its top left corner at a point, sharp on this painter's screen."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(round(at.x()), round(at.y())), icons.pixmap(name, token, side, ratio))
