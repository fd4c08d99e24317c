"""The one door to paper: `render(paper, style)` gives the bytes of a PDF, `render_pack` several papers in one.

It chooses the module that lays the paper out and the words around it. It may be called from any thread; the same
paper and style give identical bytes on the same computer.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from workwell_desktop.documents import (
    attendance_register,
    bilingual,
    booklet,
    cards,
    participant_agenda,
    poster,
    recovery_sheet,
    run_sheet,
    sheet,
    sign_in_sheet,
)
from workwell_desktop.documents.house_style import House
from workwell_desktop.documents.lettering import Lettering, clean
from workwell_desktop.documents.page import Furniture, LaidOut, make_pdf
from workwell_desktop.documents.typefaces import forget_widths, typefaces
from workwell_desktop.domain.papers import ParticipantAgenda, RegisterSheet, RunSheet, SignInSheet
from workwell_desktop.domain.sheet import CardSheet, Manner, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.cards import Fit
    from workwell_desktop.domain.papers import Paper, PaperStyle

_one_at_a_time = Lock()  # reportlab keeps its fonts in module state


def render(paper: Paper, style: PaperStyle) -> bytes:
    """Draw a paper of `domain.papers` as a tagged PDF and return the file. Nothing is written to disk."""
    with _one_at_a_time:
        laid_out = _laid_out(paper, style)
        return make_pdf([laid_out], laid_out.furniture.title)


def render_pack(papers: Sequence[Paper], style: PaperStyle) -> bytes:
    """Draw several papers as one tagged PDF: each once, in order, on its own sheets, with its own count of pages.

    Raises ValueError when there is no paper.
    """
    if not papers:
        message = "a pack needs a paper"
        raise ValueError(message)
    if len(papers) == 1:
        return render(papers[0], style)
    with _one_at_a_time:
        laid_out = [_laid_out(paper, style) for paper in papers]
        return make_pdf(laid_out, laid_out[0].house.words("pack"))


def unprintable(text: str) -> str:
    """Return the letters of a text that no font here has, each once; they would be printed as their codes."""
    with _one_at_a_time:
        faces = typefaces()
        letters = (letter for letter in dict.fromkeys(clean(text)) if letter != "\n")
        return "".join(c for c in letters if not faces.draws(c) and faces.substitute(c, bold=False) is None)


def fit_of_cards(paper: CardSheet, style: PaperStyle) -> Fit:
    """Say how the cards of a paper will fit: how many on a page, how large their type, whether text must be cut."""
    with _one_at_a_time:
        house = House(style, _lettering(), language=paper.language)
        return cards.fit(paper, cards.card_house(house))


def forget() -> None:
    """Drop the words that drawing remembered for speed, so that none outlives the vault it came from."""
    with _one_at_a_time:
        _lettering.cache_clear()
        forget_widths()


@cache
def _lettering() -> Lettering:
    """Keep what was learnt about fonts and widths from one paper to the next."""
    return Lettering(typefaces())


def _laid_out(paper: Paper, style: PaperStyle) -> LaidOut:
    """Choose the paper's measures, its story and what stands around it. Titles name the kind of paper and nobody."""
    house = House(style, _lettering(), language=paper.language)
    if isinstance(paper, CardSheet):
        return _cards(paper, house)
    if isinstance(paper, Sheet):
        return _sheet(paper, house)
    words = house.words
    if isinstance(paper, SignInSheet):
        if paper.cards:
            return _cards(sign_in_sheet.as_cards(paper, house), house)
        title, head = words("sign_in_sheet"), sign_in_sheet.running_head(paper, house)
        return LaidOut(lambda _: sign_in_sheet.story(paper, house), Furniture(title, title, head), house)
    if isinstance(paper, ParticipantAgenda):
        title, head = words("agenda"), participant_agenda.running_head(paper, house)
        return LaidOut(lambda _: participant_agenda.story(paper, house), Furniture(title, title, head), house)
    if isinstance(paper, RunSheet):
        title, head = words("run_sheet"), run_sheet.running_head(paper, house)
        foot = words("run_sheet_foot", number=paper.session_number) if paper.session_number else title
        return LaidOut(lambda _: run_sheet.story(paper, house), Furniture(title, foot, head), house)
    if isinstance(paper, RegisterSheet):
        return _register(paper, house)
    title = words("recovery_title")
    furniture = Furniture(words("recovery_sheet"), title, recovery_sheet.running_head(paper, house))
    return LaidOut(lambda _: recovery_sheet.story(paper, house), furniture, house)


def _register(paper: RegisterSheet, upright: House) -> LaidOut:
    turned = House(upright.style, upright.lettering, landscape=True, language=paper.language)
    house = turned if attendance_register.needs_landscape(paper, upright, turned) else upright
    title, head = house.words("register"), attendance_register.running_head(paper, house)
    return LaidOut(lambda _: attendance_register.story(paper, house), Furniture(title, title, head), house)


def _cards(paper: CardSheet, house: House) -> LaidOut:
    whole = cards.card_house(house)
    furniture = Furniture(paper.title, "", "", bare=True)
    return LaidOut(lambda _: cards.story(paper, whole), furniture, whole)


def _sheet(paper: Sheet, house: House) -> LaidOut:
    foot = paper.foot.strip() or paper.title
    furniture = Furniture(foot, foot, paper.title)
    if paper.second is not None and paper.manner is not Manner.POSTER:
        turned = house.scaled(1.0, landscape=True)
        return LaidOut(lambda _: bilingual.story(paper, turned), furniture, turned)
    if paper.manner is Manner.POSTER:
        large = poster.poster_house(paper, house)
        title = paper.foot.strip() or house.words("poster")  # a sign has no title but the group's name
        return LaidOut(lambda _: poster.story(paper, large), Furniture(title, "", "", bare=True), large)
    if paper.manner is Manner.BOOKLET:
        outlined = furniture._replace(outlined=True)
        return LaidOut(lambda pages: booklet.story(paper, house, pages), outlined, house)
    return LaidOut(lambda _: sheet.story(paper, house), furniture, house)
