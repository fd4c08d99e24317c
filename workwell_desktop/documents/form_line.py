"""A line of a form: a bold word, then captions with a short line to write on or a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from workwell_desktop.documents.blocks import draw_tick_box
from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import RULE
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas


class Blank(NamedTuple):
    """A caption and what follows it: a short line, or a box to tick."""

    caption: str
    tick: bool = False


class _Placed(NamedTuple):
    blank: Blank
    x: float
    row: int


class FormLine(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Spreads blanks over the width, on further rows where one is not enough."""

    def __init__(self, house: House, label: str, blanks: Sequence[Blank]) -> None:
        """`label` and captions are words of this program, already short."""
        super().__init__()
        self._house, self._label, self._blanks = house, label, blanks
        self._face = house.small
        self._row_height = max(house.small.size * 1.9, house.tick * 1.5)
        self._line_length = house.sized(34)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Place the blanks from left to right, then see how many rows that made."""
        house, gap = self._house, self._house.sized(20)
        indent = house.lettering.width(self._label, house.small_strong) + gap
        self._placed, x, row = [], indent, 0
        for blank in self._blanks:
            needed = self._needed(blank)
            if x + needed > width and x > indent:
                x, row = indent, row + 1
            self._placed.append(_Placed(blank, x, row))
            x += needed + gap
        self.width, self.height = width, (row + 1) * self._row_height
        return self.width, self.height

    def _needed(self, blank: Blank) -> float:
        caption: float = self._house.lettering.width(blank.caption, self._face)
        return caption + 5 + (self._house.tick if blank.tick else self._line_length)

    def draw(self) -> None:
        """Draw each caption as text, each blank as decoration."""
        canvas: TaggedCanvas = self.canv
        first = self.height - self._row_height + self._row_height * 0.32
        with canvas.inside(Element("P")), canvas.marked():
            draw_line(canvas, self._house, self._label, self._house.small_strong, (0, first))
        for placed in self._placed:
            baseline = first - placed.row * self._row_height
            with canvas.inside(Element("P")), canvas.marked():
                draw_line(canvas, self._house, placed.blank.caption, self._face, (placed.x, baseline))
            after = placed.x + self._house.lettering.width(placed.blank.caption, self._face) + 5
            with canvas.artifact():
                if placed.blank.tick:
                    draw_tick_box(canvas, after, baseline - self._house.tick * 0.15, self._house.tick)
                else:
                    canvas.setLineWidth(RULE)
                    canvas.line(after, baseline - 1, after + self._line_length, baseline - 1)
