"""Strokes of the calendar: a group's stripe with its pattern, a session as a chip. Painting only, no widgets.

Each tint has a pattern of its own, so that colour is never alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath

from workwell_desktop.ui.calendar.shown import Line
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import RADIUS, SMALL, TINY, tint_token

CLASH = "triangle-alert"
"""The icon of a session that clashes with another."""

STRIPE = 5
"""Pixels: how wide a group's stripe is."""

_SOLID = ((0.0, 1.0),)
PATTERNS: tuple[tuple[tuple[float, float], ...], ...] = (
    _SOLID,
    ((0.0, 0.42), (0.58, 1.0)),
    ((0.0, 0.26), (0.37, 0.63), (0.74, 1.0)),
    ((0.0, 0.62), (0.78, 1.0)),
    ((0.0, 0.16), (0.28, 0.44), (0.56, 0.72), (0.84, 1.0)),
    ((0.0, 0.22), (0.36, 1.0)),
)
"""For each tint the parts of the stripe that are filled, from top to bottom; a long stripe repeats them."""

_NARROW = 74
"""Pixels at 100 % text: a narrower chip has two lines, the name and beneath it icons and number or that it is off."""

_FEWEST = 4
"""Letters of a name that must be left for its number to stand beside it."""


def paint_stripe(painter: QPainter, rect: QRect, tint: int, radius: float) -> None:
    """Fill the left edge of a rounded box in a group's tint and pattern."""
    whole = QPainterPath()
    whole.addRoundedRect(QRectF(rect), radius, radius)
    edge = QPainterPath()
    times = max(1, round(rect.height() / theme.current().sizes.px(26)))
    high = rect.height() / times
    for start in range(times):
        for top, bottom in PATTERNS[tint % len(PATTERNS)]:
            edge.addRect(QRectF(rect.left(), rect.top() + (start + top) * high, STRIPE, (bottom - top) * high))
    painter.fillPath(whole.intersected(edge), theme.current().colour(tint_token(tint)))


@dataclass(frozen=True)
class Look:
    """How a chip looks just now, beyond what its session says."""

    chosen: bool = False
    pale: bool = False
    """Whether its day lies outside the month in front."""


def chip_font(line: Line | None = None) -> QFont:
    """Return the font of a chip; struck through for a session that is off."""
    dressed = theme.current()
    font = dressed.font(dressed.sizes.px(12))
    font.setStrikeOut(line is not None and line.off)
    return font


def chip_height(*, lines: int = 1) -> int:
    """Return how high a chip of one line or of two is, in pixels."""
    return theme.current().sizes.px(24 if lines == 1 else 38)


def narrow(width: int) -> bool:
    """Return whether a chip of a width, in pixels, takes two lines where there is room for them."""
    return width < theme.current().sizes.px(_NARROW)


