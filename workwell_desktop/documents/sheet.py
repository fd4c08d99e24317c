"""A sheet: pieces one below the other, such as a worksheet, a handout, a form or a letter."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workwell_desktop.documents.fitting import height_of
from workwell_desktop.documents.keeping import Column, Together
from workwell_desktop.documents.letterhead import letterhead
from workwell_desktop.documents.opening import Head, opened
from workwell_desktop.documents.pieces import Setter
from workwell_desktop.documents.writing import FillingLines
from workwell_desktop.domain.sheet import Bullets, Choices, Heading, Lines, Paragraph, Piece, Scale, Ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.sheet import Sheet

_MOST_BEFORE = 2  # paragraphs that are kept with the list or the lines they introduce


def story(paper: Sheet, house: House) -> list[Flowable]:
    """Lay out the sheet under its letterhead, which makes itself small where that saves a second page."""
    blocks = _story(paper, house)
    if paper.letterhead is None or height_of(blocks, house.width) <= house.height:
        return blocks
    snug = _story(paper, house, snug=True)
    return snug if height_of(snug, house.width) <= house.height else blocks


def _story(paper: Sheet, house: House, *, snug: bool = False) -> list[Flowable]:
    head = letterhead(paper, house, snug=snug)
    return [*head, *opened(house, head_of(paper)), *kept(paper.pieces, Setter(house, house.width), house)]


def head_of(paper: Sheet) -> Head:
    """Give the words at the top of a sheet."""
    return Head(title=paper.title, small=paper.small, subtitle=paper.lead, corner=paper.corner)


def kept(pieces: Sequence[Piece], setter: Setter, house: House) -> list[Flowable]:
    """Set pieces so that what belongs together stays together."""
    blocks = [_group(group, setter, house) for group in groups(pieces)]
    made = [block for block in blocks if block is not None]
    for first in made[:1]:
        first.spaceBefore = 2
    _reserve(made)
    return list(made)


def groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Gather headings with what follows them, and paragraphs, lists and choices with the lines they ask for."""
    group: list[Piece] = []
    for piece in pieces:
        if group and _begins_anew(piece, group):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _begins_anew(piece: Piece, group: Sequence[Piece]) -> bool:
    """Say whether a piece may be parted from the ones before it."""
    last = group[-1]
    if isinstance(last, Heading):
        return False
    if isinstance(piece, Heading):
        return True
    if isinstance(last, Paragraph):
        return isinstance(piece, Paragraph) and sum(isinstance(each, Paragraph) for each in group) == _MOST_BEFORE
    return not (isinstance(piece, Lines) and isinstance(last, (Bullets, Ticks, Choices, Scale)))


def heads_of(group: Sequence[Piece]) -> int:
    """Count the headings a group begins with."""
    first, same = next(groupby(group, key=lambda piece: isinstance(piece, Heading)))
    return len(list(same)) if first else 0


def _group(group: Sequence[Piece], setter: Setter, house: House) -> Together | None:
    blocks = [block for piece in group for block in setter.set(piece)]
    return Together([Column(blocks, heads=heads_of(group))], house) if blocks else None


def _reserve(made: Sequence[Together]) -> None:
    """Let lines that fill the page leave room for what comes after them."""
    for index, block in enumerate(made):
        last = block.last
        if isinstance(last, FillingLines):
            last.after = list(made[index + 1 :])
            return
