"""Papers that are text to read, fill in and keep, as plain values: pieces one below the other, or cards to cut out.

A sheet knows no font and no measure. The same pieces are shown in the reader on the screen and drawn on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workwell_desktop.domain.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.domain.letterhead import Letterhead


@dataclass(frozen=True)
class Run:
    """Some words of a paragraph, perhaps strong."""

    text: str
    strong: bool = False


Rich = tuple[Run, ...]
"""The words of a paragraph or an item, in order."""


def rich(text: str) -> Rich:
    """Return plain words as rich ones."""
    return (Run(text),) if text else ()


def plain(words: Rich) -> str:
    """Return the words without their strength."""
    return "".join(run.text for run in words)


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 begins a chapter of a booklet on a new page, 2 a section, 3 a part of it."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text."""

    words: Rich


@dataclass(frozen=True)
class Bullets:
    """A list, numbered when `ordered`."""

    items: tuple[Rich, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Ticks:
    """A list with boxes to tick."""

    items: tuple[Rich, ...]


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on; 0 fills what is left of the page, at least four."""

    count: int


@dataclass(frozen=True)
class Fields:
    """Rows of short captions, each with a line to write on; the captions of a row share its width."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Scale:
    """Whole numbers from `first` to `last` to ring, with words for both ends."""

    first: int
    last: int
    low: str
    high: str


@dataclass(frozen=True)
class Ring:
    """One ring of a figure of rings: its name, and quieter words that may be empty."""

    name: str
    quiet: str = ""


@dataclass(frozen=True)
class Rings:
    """Rings one within the other, the innermost first, to write names into."""

    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Choices:
    """Single words or short phrases, each with a box to tick, in as many columns as fit."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with a head. Empty cells are there to be written in. Every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a ragged table with ValueError."""
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a row of a table has not as many cells as its head")


@dataclass(frozen=True)
class Box:
    """Pieces set apart by a border."""

    pieces: tuple[Piece, ...]


Piece = Heading | Paragraph | Bullets | Ticks | Lines | Fields | Scale | Rings | Choices | Table | Box


class Manner(StrEnum):
    """How a sheet is set: to be held, to be read from across a room, or with contents and chapters."""

    SHEET = "sheet"
    POSTER = "poster"
    BOOKLET = "booklet"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper of pieces.

    `small` is the quiet line above the title, `corner` the words opposite it, `lead` the line under it, `foot` the
    words at the foot of each page (the title when empty). `second` is the same sheet in another language, set beside
    this one, piece by piece. `letterhead` stands at the top of the first page.
    """

    title: str
    pieces: tuple[Piece, ...] = ()
    language: Language = Language.ENGLISH
    manner: Manner = Manner.SHEET
    small: str = ""
    corner: str = ""
    lead: str = ""
    foot: str = ""
    second: Sheet | None = None
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class SheetCard:
    """One card to cut out; the title may be empty."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class CardSheet:
    """Cards to cut out, `per_page` (2, 4, 6, 8 or 10) on a page with cut marks.

    With `fill` the cards are repeated until the last page is full: one card gives a page of the same.
    """

    title: str
    cards: tuple[SheetCard, ...]
    per_page: int
    fill: bool = False
    language: Language = Language.ENGLISH


PER_PAGE = (2, 4, 6, 8, 10)
"""How many cards a page may hold."""


def with_words(piece: Piece, change: Callable[[str], str]) -> Piece:
    """Return the piece with every text in it changed."""

    def changed(words: Rich) -> Rich:
        return tuple(replace(run, text=change(run.text)) for run in words)

    match piece:
        case Heading(text=text):
            return replace(piece, text=change(text))
        case Paragraph(words=words):
            return Paragraph(changed(words))
        case Bullets(items=items) | Ticks(items=items):
            return replace(piece, items=tuple(map(changed, items)))
        case Fields(rows=rows):
            return Fields(tuple(tuple(map(change, row)) for row in rows))
        case Scale(low=low, high=high):
            return replace(piece, low=change(low), high=change(high))
        case Rings(rings=rings):
            return Rings(tuple(Ring(change(ring.name), change(ring.quiet)) for ring in rings))
        case Choices(words=choices):
            return Choices(tuple(map(change, choices)))
        case Table(head=head, rows=rows):
            return Table(tuple(map(change, head)), tuple(tuple(map(change, row)) for row in rows))
        case Box(pieces=pieces):
            return Box(tuple(with_words(each, change) for each in pieces))
    return piece
