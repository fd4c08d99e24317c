"""Cards to cut out: a page is divided by dashed lines, and every card holds a title and pieces.

All cards of one paper have the same size of type: the largest, within what can be read at arm's length, at which
each fits. When not even the smallest is small enough, fewer cards go on a page; at two on a page, a card that holds
more goes on on the next one. Only a single paragraph longer than a card is cut, with an ellipsis.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from workwell_desktop.documents.blocks import text
from workwell_desktop.documents.fitting import height_of, largest, words_whole
from workwell_desktop.documents.frames import Stack
from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import HAIRLINE, UNPRINTABLE
from workwell_desktop.documents.lettering import ELLIPSIS
from workwell_desktop.documents.pieces import Setter
from workwell_desktop.documents.tagging import Element
from workwell_desktop.documents.writing import FillingLines
from workwell_desktop.domain.sheet import PER_PAGE, Bullets, Paragraph, SheetCard, Ticks, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.sheet import CardSheet, Piece, Rich

_ROWS = {2: 2, 4: 2, 6: 3, 8: 4, 10: 5}
_SMALLEST = 10 / 12  # ten points in normal print
_SCALES = tuple(step / 24 for step in (*range(168, 72, -6), *range(72, 19, -1)))  # from seven times the usual size
_USUAL_LARGEST = 1.25
_FEW_LETTERS = 40  # a card that says no more, such as a name badge, is set as large as fits
_PADDING = 13.0
_FULLEST = 4  # cards that decide on the size of type; the others are only asked at the end


class Fit(NamedTuple):
    """How cards were made to fit: how many on a page, in which size, and whether text had to be cut."""

    per_page: int
    scale: float
    cut: bool


class Size(NamedTuple):
    """The size of one card inside its padding."""

    width: float
    height: float


def card_house(house: House) -> House:
    """Make the measures for a page of cards: the whole sheet that a printer can reach."""
    made = house.scaled(1.0)
    made.without_furniture(UNPRINTABLE + 0.5)
    return made


def fit(paper: CardSheet, house: House) -> Fit:
    """Find how many cards go on a page, and how large their type is."""
    wanted = paper.per_page if paper.per_page in PER_PAGE else max(PER_PAGE)
    for per_page in sorted((each for each in PER_PAGE if each <= wanted), reverse=True):
        size = _size(per_page, house)
        cards = _fullest_first(paper.cards, house, size)
        if not _all_fit(cards, house, _SMALLEST, size):
            continue
        scales = [scale for scale in _SCALES if scale <= _most(paper)]
        scale = largest(scales, lambda scale: _all_fit(cards[:_FULLEST], house, scale, size))  # noqa: B023
        scales = [each for each in scales if scale is not None and each <= scale]
        return Fit(per_page, next(each for each in scales if _all_fit(cards, house, each, size)), cut=False)
    return Fit(min(PER_PAGE), _SMALLEST, cut=True)


def _most(paper: CardSheet) -> float:
    few = all(_letters(card) <= _FEW_LETTERS and _only_words(card) for card in paper.cards)
    return max(_SCALES) if few else _USUAL_LARGEST


def _letters(card: SheetCard) -> int:
    return len(card.title) + sum(len(plain(each.words)) for each in card.pieces if isinstance(each, Paragraph))


def _only_words(card: SheetCard) -> bool:
    return all(isinstance(piece, Paragraph) for piece in card.pieces)


def _size(per_page: int, house: House) -> Size:
    columns = 1 if per_page == min(PER_PAGE) else 2
    high = (house.height - _head_height(house)) / _ROWS[per_page]
    return Size(house.width / columns - 2 * _PADDING, high - 2 * _PADDING)


def _head_height(house: House) -> float:
    return house.furniture.size * 1.5


def _fullest_first(cards: Sequence[SheetCard], house: House, size: Size) -> list[SheetCard]:
    """Sort cards by the height of what they hold; each only once."""
    scaled = house.scaled(_SMALLEST)
    heights = {card: height_of(_blocks(card, scaled, size.width), size.width) for card in cards}
    return sorted(heights, key=lambda card: -heights[card])


def _all_fit(cards: Sequence[SheetCard], house: House, scale: float, size: Size) -> bool:
    scaled = house.scaled(scale)
    for card in cards:
        if not words_whole(scaled, card.title, scaled.heading, size.width):
            return False
        if height_of(_blocks(card, scaled, size.width), size.width) > size.height:
            return False
    return True


def _blocks(card: SheetCard, house: House, width: float) -> list[Flowable]:
    setter = Setter(house, width, top=2)
    blocks: list[Flowable] = []
    if card.title.strip():
        title = text(house, card.title, house.heading, role="H2")
        title.style.spaceAfter = house.heading.size * 0.3
        blocks.append(title)
    return blocks + [block for piece in card.pieces for block in setter.set(piece)]


def story(paper: CardSheet, house: House) -> list[Flowable]:
    """Lay out the pages of cards; `house` is that of `card_house`."""
    fitted = fit(paper, house)
    cards = list(paper.cards) or [SheetCard("", ())]
    if fitted.cut:
        scaled, size = house.scaled(fitted.scale), _size(fitted.per_page, house)
        cards = [part for card in cards for part in parts_of(card, scaled, size)]
    if paper.fill:
        count = ceil(len(cards) / fitted.per_page) * fitted.per_page
        cards = [cards[index % len(cards)] for index in range(count)]
    starts = range(0, len(cards), fitted.per_page)
    return [
        CardPage(paper.title, cards[start : start + fitted.per_page], fitted, house, first=start == 0)
        for start in starts
    ]


def parts_of(card: SheetCard, house: House, size: Size) -> list[SheetCard]:
    """Divide a card that holds more than fits: each further part has its title and a number."""

    def fits(pieces: Sequence[Piece]) -> bool:
        return height_of(_blocks(SheetCard(card.title, tuple(pieces)), house, size.width), size.width) <= size.height

    parts: list[list[Piece]] = [[]]
    for piece in card.pieces:
        for each in _divided(piece, [*parts[-1]], fits):
            if parts[-1] and not fits([*parts[-1], each]):
                parts.append([])
            parts[-1].append(each)
    titles = [card.title, *(f"{card.title} ({number})".strip() for number in range(2, len(parts) + 1))]
    return [SheetCard(title, tuple(pieces)) for title, pieces in zip(titles, parts, strict=True)]


def _divided(piece: Piece, above: list[Piece], fits: Callable[[Sequence[Piece]], bool]) -> list[Piece]:
    """Divide a list without numbers where the card ends, so that its first items stay with what is above them."""
    if not isinstance(piece, (Bullets, Ticks)) or (isinstance(piece, Bullets) and piece.ordered):
        return [piece]
    runs: list[tuple[Rich, ...]] = [()]
    for item in piece.items:
        before = above if len(runs) == 1 else []
        if runs[-1] and not fits([*before, replace(piece, items=(*runs[-1], item))]):
            runs.append(())
        runs[-1] = (*runs[-1], item)
    return [replace(piece, items=items) for items in runs]


class CardPage(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """One page of cards under a line that names them."""

    def __init__(self, title: str, cards: Sequence[SheetCard], fitted: Fit, house: House, *, first: bool) -> None:
        super().__init__()
        self._title, self._cards, self._fit, self._house, self._first = title, list(cards), fitted, house, first
        self._size = _size(fitted.per_page, house)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take a whole page."""
        self.width, self.height = width, self._house.height - 0.01
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line, the marks to cut along, then card after card."""
        canvas: TaggedCanvas = self.canv
        self._draw_head(canvas)
        each_width, each_height = self._size.width + 2 * _PADDING, self._size.height + 2 * _PADDING
        columns = round(self.width / each_width)
        rows = ceil(len(self._cards) / columns)
        top = self.height - _head_height(self._house)
        with canvas.artifact():
            canvas.saveState()
            canvas.setDash([4, 4], 0)
            levels = [top - row * each_height for row in range(rows + 1)]
            canvas.strokes(HAIRLINE, [(0, level, self.width, level) for level in levels])
            across = [column * each_width for column in range(columns + 1)]
            canvas.strokes(HAIRLINE, [(x, levels[-1], x, top) for x in across])
            canvas.restoreState()
        scaled = self._house.scaled(self._fit.scale)
        for index, card in enumerate(self._cards):
            row, column = divmod(index, columns)
            self._draw_card(canvas, card, scaled, (column * each_width, top - row * each_height))

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        house = self._house
        lines = house.lettering.lines(self._title, house.furniture, self.width * 0.6, 1)
        hint = house.words("cut_here")
        baseline = self.height - house.furniture.size * 0.9
        if self._first and lines:
            with canvas.inside(Element("H1")), canvas.marked():
                draw_line(canvas, house, lines[0] + " ", house.furniture, (0, baseline))
        elif lines:
            with canvas.artifact("Pagination"):
                draw_line(canvas, house, lines[0], house.furniture, (0, baseline))
        start = self.width - house.lettering.width(hint, house.furniture)
        with canvas.artifact():
            draw_line(canvas, house, hint, house.furniture, (start, baseline))

    def _draw_card(self, canvas: TaggedCanvas, card: SheetCard, house: House, corner: tuple[float, float]) -> None:
        width, room = self._size
        blocks = _blocks(card, house, width)
        used = height_of(blocks, width)
        if used > room:
            blocks = _cut(canvas, blocks, house, self._size)
            used = height_of(blocks, width)
        for block in blocks[-1:]:
            if isinstance(block, FillingLines):
                block.offered = room - (used - block.count * block.gap - 1)
        centred = _only_words(card) and _letters(card) <= _FEW_LETTERS
        start = corner[1] - _PADDING - ((room - used) / 2 if centred and room > used else 0)
        with canvas.inside(Element("Sect")):
            stack = Stack(blocks)
            stack.measure(canvas, width)
            stack.draw(canvas, corner[0] + _PADDING, start)


def _cut(canvas: TaggedCanvas, blocks: list[Flowable], house: House, size: Size) -> list[Flowable]:
    """Keep what fits and say with an ellipsis that there was more."""
    ellipsis = text(house, ELLIPSIS, house.body)
    _, last = ellipsis.wrapOn(canvas, size.width, 1e6)
    fitting, _ = Stack(blocks).cut(canvas, size.width, size.height - last - house.body.size)
    return [*fitting, ellipsis]
