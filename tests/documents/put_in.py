"""What a reader of a paper should be told, worked out from the paper alone, and whether that is what came out.

Letters are compared without the spaces between them: a line that ends in the middle of an endless word has none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import cycle, islice
from typing import TYPE_CHECKING

from workwell_desktop.documents.wording import words_of
from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    CardSheet,
    Choices,
    Fields,
    Heading,
    Manner,
    Paragraph,
    Piece,
    Rings,
    Scale,
    Sheet,
    Table,
    Ticks,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


ELLIPSIS = "..."
_MOST_NUMBERS = 101
_FEWEST_CHAPTERS = 3
_SHOWN = 40
"""Letters around a difference that are enough to find it."""


def told(paper: Sheet | CardSheet, *, cards: int | None = None) -> Iterator[str]:
    """Give the texts of a paper in the order in which they are read; of cards that fill a page, so many of them."""
    if isinstance(paper, CardSheet):
        yield paper.title
        for card in islice(cycle(paper.cards), len(paper.cards) if cards is None else cards):
            yield card.title
            yield from _pieces(card.pieces)
        return
    if paper.letterhead is not None:
        yield from (paper.letterhead.name, paper.letterhead.contact)
    yield from _sheet(paper)
    if paper.second is not None:
        yield from _sheet(paper.second)


def _sheet(paper: Sheet) -> Iterator[str]:
    yield from (paper.small, paper.corner, paper.title, paper.lead)
    pieces = paper.pieces
    if paper.manner is Manner.BOOKLET:
        first = next(
            (i for i, each in enumerate(pieces) if isinstance(each, Heading) and each.level == 1), len(pieces)
        )
        yield from _pieces(pieces[:first])
        yield from _contents(paper)
        pieces = pieces[first:]
    yield from _pieces(pieces)


def _contents(paper: Sheet) -> Iterator[str]:
    chapters = [
        each.text for each in paper.pieces if isinstance(each, Heading) and each.level < 3 and each.text.strip()
    ]
    if len(chapters) >= _FEWEST_CHAPTERS:
        yield words_of(paper.language)("contents")
        for chapter in chapters:
            yield chapter
            yield PAGE_NUMBER


PAGE_NUMBER = "\ufdd0"
"""Stands for a number that only the finished paper knows."""


def _pieces(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(text=text):
            yield text
        case Paragraph(words=words):
            yield plain(words)
        case Bullets(items=items, ordered=ordered):
            shown = [plain(item) for item in items if plain(item).strip()]
            for number, item in enumerate(shown, start=1):
                yield f"{number}." if ordered else ""
                yield item
        case Ticks(items=items):
            yield from map(plain, items)
        case Fields(rows=rows) | Table(head=_, rows=rows) if isinstance(piece, (Fields, Table)):
            if isinstance(piece, Table):
                yield from piece.head
            yield from (cell for row in rows for cell in row)
        case Scale():
            first, last = sorted((piece.first, piece.last))
            yield from map(str, range(first, min(last, first + _MOST_NUMBERS - 1) + 1))
            yield from (piece.low, piece.high)
        case Rings(rings=rings):
            yield from (words for ring in rings for words in (ring.name, ring.quiet))
        case Choices(words=choices):
            yield from (words for words in choices if words.strip())
        case Box(pieces=pieces):
            yield from _pieces(pieces)


def difference(expected: Iterable[str], came_out: str, *, may_be_cut: bool = False) -> str:
    """Say where what came out is not what was expected; empty when it is.

    A letter that no font here has may come out as its code. With `may_be_cut`, an ellipsis stands for the rest of a
    text, and for those that would have followed it on the same card.
    """
    rest, position, cut = squeezed(came_out), 0, False
    for text in expected:
        wanted = squeezed(text)
        if wanted == PAGE_NUMBER:
            while rest[position : position + 1].isdigit():
                position += 1
            continue
        end, left = _followed(wanted, rest, position)
        if not left:
            position, cut = end, cut and not wanted
        elif may_be_cut and (after := _after_ellipsis(rest, position, end)):
            position, cut = after, True
        elif not (cut and end == position):
            read = rest[end : end + _SHOWN]
            return f"after “{rest[max(0, end - _SHOWN) : end]}”: expected “{left[:_SHOWN]}”, read “{read}”"
    return f"more than was put in: “{rest[position : position + _SHOWN]}”" if position < len(rest) else ""


def _after_ellipsis(rest: str, start: int, end: int) -> int:
    """Return where an ellipsis ends that stands here, else 0; its dots may have been taken for full stops."""
    begin = next((each for each in range(end, max(start, end - 2) - 1, -1) if rest.startswith(ELLIPSIS, each)), None)
    return 0 if begin is None else begin + len(ELLIPSIS)


def _followed(wanted: str, rest: str, position: int) -> tuple[int, str]:
    """Go along both; return where they part and what of the wanted text is left."""
    if rest.startswith(wanted, position):
        return position + len(wanted), ""
    for index, letter in enumerate(wanted):
        if rest.startswith(letter, position):
            position += 1
        elif rest.startswith(code := f"[U+{ord(letter):04X}]", position):
            position += len(code)
        else:
            return position, wanted[index:]
    return position, ""


def squeezed(text: str) -> str:
    """Take out spaces and what has no shape; let letters that are turned round stand in one order in both texts."""
    plainly = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text))
    kept = [
        letter
        for letter in plainly
        if not letter.isspace() and unicodedata.category(letter) not in ("Cf",) and not "\ufe00" <= letter <= "\ufe0f"
    ]
    return "".join(_sorted_runs(kept))


def _sorted_runs(letters: list[str]) -> Iterator[str]:
    run: list[str] = []
    for letter in letters:
        if unicodedata.bidirectional(letter) in ("R", "AL", "NSM"):
            run.append(letter)
            continue
        yield from sorted(run)
        run = []
        yield letter
    yield from sorted(run)


def texts(value: object) -> Iterator[str]:
    """Give every text in a paper, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name))