def icons_of(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the icons before a chip's words, with their tokens; what is off says so beneath instead."""
    if line.icon and not line.off:
        yield line.icon, line.token
    if line.clashes:
        yield CLASH, "accent_strong"


def chip_width(line: Line) -> int:
    """Return how wide a chip would like to be, in pixels."""
    icons = sum(1 for _ in icons_of(line)) * (_side() + TINY)
    return STRIPE + TINY + 2 + icons + QFontMetrics(chip_font()).horizontalAdvance(line.caption) + TINY + 3


def _side() -> int:
    return theme.current().sizes.px(14)


def elided_caption(line: Line, metrics: QFontMetrics, room: int) -> str:
    """Return a chip's words with the number kept: "Lunch-h… · 28"."""
    if metrics.horizontalAdvance(line.caption) <= room:
        return line.caption
    tail = f" · {line.number}"
    name = metrics.elidedText(line.short, Qt.TextElideMode.ElideRight, max(0, room - metrics.horizontalAdvance(tail)))
    if len(name.rstrip("…")) >= _FEWEST:
        return name + tail
    return metrics.elidedText(line.short, Qt.TextElideMode.ElideRight, room)


def words_token(line: Line, *, pale: bool = False) -> str:
    """Return the colour of a session's words, as a token."""
    return "muted" if line.off or pale else "primary_strong" if line.lit else "text"


def paint_chip(painter: QPainter, rect: QRect, line: Line, look: Look) -> None:
    """Paint a session as a chip: stripe, icons, words."""
    dressed = theme.current()
    radius = RADIUS - 2
    painting.box(painter, rect, dressed.colour("primary_soft" if line.lit else "sunken"), None, radius)
    paint_stripe(painter, rect, line.tint, radius)
    room = rect.adjusted(STRIPE + TINY + 1, 0, -TINY + 1, 0)
    if rect.height() >= chip_height(lines=2):
        paint_in_two(painter, room.adjusted(0, 2, 0, -2), line, words_token(line, pale=look.pale))
    else:
        left = paint_icons(painter, room, line, clash_only=narrow(rect.width()))
        painter.setFont(chip_font(line))
        painter.setPen(dressed.colour(words_token(line, pale=look.pale)))
        words = elided_caption(line, painter.fontMetrics(), room.right() - left + 1)
        place = QRect(left, room.top(), room.right() - left + 1, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    if look.chosen:
        painting.ring(painter, rect.adjusted(-2, -2, 2, 2), dressed.colour("primary"), radius + 2)


def paint_icons(painter: QPainter, room: QRect, line: Line, *, clash_only: bool = False) -> int:
    """Paint a session's icons in the middle of a line, or none but that of a clash; return where its words begin."""
    left, side = room.left(), _side()
    for name, token in icons_of(line):
        if clash_only and name != CLASH:
            continue
        painting.icon(painter, name, token, side, QPointF(left, room.top() + (room.height() - side) / 2))
        left += side + TINY
    return left


def paint_in_two(painter: QPainter, room: QRect, line: Line, token: str) -> None:
    """Paint the name, and beneath it icons and number or that it is off, for where there is little room."""
    half = room.height() // 2
    painter.setFont(chip_font(line))
    painter.setPen(theme.current().colour(token))
    name = painter.fontMetrics().elidedText(line.short, Qt.TextElideMode.ElideRight, room.width())
    above = QRect(room.left(), room.top(), room.width(), half)
    painter.drawText(above, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
    below = QRect(room.left(), room.top() + half, room.width(), half)
    below.setLeft(paint_icons(painter, below, line))
    painter.setFont(chip_font())
    said = line.state if line.off else str(line.number)
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, below.width())
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)


def beneath(line: Line) -> str:
    """Return the small words beneath a chip: why it is off, or that it clashes."""
    if line.reason:
        return line.reason
    return "Clash" if line.clashes else ""


def beneath_height(line: Line, width: int, most: int) -> int:
    """Return how high the words beneath a chip are: two lines if they fit into `most` pixels, one, or nothing."""
    words = beneath(line)
    metrics = QFontMetrics(chip_font())
    wanted = 0 if not words else 1 if metrics.horizontalAdvance(words) <= width - SMALL else 2
    lines = min(wanted, (most - 2) // metrics.height())
    return lines * metrics.height() + 2 if lines > 0 else 0


def paint_beneath(painter: QPainter, rect: QRect, line: Line) -> None:
    """Paint the small words beneath a chip, in as many of two lines as find room."""
    painter.setFont(chip_font())
    painter.setPen(theme.current().colour("accent_strong" if line.clashes and not line.reason else "muted"))
    metrics = painter.fontMetrics()
    room = rect.adjusted(SMALL, 0, 0, 0)
    if rect.height() < 2 * metrics.height():
        said: tuple[str, ...] = (metrics.elidedText(beneath(line), Qt.TextElideMode.ElideRight, room.width()),)
    else:
        said = _two_lines(beneath(line), metrics, room.width())
    for number, words in enumerate(said):
        place = QRect(room.left(), room.top() + number * metrics.height(), room.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    parts = words.split(" ")
    count = max(
        (n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[:n])) <= width), default=0
    )
    if not count:
        return (metrics.elidedText(words, Qt.TextElideMode.ElideRight, width),)
    rest = " ".join(parts[count:])
    return " ".join(parts[:count]), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
