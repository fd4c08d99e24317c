"""Handout files to handouts: worksheets, notices, letters, and cards to cut out."""

import re

from workwell_desktop.domain.handout_text import PLACES, Audience, Copies, HandoutKind, HandoutText
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import PER_PAGE, Heading, SheetCard
from workwell_desktop.guides.errors import NotAGuide, meant, shortened
from workwell_desktop.guides.front_matter import Head, parted
from workwell_desktop.guides.markdown import Placed, read_pieces

LONGEST_ABOUT = 80
MOST_CARDS = 100

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def read_handout(source: str, where: str) -> HandoutText:
    """Return the handout that a text tells. `where` is how the file is called in a refusal.

    Raises `NotAGuide` naming the line that cannot be read.
    """
    parts = parted(source, where)
    _refuse_unknown_places(source, where)
    head = Head(parts.head, where)
    handout = _handout(head)
    per_page = head.whole("per_page", PER_PAGE[0], PER_PAGE[-1], 0)
    if per_page and per_page not in PER_PAGE:
        head.wrong("per_page", f"is one of {', '.join(map(str, PER_PAGE))}.")
    if not per_page and handout["kind"] is HandoutKind.CARD:
        head.wrong("per_page", "says how many cards fit on a page, such as 4. A card needs it.")
    head.done()
    placed = read_pieces(parts.body, where, parts.body_line)
    if not placed:
        raise NotAGuide(where, parts.body_line, "there is no text yet below the head.")
    if per_page:
        return HandoutText(**handout, per_page=per_page, cards=_cards(placed, where))  # type: ignore[arg-type]
    _refuse_levels(placed, where, (2, 3), "a heading begins with ## or ###. The title stands in the head.")
    return HandoutText(**handout, pieces=tuple(each.piece for each in placed))  # type: ignore[arg-type]


def _handout(head: Head) -> dict[str, object]:
    return {
        "key": head.key(),
        "language": head.one_of(Language, "language", Language.ENGLISH),
        "version": head.version(),
        "translates": head.version_translated(),
        "title": head.text("title", needed=True),
        "kind": head.one_of(HandoutKind, "kind", HandoutKind.HANDOUT),
        "about": head.text("about", longest=LONGEST_ABOUT),
        "lead": head.text("lead", longest=200),
        "corner": head.text("corner"),
        "audience": head.one_of(Audience, "audience", Audience.PARTICIPANTS),
        "copies": head.one_of(Copies, "copies", Copies.EACH),
        "themes": head.texts("themes"),
    }


def _cards(placed: tuple[Placed, ...], where: str) -> tuple[SheetCard, ...]:
    """Return the cards that `#` headings begin; without one, everything is one card."""
    starts = [number for number, each in enumerate(placed) if _level(each) == 1]
    if not starts:
        return (SheetCard("", tuple(each.piece for each in placed)),)
    if starts[0] > 0:
        raise NotAGuide(where, placed[0].line, "this stands before the first card. A card begins with #.")
    if len(starts) > MOST_CARDS:
        raise NotAGuide(where, placed[0].line, f"there are {len(starts)} cards; {MOST_CARDS} is the most.")
    _refuse_levels(placed, where, (1, 2, 3), "a heading on a card begins with ## or ###.")
    return tuple(_card(placed[start:end]) for start, end in zip(starts, [*starts[1:], len(placed)], strict=True))


def _card(placed: tuple[Placed, ...]) -> SheetCard:
    title, *rest = (each.piece for each in placed)
    return SheetCard(title.text if isinstance(title, Heading) else "", tuple(rest))


def _level(placed: Placed) -> int:
    return placed.piece.level if isinstance(placed.piece, Heading) else 0


def _refuse_levels(placed: tuple[Placed, ...], where: str, levels: tuple[int, ...], what: str) -> None:
    for each in placed:
        if isinstance(each.piece, Heading) and (each.piece.level not in levels or not each.piece.text):
            raise NotAGuide(where, each.line, what)


def _refuse_unknown_places(source: str, where: str) -> None:
    for number, line in enumerate(source.splitlines(), 1):
        for found in _BRACES.finditer(line):
            if found[1] is None or found[1] not in PLACES:
                name = shortened(found[1] or "")
                guess = meant(name, PLACES) or " Known ones are {group}, {day}, {place} and the like."
                raise NotAGuide(where, number, f"nothing can be filled in at “{{{name}}}”.{guess}")
