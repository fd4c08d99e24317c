"""Puts stories on pages and gives each page its furniture: running head, foot, "Page 2 of 5".

It knows sheets and margins, not what a paper says. One file may hold several papers, each on its own sheets and with
its own count of pages. The foot names the kind of paper; no path, no author and no time of printing ever appear.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from workwell_desktop.documents.house_style import HAIRLINE
from workwell_desktop.documents.tagging import Element, TaggedCanvas
from workwell_desktop.documents.typefaces import REGULAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House


rl_config.useA85 = 0  # pages stay binary: a fifth smaller, and quicker to write


class Furniture(NamedTuple):
    """What stands around the text: the paper's kind, the foot, and a head for pages after the first.

    A `bare` paper has neither foot nor head. `outlined` papers list their chapters beside the pages.
    """

    title: str
    foot: str
    running_head: str
    bare: bool = False
    outlined: bool = False


class LaidOut(NamedTuple):
    """One paper: its furniture, its measures, and its story, made anew each time it is asked for.

    The story is given the page on which each of its chapters begins, empty the first time.
    """

    story: Callable[[Mapping[str, int]], list[Flowable]]
    furniture: Furniture
    house: House


def make_pdf(papers: Sequence[LaidOut], title: str) -> bytes:
    """Lay the papers out, one after the other, and return the file.

    Where one has a list of chapters, everything is laid out twice: the first time tells on which pages they begin.
    """
    places: dict[tuple[int, str], int] = {}
    if any(paper.furniture.outlined for paper in papers):
        _, places = _build(papers, title, places, counting=True)
    return _build(papers, title, places)[0]


def _build(
    papers: Sequence[LaidOut], title: str, places: Mapping[tuple[int, str], int], *, counting: bool = False
) -> tuple[bytes, dict[tuple[int, str], int]]:
    """Return the file, empty when only `counting`, and the page of its paper on which each chapter begins."""
    buffer = BytesIO()
    document = BaseDocTemplate(buffer, title=title, invariant=1, initialFontName=REGULAR)
    found: dict[tuple[int, str], int] = {}
    story: list[Flowable] = []
    for index, paper in enumerate(papers):
        document.addPageTemplates([_template(index, paper)])
        if index:
            story += [NextPageTemplate(str(index)), PageBreak()]
        story += paper.story({key: page for (of_paper, key), page in places.items() if of_paper == index})
    maker = _CountingCanvas if counting else _PaperCanvas
    document.build(story, canvasmaker=partial(maker, papers=papers, title=title, found=found))
    return buffer.getvalue(), found


def _template(index: int, paper: LaidOut) -> PageTemplate:
    house = paper.house
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
    return PageTemplate(
        id=str(index),
        frames=[frame],
        pagesize=(house.page_width, house.page_height),
        onPage=partial(_begin_page, index=index),
    )


def _begin_page(canvas: _PaperCanvas, _document: BaseDocTemplate, *, index: int) -> None:
    canvas.begin_page_of(index)


class _PaperCanvas(TaggedCanvas):
    """Knows which paper a page belongs to; furnishes pages, keeps bookmarks, and counts pages at the end.

    "Page 2 of 5" is written when the number of pages is known, into a form left open on each page.
    """

    def __init__(
        self,
        *arguments: object,
        papers: Sequence[LaidOut],
        title: str,
        found: dict[tuple[int, str], int],
        **options: object,
    ) -> None:
        language = papers[0].house.language.tag
        super().__init__(*arguments, title=title, language=language, **options)
        self._papers = papers
        self._found = found
        self._paper_of_page: list[int] = []

    @property
    def _page_of_paper(self) -> int:
        """The number of this page within its paper."""
        return self._paper_of_page.count(self._paper_of_page[-1])

    def begin_page_of(self, index: int) -> None:
        """Draw head and foot before the text of the page; screen readers skip both."""
        paper = self._papers[index]
        self._paper_of_page.append(index)
        if self._page_of_paper == 1 and len(self._papers) > 1:
            language = paper.house.language.tag
            self.begin_group(Element("Part", language=language if language != self._language else ""))
            self._outline("paper", paper.furniture.title, 0)
        if not paper.furniture.bare:
            with self.artifact("Pagination"):
                self._furnish(paper.furniture, paper.house)

    def _furnish(self, furniture: Furniture, house: House) -> None:
        self.saveState()
        self.setLineWidth(HAIRLINE)
        self.line(house.margin, house.foot_rule, house.margin + house.width, house.foot_rule)
        self._write(house, furniture.foot, house.width * 0.7, house.foot_baseline)
        if self._page_of_paper > 1:
            self._write(house, furniture.running_head, house.width, house.head_baseline)
        self.doForm(_form_name(len(self._paper_of_page)))
        self.restoreState()

    def _write(self, house: House, words: str, room: float, baseline: float) -> None:
        x = house.margin
        lines = house.lettering.lines(words, house.furniture, room, 1)
        for piece in house.lettering.pieces(lines[0], house.furniture) if lines else ():
            self.setFont(piece.font, house.furniture.size)
            self.drawString(x, baseline, piece.text)
            x += self.stringWidth(piece.text, piece.font, house.furniture.size)

    # bookmarks -----------------------------------------------------------------------------------------------

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Keep where a chapter begins, `top` points above this point, and list it in the outline."""
        self._found[self._paper_of_page[-1], key] = self._page_of_paper
        self._outline(key, title, level + (len(self._papers) > 1), self.absolutePosition(0, top)[1])

    def bookmark_name(self, key: str) -> str:
        """Name a bookmark of this paper in the file."""
        return f"{self._paper_of_page[-1]}-{key}"

    def _outline(self, key: str, title: str, level: int, top: float | None = None) -> None:
        name = self.bookmark_name(key)
        if top is None:
            self.bookmarkPage(name)
        else:
            self.bookmarkPage(name, fit="FitH", top=round(top, 2))
        self.addOutlineEntry(title, name, level)
        self.showOutline()

    # the file ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Number the pages, then write the file."""
        if self._code:
            self.showPage()
        seen = [0] * len(self._papers)
        for page, index in enumerate(self._paper_of_page, start=1):
            seen[index] += 1
            house, furniture = self._papers[index].house, self._papers[index].furniture
            if not furniture.bare:
                self._number(page, house, house.words("page_of", page=seen[index], pages=self._pages(index)))
        super().save()

    def _pages(self, index: int) -> int:
        return self._paper_of_page.count(index)

    def _number(self, page: int, house: House, words: str) -> None:
        self.beginForm(_form_name(page))
        self.setFont(REGULAR, house.furniture.size)
        self.drawRightString(house.margin + house.width, house.foot_baseline, words)
        self.endForm()


class _CountingCanvas(_PaperCanvas):
    """Finds out on which page each chapter begins, and writes no file."""

    counting = True

    def save(self) -> None:
        """Leave everything as it is."""


def _form_name(page: int) -> str:
    return f"page-number-{page}"
