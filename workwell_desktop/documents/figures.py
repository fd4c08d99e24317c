"""Figures to write into: rings one within the other, told apart by their line patterns, and numbers to ring."""

from __future__ import annotations

from math import acos, asin, degrees
from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import HAIRLINE, RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.sheet import Ring, Scale

_DOT = (0.1,)
_PATTERNS: tuple[tuple[float, ...], ...] = ((), (7, 4), (0.1, 5.5), (7, 4, 0.1, 4))
_MOST_NUMBERS = 101
_DROP = 6.0  # points from the top of a ring down to its words
_CLEAR = 5.0  # points left free around words


class _Setting(NamedTuple):
    """How the words of rings are set: their share of the usual size, and the most lines of either kind."""

    share: float
    names: int
    quiets: int


_SETTINGS = (
    _Setting(1.0, 2, 2),
    _Setting(0.9, 2, 1),
    _Setting(0.8, 2, 1),
    _Setting(0.7, 2, 1),
    _Setting(0.8, 1, 1),
    _Setting(0.75, 1, 0),
    _Setting(0.5, 1, 0),
)


class _Label(NamedTuple):
    """The words of a ring, broken into lines."""

    lines: tuple[tuple[str, Face], ...]
    half_width: float
    height: float


class _Circle(NamedTuple):
    radius: float
    label: _Label


