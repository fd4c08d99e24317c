"""A sheet in two languages side by side on a turned page: each piece begins at the height of its translation.

A screen reader is given the whole sheet in the first language, then the whole in the second, each in its own voice.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from workwell_desktop.documents.blocks import Rule
from workwell_desktop.documents.fitting import height_of, words_whole
from workwell_desktop.documents.house_style import HEAVY_RULE
from workwell_desktop.documents.keeping import Column, Together
from workwell_desktop.documents.letterhead import letterhead
from workwell_desktop.documents.opening import Head, opening
from workwell_desktop.documents.pieces import Setter
from workwell_desktop.documents.sheet import groups, head_of, heads_of
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.sheet import Piece, Sheet

_GAP = 12 * mm


class _Side:
    """One language's half of the sheet."""

    def __init__(self, paper: Sheet, house: House, width: float) -> None:
        self.house = house.in_language(paper.language)
        self.paper, self.width = paper, width
        self._setter = Setter(self.house, width)
        self._element = Element("Sect", language=paper.language.tag)

    def top(self) -> list[Column]:
        """Give the words at the top: the quiet line, the title, and the line under it, apart."""
        whole = head_of(self.paper)
        quiet, subtitle = Head("", small=whole.small, corner=whole.corner), Head("", subtitle=whole.subtitle)
        parts = [opening(self.house, head, width=self.width) for head in (quiet, Head(whole.title), subtitle)]
        return [Column(blocks, element=self._element) for blocks in parts]

    def column(self, pieces: Sequence[Piece]) -> Column:
        """Set some of the pieces."""
        blocks = [block for piece in pieces for block in self._setter.set(piece)]
        return Column(blocks, heads=heads_of(pieces) if pieces else 0, element=self._element)


def fits(paper: Sheet, house: House) -> bool:
    """Say whether both languages fit on one page in this size of type, no title broken within a word."""
    width = (house.width - _GAP) / 2
    titles = [each.title for each in (paper, paper.second) if each is not None]
    whole = all(words_whole(house, title, house.title, width) for title in titles)
    return whole and height_of(story(paper, house), house.width) <= house.height - 1


def story(paper: Sheet, house: House) -> list[Flowable]:
    """Lay out the sheet beside its `second`; `house` is that of a turned page."""
    width = (house.width - _GAP) / 2
    sides = [_Side(each, house, width) for each in (paper, paper.second) if each is not None]
    tops = zip(*(side.top() for side in sides), strict=True)
    blocks: list[Flowable] = letterhead(paper, house)
    blocks += [Together(row, house, gap=_GAP) for row in tops if any(column.stack.blocks for column in row)]
    blocks.append(Rule(house, HEAVY_RULE, before=9, after=11))
    return blocks + _body(sides, house)


def _body(sides: Sequence[_Side], house: House) -> list[Flowable]:
    made: list[Flowable] = []
    for pair in _rows(*(side.paper.pieces for side in sides)):
        columns = [side.column(pieces) for side, pieces in zip(sides, pair, strict=True)]
        if any(column.stack.blocks for column in columns):
            made.append(Together(columns, house, gap=_GAP))
    for first in made[:1]:
        first.spaceBefore = 2
    return made


def _rows(first: Sequence[Piece], second: Sequence[Piece]) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Pair groups of pieces with as many of the other language; what one has more of comes last."""
    others = iter(second)
    for group in groups(first):
        yield group, list(islice(others, len(group)))
    for group in groups(list(others)):
        yield [], group
