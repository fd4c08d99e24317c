"""Ruled tables with a repeated head, tagged as tables.

Cells hold short text, a box to tick, or nothing; they never hold other blocks. A name too long for its cell is
cut with an ellipsis, so that a row always fits on a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING, Self

from reportlab.platypus import CondPageBreak, Flowable

from workwell_desktop.documents.blocks import draw_tick_box
from workwell_desktop.documents.house_style import HAIRLINE, HEAVY_RULE
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face
    from workwell_desktop.documents.tagging import TaggedCanvas

MOST_LINES = 3
_PADDING = 5.0
_HATCH_STEP = 6.0
_FEWEST_ROWS = 3  # on the last page of a table


class Filling(Enum):
    """What a cell shows besides its text."""

    NOTHING = "nothing"
    TICK_BOX = "tick box"
    HATCHING = "hatching"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell: text in a face, centred or from the left, and perhaps a filling. `head` makes it a TH."""

    text: str = ""
    face: Face
    centred: bool = False
    filling: Filling = Filling.NOTHING
    head: str = ""


@dataclass(frozen=True)
class _Line:
    """A row broken into lines and measured."""

    cells: tuple[Cell, ...]
    lines: tuple[tuple[str, ...], ...]
    height: float


class Grid(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A table with thin rules, a heavy rule under its head, and rows at least `row_height` high."""

    def __init__(
        self,
        house: House,
        widths: Sequence[float],
        *,
        head: Sequence[Cell],
        rows: Sequence[Sequence[Cell]],
        row_height: float,
    ) -> None:
        """`widths` in points, one per column, as many as each row has cells."""
        super().__init__()
        self._house, self._widths = house, tuple(widths)
        self._head = self._measured([replace(cell, head="Column") for cell in head], 0, self.most_head_lines(house))
        most = self.most_lines(house)
        self._rows = [self._measured(row, row_height, most) for row in rows]
        self._element = Element("Table")
        self._continued = False

    @staticmethod
    def most_lines(_house: House) -> int:
        """Say how many lines a cell may have before it is cut."""
        return MOST_LINES

    @staticmethod
    def most_head_lines(_house: House) -> int:
        """Say how many lines a cell of the head may have before it is cut."""
        return MOST_LINES

    def _measured(self, cells: Sequence[Cell], least: float, most: int) -> _Line:
        lettering = self._house.lettering
        lines = tuple(
            tuple(lettering.paragraphs(cell.text, cell.face, width - _room_lost(cell), most))
            for cell, width in zip(cells, self._widths, strict=True)
        )
        heights = (len(line) * _leading(cell.face) for cell, line in zip(cells, lines, strict=True))
        return _Line(tuple(cells), lines, max(least, max(heights, default=0) + 2 * _PADDING))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for the sum of widths and heights."""
        self.width = sum(self._widths)
        self.height = self._head.height + sum(row.height for row in self._rows)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Divide between rows; both parts carry the head and are one table to a screen reader."""
        room = height - self._head.height
        count = 0
        while count < len(self._rows) and self._rows[count].height <= room:
            room -= self._rows[count].height
            count += 1
        if count < len(self._rows):
            count = min(count, max(len(self._rows) - _FEWEST_ROWS, 1))
        if count == 0 or count == len(self._rows):
            return []
        rest = self._part(self._rows[count:], True)
        _, rest_height = rest.wrap(0, 0)
        return [self._part(self._rows[:count], self._continued), CondPageBreak(rest_height), rest]

    def _part(self, rows: list[_Line], continued: bool) -> Grid:
        part = type(self)(self._house, self._widths, head=self._head.cells, rows=(), row_height=0)
        return part.continuing(self._element, rows, continued=continued)

    def continuing(self, element: Element, rows: list[_Line], *, continued: bool) -> Self:
        """Become a part of another table: the same `element`, some of its rows."""
        self._rows, self._element, self._continued = rows, element, continued
        return self

    def draw(self) -> None:
        """Draw the rules as decoration, then row after row."""
        canvas = self.canv
        with canvas.artifact():
            self._draw_rules(canvas)
        with canvas.inside(self._element):
            top = self.height
            for index, row in enumerate((self._head, *self._rows)):
                if index == 0 and self._continued:
                    with canvas.artifact("Pagination"):
                        self._draw_words(canvas, row, top)
                else:
                    with canvas.inside(Element("TR")):
                        self._draw_row(canvas, row, top)
                top -= row.height

    def _draw_rules(self, canvas: TaggedCanvas) -> None:
        top = self.height
        levels = [top]
        for row in (self._head, *self._rows):
            self._draw_fillings(canvas, row, top)
            top -= row.height
            levels.append(top)
        columns = accumulate(self._widths, initial=0.0)
        canvas.strokes(HAIRLINE, [(0, level, self.width, level) for level in levels])
        canvas.strokes(HAIRLINE, [(x, 0, x, self.height) for x in columns])
        canvas.strokes(HEAVY_RULE * 0.75, [(0, levels[1], self.width, levels[1])])

    def _draw_fillings(self, canvas: TaggedCanvas, row: _Line, top: float) -> None:
        x = 0.0
        for cell, width in zip(row.cells, self._widths, strict=True):
            if cell.filling is Filling.TICK_BOX:
                size = self._house.tick
                draw_tick_box(canvas, x + (width - size) / 2, top - (row.height + size) / 2, size)
            elif cell.filling is Filling.HATCHING:
                _hatch(canvas, x, top - row.height, width, row.height)
            x += width

    def _draw_row(self, canvas: TaggedCanvas, row: _Line, top: float) -> None:
        x = 0.0
        for index, cell in enumerate(row.cells):
            with canvas.inside(Element("TH", scope=cell.head) if cell.head else Element("TD")):
                if row.lines[index]:
                    with canvas.marked():
                        self._draw_cell(canvas, row, index, x, top)
            x += self._widths[index]

    def _draw_words(self, canvas: TaggedCanvas, row: _Line, top: float) -> None:
        x = 0.0
        for index, width in enumerate(self._widths):
            self._draw_cell(canvas, row, index, x, top)
            x += width

    def _draw_cell(self, canvas: TaggedCanvas, row: _Line, index: int, x: float, top: float) -> None:
        cell, width = row.cells[index], self._widths[index]
        leading = _leading(cell.face)
        used = len(row.lines[index]) * leading
        above = _PADDING if cell.head == "Column" else (row.height - used) / 2
        baseline = top - above - cell.face.size * 0.98
        for line in row.lines[index]:
            inset = (width - self._house.lettering.width(line, cell.face)) / 2 if cell.centred else _PADDING + 1
            draw_line(canvas, self._house, f"{line} ", cell.face, (x + inset, baseline))
            baseline -= leading


class TextGrid(Grid):
    """A table whose cells hold sentences: one is cut only where its row would not fit on a page."""

    @staticmethod
    def most_lines(house: House) -> int:
        """Allow two thirds of a page."""
        return int(house.height * 0.66 / _leading(house.body))

    @staticmethod
    def most_head_lines(house: House) -> int:
        """Allow a quarter of a page, so that a row has room below its head."""
        return int(house.height * 0.25 / _leading(house.small))


class GridWithFoot(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A table and what belongs below it: no page has the foot alone, some rows of the table stand above it."""

    def __init__(self, grid: Grid, foot: Sequence[Flowable]) -> None:
        super().__init__()
        self._grid, self._foot = grid, list(foot)
        self._heights: list[float] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Ask for the height of both."""
        self._heights = [block.wrapOn(self.canv, width, 1e6)[1] + block.getSpaceAfter() for block in self._foot]
        self.width, self.height = width, self._grid.wrapOn(self.canv, width, 1e6)[1] + sum(self._heights)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide the table; of one that fits without its foot, the last rows go on with the foot."""
        grid_height = self._grid.wrapOn(self.canv, width, 1e6)[1]
        parts = self._grid.splitOn(self.canv, width, min(height, grid_height - 1))
        if not parts:
            return []
        rest = GridWithFoot(parts[-1], self._foot)
        return [*parts[:-2], CondPageBreak(rest.wrapOn(self.canv, width, 1e6)[1]), rest]

    def draw(self) -> None:
        """Draw the table, then the foot beneath it."""
        top = self.height - self._grid.height
        self._grid.drawOn(self.canv, 0, top)
        for block, height in zip(self._foot, self._heights, strict=True):
            block.drawOn(self.canv, 0, top - height + block.getSpaceAfter())
            top -= height


def draw_line(canvas: TaggedCanvas, house: House, line: str, face: Face, start: tuple[float, float]) -> None:
    """Draw one line of cleaned text from `start`, changing fonts where the typeface lacks a letter."""
    x, baseline = start
    for piece in house.lettering.pieces(line, face):
        canvas.setFont(piece.font, face.size)
        canvas.drawString(x, baseline, piece.text)
        x += canvas.stringWidth(piece.text, piece.font, face.size)


def _leading(face: Face) -> float:
    return face.size * 1.25


def _room_lost(cell: Cell) -> float:
    return 2.0 if cell.centred else 2 * _PADDING


def _hatch(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Fill a cell with slanting lines: a pattern survives the photocopier, a tint does not."""
    first, last = int((x - y - height) // _HATCH_STEP), int((x - y + width) // _HATCH_STEP)
    lines = []
    for offset in (line * _HATCH_STEP + y - x for line in range(first, last + 1)):
        begin, end = max(0.0, -offset), min(height, width - offset)
        if begin < end:
            lines.append((x + offset + begin, y + begin, x + offset + end, y + end))
    canvas.strokes(HAIRLINE, lines)
