"""Keeps together what belongs together: a heading with what follows it, a piece with its translation.

Blocks stand one below the other in one column, or in two side by side that begin at the same height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from workwell_desktop.documents.frames import Stack
from workwell_desktop.documents.writing import FillingLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import Element, TaggedCanvas


_LOW = 0.4  # of a page: what is lower moves on whole


class Column:
    """One column of blocks. `element` is what all of it belongs to, such as a part in another language."""

    def __init__(self, blocks: Sequence[Flowable], *, heads: int = 0, element: Element | None = None) -> None:
        """`heads` counts the blocks at the beginning that may not stand alone at the foot of a page."""
        self.stack = Stack(blocks)
        self.heads = heads
        self.element = element

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw downwards from `top`."""
        if self.element is None:
            self.stack.draw(canvas, x, top)
        else:
            with canvas.inside(self.element):
                self.stack.draw(canvas, x, top)

    def part(self, blocks: Sequence[Flowable], *, first: bool) -> Column:
        """Make a column of some of the blocks."""
        return Column(blocks, heads=self.heads if first else 0, element=self.element)


class Together(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Columns of blocks, kept on one page when they are not high, and never parted after a heading."""

    def __init__(self, columns: Sequence[Column], house: House, *, gap: float = 0) -> None:
        """Take one column, or several of equal width with a `gap` between them."""
        super().__init__()
        self._columns, self._house, self._gap = list(columns), house, gap
        blocks = self._columns[0].stack.blocks
        self.spaceBefore = blocks[0].getSpaceBefore() if blocks else 0
        self.spaceAfter = max((c.stack.blocks[-1].getSpaceAfter() for c in columns if c.stack.blocks), default=0)

    @property
    def last(self) -> Flowable | None:
        """The last block of the first column."""
        blocks = self._columns[0].stack.blocks
        return blocks[-1] if blocks else None

    def _each(self, width: float) -> float:
        return (width - self._gap * (len(self._columns) - 1)) / len(self._columns)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width and the height of the highest column; lines at the end fill what is left."""
        each = self._each(width)
        for column in self._columns:
            for block in column.stack.blocks[-1:]:
                if isinstance(block, FillingLines):
                    block.offered = height - column.stack.measure_all_but_last(self.canv, each)
        heights = [column.stack.measure(self.canv, each) for column in self._columns]
        self.width, self.height = width, max(heights, default=0.0)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide every column where the page ends; move on whole when low, or with nothing but headings above."""
        self.wrap(width, height)
        fresh = height > self._house.height * 0.9
        if not fresh and self.height <= self._house.height * _LOW:
            return []
        for whole_below in (self._house.height * _LOW, 0.0):
            cuts = [
                column.stack.cut(self.canv, self._each(width), height, whole_below=whole_below)
                for column in self._columns
            ]
            pairs = list(zip(self._columns, cuts, strict=True))
            if not any(len(above) <= column.heads and below for column, (above, below) in pairs):
                break
        else:
            if not fresh:
                return []
        if not any(above for above, _ in cuts) or not any(below for _, below in cuts):
            return []
        first = [column.part(above, first=True) for column, (above, _) in pairs]
        rest = [column.part(below, first=False) for column, (_, below) in pairs]
        above, below = (Together(part, self._house, gap=self._gap) for part in (first, rest))
        above.spaceBefore = self.spaceBefore  # the room above was measured with it
        return [above, below]

    def draw(self) -> None:
        """Draw the columns from left to right."""
        each = self._each(self.width)
        for index, column in enumerate(self._columns):
            column.draw(self.canv, index * (each + self._gap), self.height)
