"""Whether a paper can be read and photocopied: what is found, in sentences, and nothing when all is well."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.readability import grade, sentences, words
from workwell_desktop.domain.sheet import Box, Bullets, CardSheet, Manner, Paragraph, Piece, Sheet, Ticks, plain

HIGHEST_GRADE = 8.0
AGE_AT_SCHOOL = 6
"""Years that a school grade lies behind an age."""

LEAST_WORDS = 40
"""Words below which a grade says more about the formula than about the text."""

LONGEST_SENTENCE = 30
"""Words a reader can hold in mind at once, with some patience."""

LONGEST_CAPITALS = 4
"""Words in capitals one after the other that can still be read at a glance."""

MOST_ON_A_POSTER = 150
"""Words on a page that is read from across a room."""

QUOTED = 6
"""Words of a sentence that are enough to find it."""


def check_paper(paper: Paper, style: PaperStyle, unprintable: Callable[[str], str]) -> tuple[str, ...]:
    """Return what makes a paper hard to read or to copy. `unprintable` gives the letters no font here can draw."""
    found = list(_reading(paper)) if isinstance(paper, Sheet | CardSheet) else []
    everything = tuple(_texts(paper))
    lacking = "".join(dict.fromkeys(unprintable("\n".join(everything))))
    if lacking:
        shown = " ".join(lacking[:QUOTED])
        found.append(f"This computer has no letters for {shown}. They would print as codes such as [U+674E].")
    if style.colour:
        found.append("This prints in colour. For a photocopier, tick “Photocopy friendly”: then it is black.")
    return tuple(found)


def _reading(sheet: Sheet | CardSheet) -> Iterator[str]:
    """Give what makes the text itself hard to read, in its first language and then in its second."""
    prose = list(_prose(sheet))
    text = "\n".join(prose)
    count = len(words(text))
    level = grade(text, sheet.language)
    if level > HIGHEST_GRADE and count >= LEAST_WORDS:
        age = round(level) + AGE_AT_SCHOOL
        yield f"{_this(sheet)} reads like a text for {age}-year-olds. Shorter sentences would help."
    long = next((each for part in prose for each in sentences(part) if len(words(each)) > LONGEST_SENTENCE), None)
    if long:
        begin = " ".join(long.split()[:QUOTED])
        yield f"One sentence has {len(words(long))} words: “{begin} …”. Two short ones are easier to follow."
    shouted = next((run for part in prose if (run := _shouted(part))), "")
    if shouted:
        yield f"Many capitals are slow to read: “{shouted} …”. Small letters are easier."
    if isinstance(sheet, Sheet):
        if sheet.manner is Manner.POSTER and count > MOST_ON_A_POSTER:
            yield "There is much on this poster. From across the room, fewer and larger words can be read."
        if sheet.second is not None:
            yield from _reading(sheet.second)


def _this(sheet: Sheet | CardSheet) -> str:
    if sheet.language is not Language.ENGLISH:
        return f"The text in {sheet.language.own_name}"
    return "This card" if isinstance(sheet, CardSheet) else "This sheet"


def _prose(sheet: Sheet | CardSheet) -> Iterator[str]:
    """Give the running text: paragraphs and items, without headings, tables and captions."""
    pieces = sheet.pieces if isinstance(sheet, Sheet) else [piece for card in sheet.cards for piece in card.pieces]
    for piece in pieces:
        yield from _prose_of(piece)


def _prose_of(piece: Piece) -> Iterator[str]:
    match piece:
        case Paragraph(words=said):
            yield from plain(said).split(" · ")
        case Bullets(items=items) | Ticks(items=items):
            yield from map(plain, items)
        case Box(pieces=pieces):
            for each in pieces:
                yield from _prose_of(each)


def _shouted(text: str) -> str:
    """Return the first words of a run in capitals that is too long, empty when there is none."""
    run: list[str] = []
    for word in text.split():
        letters = [c for c in word if c.isalpha()]
        if len(letters) > 1 and all(c.isupper() for c in letters):
            run.append(word)
            if len(run) > LONGEST_CAPITALS:
                return " ".join(run)
        elif letters:
            run = []
    return ""


def _texts(value: object) -> Iterator[str]:
    """Give every text in a paper, however deep."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
