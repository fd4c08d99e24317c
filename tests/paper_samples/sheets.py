"""Sheets, posters, booklets, sheets in two languages, and cards, in the same four moods as the other papers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    CardSheet,
    Choices,
    Fields,
    Heading,
    Lines,
    Manner,
    Paragraph,
    Piece,
    Ring,
    Rings,
    Run,
    Scale,
    Sheet,
    SheetCard,
    Table,
    Ticks,
    rich,
)

if TYPE_CHECKING:
    from workwell_desktop.domain.papers import Paper

GROUP = "Monday Evening Circle"
SENTENCE = "Trust grows when small promises are kept, and it can be mended after it was hurt. "
EVERY_PIECE: tuple[Piece, ...] = (
    Rings((Ring("Me", "what only I know"), Ring("I could say almost anything"), Ring("I share some things"))),
    Paragraph(rich("Write names or initials in the rings.")),
    Heading("While you listen"),
    Paragraph((Run("Say back what you heard, "), Run("not", strong=True), Run(" what you would do."))),
    Bullets((rich("Keep your eyes soft"), (Run("Let silence ", strong=True), Run("stand")))),
    Bullets((rich("One speaks for four minutes"), rich("Then the other says back what they heard")), ordered=True),
    Heading("Before we begin", 3),
    Ticks((rich("Chairs in a circle"), rich("Water on the table"))),
    Heading("How sure are you?"),
    Scale(0, 10, "not at all", "completely"),
    Heading("Words for a feeling"),
    Choices(("calm", "tired", "hopeful", "worried", "angry", "I would rather not say")),
    Heading("Small victories"),
    Table(("Day", "What went a little better", "Who saw it"), (("Monday", "", ""), ("Tuesday", "", ""))),
    Box((Heading("In a hurry?", 3), Paragraph(rich("Call the number on the card.")), Lines(1))),
    Heading("One small step this week"),
    Fields((("What", "When", "Who can help"), ("What would help you to come?",))),
    Heading("Anything else"),
    Paragraph(rich("Nobody collects this sheet.")),
    Lines(0),
    Paragraph(rich("Thank you.")),
)


@cache
def logo() -> bytes:
    """Draw a small logo with a clear background."""
    picture = Image.new("RGBA", (240, 180))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((30, 10, 210, 170), fill="#1F6F6B")
    draw.rectangle((110, 50, 130, 130), fill="white")
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def usual_sheets() -> dict[str, Paper]:
    """Give one of each kind with every piece in it."""
    worksheet = Sheet(
        title="My trust map",
        small=GROUP,
        corner="Yours to keep. Nobody collects it.",
        lead="Trust is not all or nothing.",
        foot="WorkWell · My trust map · version 2",
        pieces=EVERY_PIECE,
        letterhead=Letterhead(name="Harbour House", contact="4 Quay Lane · 01273 000000", logo=logo()),
    )
    return {
        "sheet": worksheet,
        "poster": _poster(),
        "booklet": _booklet(),
        "bilingual": replace(worksheet, letterhead=None, second=_spanish()),
        "cards": CardSheet(title="When this happens", per_page=6, cards=_cards()),
        "badges": CardSheet(title="Name badges", per_page=8, fill=True, cards=(SheetCard("Amara", ()),)),
    }


def _poster() -> Sheet:
    clauses = ("What is said here stays here.", "You can pass at any time.", "We listen, and do not fix.")
    return Sheet(
        title="Our agreement", manner=Manner.POSTER, small=GROUP, pieces=(Bullets(tuple(map(rich, clauses))),)
    )


def _booklet() -> Sheet:
    chapters: list[Piece] = [Paragraph(rich(SENTENCE))]
    for title in ("Purpose", "Preparation", "The session", "Closing"):
        chapters += [
            Heading(title, 1),
            Paragraph(rich(SENTENCE * 6)),
            Heading(f"What to bring: {title.lower()}"),
            Ticks((rich("Chairs in a circle"), rich("Pens"))),
            Heading("Say", 3),
            Box((Paragraph(rich("“Welcome. You can pass at any time.”")),)),
        ]
    return Sheet(
        title="Listening without fixing",
        manner=Manner.BOOKLET,
        small="Session guide · 90 minutes",
        lead="Hear someone out, and let them find the next step.",
        pieces=tuple(chapters),
    )


def _spanish() -> Sheet:
    return Sheet(
        title="Mi mapa de confianza",
        language=Language.SPANISH,
        small="Círculo del lunes",
        corner="Para ti. Nadie lo recoge.",
        lead="La confianza no es todo o nada.",
        pieces=(
            Rings((Ring("Yo", "lo que solo yo sé"), Ring("Podría contar casi todo"), Ring("Comparto algunas cosas"))),
            Paragraph(rich("Escribe nombres o iniciales en los anillos.")),
            Heading("Mientras escuchas"),
            Paragraph((Run("Repite lo que oíste, "), Run("no", strong=True), Run(" lo que harías tú."))),
            *EVERY_PIECE[4:],
        ),
    )


def _cards() -> tuple[SheetCard, ...]:
    titles = ("One person speaks most of the time", "Nobody says anything", "Someone cries", "Someone leaves")
    pieces = (
        Paragraph(rich("Breathe once before you speak.")),
        Bullets((rich("“I would like to hear from somebody who has not spoken yet.”"), rich("Speak to them alone."))),
    )
    return tuple(SheetCard(title, pieces) for title in titles)


def empty_sheets() -> dict[str, Paper]:
    """Give papers with hardly anything on them."""
    bare = Sheet(title="A sheet")
    return {
        "sheet": replace(
            bare,
            letterhead=Letterhead(),
            pieces=(
                Paragraph(()),
                Bullets(()),
                Ticks((rich(""),)),
                Lines(1),
                Fields(()),
                Fields(((),)),
                Scale(3, 3, "", ""),
                Rings(()),
                Rings((Ring(""),)),
                Choices(()),
                Table((), ()),
                Table(("", ""), (("", ""),)),
                Box(()),
            ),
        ),
        "poster": replace(bare, manner=Manner.POSTER),
        "booklet": replace(bare, manner=Manner.BOOKLET),
        "bilingual": replace(bare, second=Sheet(title="Una hoja", language=Language.SPANISH, pieces=(Lines(2),))),
        "cards": CardSheet(title="Cards", per_page=8, cards=()),
        "badges": CardSheet(title="Cards", per_page=2, fill=True, cards=(SheetCard("", ()),)),
    }


def hostile_sheets(awkward: str, endless: str) -> dict[str, Paper]:
    """Give papers full of `awkward` text and `endless` words."""
    both = (awkward, endless)
    pieces: tuple[Piece, ...] = (
        Heading(endless, 3),
        Heading(awkward, 1),
        *(Paragraph((Run(words, strong=True), Run(words))) for words in both),
        Bullets(tuple(map(rich, both)), ordered=True),
        Ticks(tuple(map(rich, both))),
        Fields((both, (awkward,) * 7, (endless,))),
        Scale(-7, 120, awkward, endless),
        Rings((Ring(awkward, awkward), Ring(endless, endless), Ring(awkward), Ring("</para>", endless))),
        Choices((*both, "</para>", "")),
        Table(both, (both, ("", endless), both[::-1])),
        Box((Heading(awkward), Paragraph(rich(endless)), Box((Paragraph(rich(awkward)),)))),
        Lines(70),
        Lines(0),
        Heading("", 2),
    )
    sheet = Sheet(
        title=endless,
        small=awkward,
        corner=awkward,
        lead=awkward,
        foot="A worksheet",
        pieces=pieces,
        letterhead=Letterhead(name=awkward, contact=endless, logo=b"\x89PNG\r\n\x1a\nnot a picture"),
    )
    card = SheetCard(awkward, (Paragraph(rich(awkward)), Paragraph(rich(endless)), Lines(0)))
    return {
        "sheet": sheet,
        "poster": replace(sheet, manner=Manner.POSTER, title=awkward),
        "booklet": replace(sheet, manner=Manner.BOOKLET, letterhead=None),
        "bilingual": replace(sheet, second=replace(sheet, language=Language.FRENCH, title=awkward)),
        "cards": CardSheet(title="Cards", per_page=10, cards=(card, SheetCard(endless, ()))),
        "badges": CardSheet(title="Name badges", per_page=8, cards=(SheetCard(endless, ()), SheetCard(awkward, ()))),
    }


def long_sheets() -> dict[str, Paper]:
    """Give papers of many pages."""
    pieces: list[Piece] = []
    for number in range(1, 26):
        pieces += [
            Heading(f"Chapter {number}", 1 if number % 3 == 1 else 2),
            Paragraph(rich(SENTENCE * (number * 3 % 17 + 1))),
            Bullets(tuple(rich(SENTENCE * (item % 3 + 1)) for item in range(number % 6))),
            Paragraph(rich("What helped?")),
            Lines(number % 5 + 1),
        ]
    pieces.append(Table(("Word", "Meaning"), tuple((f"Word {row}", SENTENCE * (row % 4)) for row in range(1, 41))))
    pieces.append(Box(tuple(Paragraph(rich(SENTENCE * 4)) for _ in range(16))))
    sheet = Sheet(title="A long sheet", small=GROUP, pieces=tuple(pieces))
    cards = tuple(SheetCard(f"Card {number}", (Paragraph(rich(SENTENCE * (number % 5))),)) for number in range(1, 41))
    return {
        "sheet": sheet,
        "poster": replace(sheet, manner=Manner.POSTER, pieces=tuple(pieces[:12])),
        "booklet": replace(sheet, manner=Manner.BOOKLET),
        "bilingual": replace(sheet, second=replace(sheet, language=Language.FRENCH, pieces=tuple(pieces[:-2]))),
        "cards": CardSheet(title="Forty cards", per_page=10, cards=cards),
        "badges": CardSheet(
            title="Name badges", per_page=10, cards=tuple(SheetCard(f"Person {n}", ()) for n in range(1, 61))
        ),
    }