class RingsFigure(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Rings to write names into: solid, dashed, dotted from the inside out. Each ring opens where its words stand."""

    def __init__(self, house: House, rings: Sequence[Ring]) -> None:
        super().__init__()
        self._house, self._rings = house, tuple(rings)
        self.spaceBefore = self.spaceAfter = house.body.size * 0.8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width, and at most half of a page."""
        house = self._house
        limit = min(width / 2 - 2, house.height * 0.29)
        largest = min(limit, house.between(147, 180))
        for setting in _SETTINGS:
            self._circles = self._placed(largest, limit, setting)
            if self._circles[-1].radius <= limit:
                break
        outer = self._circles[-1].radius
        shrink = min(1.0, limit / outer)
        self._circles = [circle._replace(radius=circle.radius * shrink) for circle in self._circles]
        self.width, self.height = width, 2 * outer * shrink + 2
        return self.width, self.height

    def _placed(self, largest: float, limit: float, setting: _Setting) -> list[_Circle]:
        """Give each ring a radius that leaves room for its words."""
        inner = self._label(self._rings[0], largest * 0.8, setting)
        radius = max(largest * (0.3 if len(self._rings) > 1 else 1.0), inner.half_width + 12, inner.height)
        radius = min(radius, limit * 0.55) if len(self._rings) > 1 else min(radius, limit)
        circles = [_Circle(radius, inner)]
        for left, ring in zip(range(len(self._rings) - 1, 0, -1), self._rings[1:], strict=True):
            label = self._label(ring, largest * 1.35, setting)
            step = max((largest - radius) / left, label.height + _DROP + 2.2 * _CLEAR)
            radius += step
            circles.append(_Circle(radius, label))
        return circles

    def _label(self, ring: Ring, room: float, setting: _Setting) -> _Label:
        bold = Face(self._house.strong.size * setting.share, bold=True)
        quiet = Face(self._house.small.size * setting.share)
        lettering = self._house.lettering
        lines = [(line, bold) for line in lettering.lines(ring.name, bold, room, setting.names)]
        lines += [(line, quiet) for line in lettering.lines(ring.quiet, quiet, room, setting.quiets)]
        widest = max((lettering.width(line, face) for line, face in lines), default=0.0)
        return _Label(tuple(lines), widest / 2, sum(face.size * 1.25 for _, face in lines))

    def draw(self) -> None:
        """Draw rings and words as one figure, which the rings and their words describe."""
        canvas: TaggedCanvas = self.canv
        names = ", ".join(f"{ring.name} ({ring.quiet})" if ring.quiet else ring.name for ring in self._rings)
        alt = self._house.words("rings_drawn", rings=names[:2000])
        with canvas.inside(Element("Figure", alt=alt)), canvas.marked():
            canvas.setLineCap(1)
            for index, circle in enumerate(self._circles):
                self._draw_ring(canvas, circle, index)
            canvas.setDash()
            for index, circle in enumerate(self._circles):
                self._draw_words(canvas, circle, centred=index == 0)

    def _draw_ring(self, canvas: TaggedCanvas, circle: _Circle, index: int) -> None:
        pattern = _PATTERNS[index % len(_PATTERNS)]
        canvas.setDash(list(pattern), 0)
        canvas.setLineWidth(RULE * (2 if pattern[:1] == _DOT else 1.4))  # dots must be seen on a copy of a copy
        x, y, radius = self.width / 2, self.height / 2, circle.radius
        box = (x - radius, y - radius, x + radius, y + radius)
        if index == 0 or not circle.label.lines:
            canvas.circle(x, y, radius)
            return
        top = radius - _DROP
        enters = acos(min(1.0, (top + _CLEAR * 0.4) / radius))
        beside = asin(min(1.0, (circle.label.half_width + _CLEAR) / radius))
        leaves = min(beside, acos(max(-1.0, (top - circle.label.height - _CLEAR * 0.4) / radius)))
        if leaves <= enters:
            canvas.circle(x, y, radius)
            return
        canvas.arc(*box, 90 + degrees(leaves), 360 - 2 * degrees(leaves))
        if degrees(enters) > 7:
            canvas.arc(*box, 90 - degrees(enters), 2 * degrees(enters))

    def _draw_words(self, canvas: TaggedCanvas, circle: _Circle, *, centred: bool) -> None:
        x, y = self.width / 2, self.height / 2
        top = y + circle.label.height / 2 if centred else y + circle.radius - _DROP
        for line, face in circle.label.lines:
            width = self._house.lettering.width(line, face)
            draw_line(canvas, self._house, f"{line} ", face, (x - width / 2, top - face.size * 0.98))
            top -= face.size * 1.25


class ScaleFigure(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Numbers in a row to put a ring round, on further rows where one is not enough, with words for both ends."""

    def __init__(self, house: House, scale: Scale) -> None:
        super().__init__()
        self._house, self._scale = house, scale
        first, last = sorted((scale.first, scale.last))
        self._numbers = [str(number) for number in range(first, min(last, first + _MOST_NUMBERS - 1) + 1)]
        self.spaceBefore = self.spaceAfter = house.body.size * 0.5

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width; see how many numbers fit side by side."""
        house, lettering = self._house, self._house.lettering
        for self._face in (house.heading, house.strong, house.small_strong):
            widest = max(lettering.width(number, self._face) for number in self._numbers)
            self._in_row = max(1, min(len(self._numbers), int(width // (widest + self._face.size * 0.45))))
            if self._in_row == len(self._numbers):
                break
        rows = -(-len(self._numbers) // self._in_row)
        self._row = self._face.size * (2.1 if rows == 1 else 1.7)
        self._low = lettering.lines(self._scale.low, house.body, width * 0.48, 3)
        self._high = lettering.lines(self._scale.high, house.body, width * 0.48, 3)
        below = max(len(self._low), len(self._high)) * house.body.size * 1.25
        self.width, self.height = width, rows * self._row + below + 3
        return self.width, self.height

    def draw(self) -> None:
        """Draw the numbers as one paragraph, then the words for the low and for the high end."""
        canvas: TaggedCanvas = self.canv
        each, top = self.width / self._in_row, self.height
        with canvas.inside(Element("P")), canvas.marked():
            for index, number in enumerate(self._numbers):
                row, column = divmod(index, self._in_row)
                x = column * each + (each - self._house.lettering.width(number, self._face)) / 2
                baseline = top - row * self._row - self._face.size * 1.35
                draw_line(canvas, self._house, f"{number} ", self._face, (x, baseline))
        rows = -(-len(self._numbers) // self._in_row)
        level = top - rows * self._row
        self._draw_axis(canvas, level + 2, each, len(self._numbers) - (rows - 1) * self._in_row)
        self._draw_end(canvas, self._low, level, right=False)
        self._draw_end(canvas, self._high, level, right=True)

    def _draw_axis(self, canvas: TaggedCanvas, level: float, each: float, count: int) -> None:
        """Draw a line under the last row with a mark below each number."""
        marks = [(each * (index + 0.5), level, each * (index + 0.5), level + 4) for index in range(count)]
        with canvas.artifact():
            canvas.strokes(HAIRLINE, [(0, level, each * count, level), *marks])

    def _draw_end(self, canvas: TaggedCanvas, lines: Sequence[str], level: float, *, right: bool) -> None:
        if not lines:
            return
        face = self._house.body
        with canvas.inside(Element("P")), canvas.marked():
            for index, line in enumerate(lines):
                x = self.width - self._house.lettering.width(line, face) if right else 0
                baseline = level - face.size * (1.05 + 1.25 * index)
                draw_line(canvas, self._house, f"{line} ", face, (x, baseline))
