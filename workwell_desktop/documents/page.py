"""Puts a story on pages and gives each page its furniture: running head, foot, "Page 2 of 5".

It knows sheets and margins, not what a paper says. The foot names the kind of paper; no path, no author and no
time of printing ever appear.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from workwell_desktop.documents.house_style import HAIRLINE, LANGUAGE
from workwell_desktop.documents.tagging import TaggedCanvas
from workwell_desktop.documents.typefaces import REGULAR

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House


rl_config.useA85 = 0  # pages stay binary: a fifth smaller, and quicker to write


class Furniture(NamedTuple):
    """What stands around the text: the document's title, the foot, and a head for pages after the first."""

    title: str
    foot: str
    running_head: str


def make_pdf(story: list[Flowable], furniture: Furniture, house: House) -> bytes:
    """Lay the story out on as many pages as it needs and return the file."""
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=(house.page_width, house.page_height),
        title=furniture.title,
        invariant=1,
        initialFontName=REGULAR,
    )
    frame = Frame(
        house.margin,
        house.bottom,
        house.width,
        house.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    furnish = partial(_furnish, furniture=furniture, house=house)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=furnish)])
    document.build(story, canvasmaker=partial(_NumberedCanvas, house=house, title=furniture.title))
    return buffer.getvalue()


def _furnish(canvas: _NumberedCanvas, _document: BaseDocTemplate, *, furniture: Furniture, house: House) -> None:
    """Draw head and foot before the text of the page; screen readers skip both."""
    page = canvas.getPageNumber()
    with canvas.artifact("Pagination"):
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE)
        canvas.line(house.margin, house.foot_rule, house.margin + house.width, house.foot_rule)
        foot = house.lettering.lines(furniture.foot, house.small, house.width * 0.7, 1)
        _draw_line(canvas, house, foot, baseline=house.foot_baseline)
        if page > 1:
            head = house.lettering.lines(furniture.running_head, house.small, house.width, 1)
            _draw_line(canvas, house, head, baseline=house.head_baseline)
        canvas.doForm(_form_name(page))
        canvas.restoreState()


def _draw_line(canvas: TaggedCanvas, house: House, lines: list[str], *, baseline: float) -> None:
    x = house.margin
    for piece in house.lettering.pieces(lines[0], house.small) if lines else ():
        canvas.setFont(piece.font, house.small.size)
        canvas.drawString(x, baseline, piece.text)
        x += canvas.stringWidth(piece.text, piece.font, house.small.size)


def _form_name(page: int) -> str:
    return f"page-number-{page}"


class _NumberedCanvas(TaggedCanvas):
    """Writes "Page 2 of 5" at the end, when the number of pages is known, into a form left open on each page."""

    def __init__(self, *arguments: object, house: House, title: str, **options: object) -> None:
        super().__init__(*arguments, title=title, language=LANGUAGE, **options)
        self._house = house

    def save(self) -> None:
        if self._code:
            self.showPage()
        house, pages = self._house, self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_form_name(page))
            self.setFont(REGULAR, house.small.size)
            self.drawRightString(house.margin + house.width, house.foot_baseline, f"Page {page} of {pages}")
            self.endForm()
        super().save()
