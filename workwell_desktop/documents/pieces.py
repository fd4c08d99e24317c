"""Sets the pieces of a sheet: each becomes the blocks that draw it, with headings in an order that skips none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.enums import TA_CENTER

from workwell_desktop.documents.blocks import Marks, Place, items, rich_text, text
from workwell_desktop.documents.figures import RingsFigure, ScaleFigure
from workwell_desktop.documents.frames import Boxed
from workwell_desktop.documents.grid import Cell, TextGrid
from workwell_desktop.documents.house_style import RULE
from workwell_desktop.documents.lettering import ELLIPSIS, clean
from workwell_desktop.documents.table_widths import column_widths
from workwell_desktop.documents.writing import FieldRow, FillingLines, RuledLines, choice_rows
from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    Choices,
    Fields,
    Heading,
    Lines,
    Paragraph,
    Piece,
    Rings,
    Scale,
    Table,
    Ticks,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.blocks import Text
    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.sheet import Rich

LONGEST_BOOKMARK = 90
_FEWEST_LINES = 4  # that "the rest of the page" may mean
_FEWEST_ON_A_CARD = 2


def is_chapter(heading: Heading) -> bool:
    """Say whether a heading of a booklet is listed in its contents and in the outline of the file."""
    return heading.level < 3 and bool(heading.text.strip())


def chapter_title(heading: Heading) -> str:
    """Give the words of a heading as a list shows them; very many end in an ellipsis."""
    words = clean(" ".join(heading.text.split()))
    return words if len(words) <= LONGEST_BOOKMARK else words[: LONGEST_BOOKMARK - 1].rstrip() + ELLIPSIS


class Setter:
    """Sets pieces in one column, remembering the last heading so that no level is skipped."""

    def __init__(self, house: House, width: float, *, chapters: bool = False, top: int = 1) -> None:
        """`top` is the level of the heading above all pieces; with `chapters`, level 1 counts as the next one."""
        self.house, self.width = house, width
        self._last, self._top, self._chapters = top, top, chapters
        self._count = 0
        self._below_rings = self._boxed = False

    def set(self, piece: Piece) -> list[Flowable]:
        """Give the blocks of one piece."""
        made = self._made(piece)
        self._below_rings = isinstance(piece, Rings)
        return made

    def _made(self, piece: Piece) -> list[Flowable]:
        house = self.house
        match piece:
            case Heading():
                return [self._heading(piece)]
            case Paragraph(words=words):
                return [self._paragraph(words)]
            case Bullets(items=listed, ordered=ordered):
                return self._list(items(house, listed, Marks.NUMBERS if ordered else Marks.DOTS, width=self.width))
            case Ticks(items=listed):
                return self._list(items(house, listed, Marks.BOXES, width=self.width))
            case Table():
                return self._table(piece)
            case Box(pieces=pieces):
                return self._box(pieces)
        return self._written_in(piece)

    def _written_in(self, piece: Piece) -> list[Flowable]:
        house = self.house
        match piece:
            case Lines(count=0):
                return [
                    FillingLines(house.writing_gap, fewest=_FEWEST_LINES if self._top == 1 else _FEWEST_ON_A_CARD)
                ]
            case Lines(count=count):
                return self._apart([RuledLines(house.writing_gap, count)])
            case Fields(rows=rows):
                return self._apart([FieldRow(house, row) for row in rows if row])
            case Scale():
                return [ScaleFigure(house, piece)]
            case Rings(rings=rings):
                return [RingsFigure(house, rings)] if rings else []
            case Choices(words=words):
                return self._apart(list(choice_rows(house, words, self.width)))
        return []

    def _paragraph(self, words: Rich) -> Text:
        """Make a paragraph; what is said just below a figure of rings stands in the middle, as the figure does."""
        made = rich_text(self.house, words, self.house.body, width=self.width)
        if self._below_rings:
            made.style.alignment, made.style.rightIndent = TA_CENTER, 0
        return made

    def _heading(self, heading: Heading) -> Text:
        house = self.house
        wanted = heading.level + (1 if self._chapters else 0)
        level = min(max(wanted, 2), self._last + 1, 6)
        self._last = level
        face = {1: house.chapter, 2: house.heading}.get(heading.level, house.strong)
        made = text(house, heading.text, face, role=f"H{level}")
        made.style.spaceBefore = face.size * (1.1 if heading.level < 3 else 0.9)
        made.style.spaceAfter = face.size * 0.3
        if self._chapters and not self._boxed and is_chapter(heading):
            self._count += 1
            made.place = Place(f"chapter-{self._count}", chapter_title(heading), level - 2)
        return made

    def _list(self, made: list[Text]) -> list[Flowable]:
        if made:
            *_, last = made
            last.style = last.style.clone("last", spaceAfter=self.house.body.size * 0.6)
        return list(made)

    def _apart(self, made: list[Flowable]) -> list[Flowable]:
        """Leave a little space below the last block of places to write."""
        if made:
            made[-1].spaceAfter = self.house.body.size * 0.6
        return made

    def _table(self, table: Table) -> list[Flowable]:
        house = self.house
        if not table.head:
            return []
        widths = column_widths(house, table, self.width)
        named = len(table.head) > 1 and all(row[0].strip() for row in table.rows)
        head = [Cell(text=words, face=house.strong) for words in table.head]
        rows = [
            [
                Cell(text=words, face=house.body, head="Row" if named and column == 0 else "")
                for column, words in enumerate(row)
            ]
            for row in table.rows
        ]
        written = any(not words.strip() for row in table.rows for words in row)
        grid = TextGrid(house, widths, head=head, rows=rows, row_height=house.writing_gap if written else 0)
        grid.spaceBefore = grid.spaceAfter = house.body.size * 0.7
        return [grid]

    def _box(self, pieces: Iterable[Piece]) -> list[Flowable]:
        padding = self.house.body.size * 0.9
        outer, self.width = self.width, self.width - 2 * padding
        boxed, self._boxed = self._boxed, True
        blocks = [block for piece in pieces for block in self.set(piece)]
        self.width, self._boxed = outer, boxed
        if not blocks:
            return []
        made = Boxed(blocks, weight=RULE * 1.3, padding=padding)
        made.spaceBefore = made.spaceAfter = self.house.body.size * 0.7
        return [made]
