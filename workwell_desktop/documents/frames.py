"""What holds other blocks: panels with a border, panels in a row, a narrow column beside a wide one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from workwell_desktop.documents.blocks import Text
from workwell_desktop.documents.house_style import CORNER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.tagging import TaggedCanvas


_HIGHEST_PANEL = 300.0  # points: fits on every sheet, upright or turned


class Stack:
    """Blocks one below the other, measured for a width."""

    def __init__(self, blocks: Sequence[Flowable]) -> None:
        self.blocks = list(blocks)
        self._heights: list[float] = []
        self._measured_for: float | None = None

    def measure(self, canvas: TaggedCanvas | None, width: float) -> float:
        """Give the height of all, with the spaces between them. reportlab asks several times: answer from memory."""
        if width != self._measured_for:
            self._heights = [float(block.wrapOn(canvas, width, 1e6)[1]) for block in self.blocks]
            self._measured_for = width
        return sum(self._heights) + sum(self._gaps())

    def measure_all_but_last(self, canvas: TaggedCanvas, width: float) -> float:
        """Give the height that is used above the last block."""
        self._measured_for = None
        whole = self.measure(canvas, width)
        self._measured_for = None
        return whole - self._heights[-1]

    def _gaps(self) -> list[float]:
        return [float(max(above.getSpaceAfter(), below.getSpaceBefore())) for above, below in pairwise(self.blocks)]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw all downwards from `top`."""
        for block, height, gap in zip(self.blocks, self._heights, [*self._gaps(), 0.0], strict=False):
            block.drawOn(canvas, x, top - height)
            top -= height + gap

    def cut(
        self, canvas: TaggedCanvas, width: float, room: float, *, whole_below: float = 0
    ) -> tuple[list[Flowable], list[Flowable]]:
        """Divide into what fits in `room` and the rest; tables and boxes lower than `whole_below` are not parted."""
        fitting: list[Flowable] = []
        self.measure(canvas, width)
        for index, (block, gap) in enumerate(zip(self.blocks, [0.0, *self._gaps()], strict=False)):
            room -= gap
            if self._heights[index] > room:
                whole = self._heights[index] < whole_below and not isinstance(block, Text)
                parts = block.splitOn(canvas, width, room) if room > 0 and not whole else []
                self._measured_for = None
                return fitting + parts[:1], parts[1:] + self.blocks[index + (1 if parts else 0) :]
            fitting.append(block)
            room -= self._heights[index]
        return fitting, []


class Panel(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A box with rounded corners around blocks. One too high for a page gives up its border and flows on."""

    def __init__(self, blocks: Sequence[Flowable], *, weight: float, padding: float) -> None:
        super().__init__()
        self.weight, self.padding = weight, padding
        self.least_height = 0.0
        self._stack = Stack(blocks)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width, and at least `least_height`, which panels in a row share."""
        inner = self._stack.measure(self.canv, width - 2 * self.padding)
        self.width, self.height = width, max(self.least_height, inner + 2 * self.padding)
        return self.width, self.height

    @property
    def blocks(self) -> list[Flowable]:
        """What stands in the panel."""
        return self._stack.blocks

    def split(self, width: float, height: float) -> list[Flowable]:
        """Move to the next page whole when it may fit there; otherwise flow on without a border."""
        return _flow(self.canv, self.blocks, width, height) if self.height > _HIGHEST_PANEL else []

    def draw(self) -> None:
        """Draw the border as decoration, then the blocks."""
        inset = self.weight / 2
        with self.canv.artifact():
            self.canv.setLineWidth(self.weight)
            self.canv.roundRect(inset, inset, self.width - self.weight, self.height - self.weight, CORNER)
        self._stack.draw(self.canv, self.padding, self.height - self.padding)


class Boxed(Panel):
    """A box that keeps its border on both pages when it is parted."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Move on whole when low; otherwise divide between its blocks, each part in a border of its own."""
        self.wrap(width, height)
        if self.height <= 2 * _HIGHEST_PANEL * 0.75:
            return []
        inner = width - 2 * self.padding
        above, below = self._stack.cut(self.canv, inner, height - 2 * self.padding)
        if not above or not below:
            return []
        return [Boxed(blocks, weight=self.weight, padding=self.padding) for blocks in (above, below)]


class PanelRow(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Up to three panels side by side, equally wide and equally high."""

    def __init__(self, panels: Sequence[Panel], *, gap: float) -> None:
        super().__init__()
        self.panels, self.gap = list(panels), gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width and the height of the highest panel."""
        self.each = (width - self.gap * (len(self.panels) - 1)) / len(self.panels)
        highest = max(panel.wrapOn(self.canv, self.each, height)[1] for panel in self.panels)
        for panel in self.panels:
            panel.least_height = highest
            panel.wrapOn(self.canv, self.each, height)
        self.width, self.height = width, highest
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Do as a single panel does: all blocks one below the other when the row is too high for a page."""
        blocks = [block for panel in self.panels for block in panel.blocks]
        return _flow(self.canv, blocks, width, height) if self.height > _HIGHEST_PANEL else []

    def draw(self) -> None:
        """Draw them from left to right."""
        for index, panel in enumerate(self.panels):
            panel.drawOn(self.canv, index * (self.each + self.gap), 0)


class Beside(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A narrow column (a time) beside a wide one (what happens then).

    A short one is kept whole. A long one splits: the narrow column stays with the first part.
    """

    def __init__(
        self, left: Sequence[Flowable], right: Sequence[Flowable], *, left_width: float, keep_below: float
    ) -> None:
        """`keep_below` is the height in points up to which it moves to the next page rather than split."""
        super().__init__()
        self.left_width, self.keep_below = left_width, keep_below
        self._left, self._right = Stack(left), Stack(right)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the height of the higher column."""
        left = self._left.measure(self.canv, self.left_width)
        right = self._right.measure(self.canv, width - self.left_width)
        self.width, self.height = width, max(left, right)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide the wide column where the page ends, never leaving a heading alone above the break."""
        self.wrap(width, height)
        if self.height <= self.keep_below or self._left.measure(self.canv, self.left_width) > height:
            return []
        above, below = self._right.cut(self.canv, width - self.left_width, height)
        fewest = 2 if self._left.blocks and len(self._right.blocks) > 1 else 1
        if len(above) < fewest or not below:
            return []
        return [self._part(self._left.blocks, above), self._part([], below)]

    def _part(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> Beside:
        return Beside(left, right, left_width=self.left_width, keep_below=self.keep_below)

    def draw(self) -> None:
        """Draw the narrow column first: a time is read before what happens then."""
        self._left.draw(self.canv, 0, self.height)
        self._right.draw(self.canv, self.left_width, self.height)


def _flow(canvas: TaggedCanvas, blocks: list[Flowable], width: float, height: float) -> list[Flowable]:
    """Divide blocks so that the first ones fit; nothing when not even one does."""
    fitting, rest = Stack(blocks).cut(canvas, width, height - blocks[0].getSpaceBefore())
    return [*fitting, *rest] if fitting else []
