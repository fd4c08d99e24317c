"""A booklet: a title, contents with page numbers that lead there, and chapters that begin on pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, PageBreak, Spacer

from workwell_desktop.documents.blocks import Rule, held, spaced, text
from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import HEAVY_RULE
from workwell_desktop.documents.letterhead import letterhead
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import opening
from workwell_desktop.documents.pieces import Setter, chapter_title, is_chapter
from workwell_desktop.documents.sheet import head_of, kept
from workwell_desktop.documents.tagging import Element
from workwell_desktop.domain.sheet import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.sheet import Piece, Sheet

_FEWEST_CHAPTERS = 3  # a list of fewer helps nobody


def story(paper: Sheet, house: House, pages: Mapping[str, int]) -> list[Flowable]:
    """Lay out title, introduction, contents and chapters; `pages` tells where each chapter begins, once known."""
    setter = Setter(house, house.width, chapters=True)
    introduction, *chapters = parted(paper.pieces)
    blocks: list[Flowable] = letterhead(paper, house)
    blocks += [Spacer(0, house.body.size * 2), *opening(house, head_of(paper))]
    blocks += [Rule(house, HEAVY_RULE, before=9, after=11), *kept(introduction, setter, house)]
    blocks += _contents(paper.pieces, house, pages)
    for chapter in chapters:
        blocks += [PageBreak(), *kept(chapter, setter, house)]
    return blocks


def parted(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Divide pieces before each heading of level 1; the first part is what stands before all of them."""
    starts = [index for index, piece in enumerate(pieces) if isinstance(piece, Heading) and piece.level == 1]
    ends = [*starts, len(pieces)]
    return [pieces[: ends[0]], *(pieces[start:end] for start, end in zip(starts, ends[1:], strict=True))]


def _contents(pieces: Sequence[Piece], house: House, pages: Mapping[str, int]) -> list[Flowable]:
    entries = list(_entries(pieces, house, pages))
    if len(entries) < _FEWEST_CHAPTERS:
        return []
    title = spaced(text(house, house.words("contents"), house.heading, role="H2"), before=14, after=6)
    return [title, *entries]


def _entries(pieces: Sequence[Piece], house: House, pages: Mapping[str, int]) -> Iterator[Entry]:
    whole = Element("TOC")
    chapters = any(isinstance(piece, Heading) and piece.level == 1 for piece in pieces)
    count = 0
    for piece in pieces:
        if isinstance(piece, Heading) and is_chapter(piece):
            count += 1
            key = f"chapter-{count}"
            inner = chapters and piece.level > 1
            yield Entry(house, chapter_title(piece), whole, key=key, page=pages.get(key, 0), inner=inner)


class Entry(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A line of the contents: a chapter and its page, leading there. Sections stand indented under their chapter."""

    def __init__(self, house: House, title: str, whole: Element, **facts: object) -> None:
        """`whole` is the list; `facts` are the bookmark's key, the page, and whether it is an inner section."""
        super().__init__()
        self._house, self._title, self._whole = house, title, whole
        self._key, self._page = str(facts["key"]), str(facts["page"] or "")
        inner = bool(facts["inner"])
        self._face = house.body if inner else Face(house.body.size, bold=True)
        self._indent = house.body.size * 1.5 if inner else 0.0
        self._leading = self._face.size * 1.35
        self.spaceBefore = 0 if inner else house.body.size * 0.35

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width; a long title goes on to a second line."""
        room = width - self._indent - self._face.size * 3
        self._lines = held(self._house, self._title, self._face, room=room, limit=2).split("\n")
        self.width, self.height = width, len(self._lines) * self._leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw title and page as one link, with dots between them as decoration."""
        canvas: TaggedCanvas = self.canv
        link = Element("Link")
        baseline = self.height - self._face.size
        number = self.width - self._house.lettering.width(self._page, self._face)
        item, reference = Element("TOCI"), Element("Reference")
        with canvas.inside(self._whole), canvas.inside(item), canvas.inside(reference), canvas.inside(link):
            with canvas.marked():
                for line in self._lines:
                    draw_line(canvas, self._house, f"{line} ", self._face, (self._indent, baseline))
                    baseline -= self._leading
                draw_line(canvas, self._house, self._page, self._face, (number, baseline + self._leading))
            canvas.link(canvas.bookmark_name(self._key), (0, 0, self.width, self.height), self._title)
        self._draw_leader(canvas, baseline + self._leading, number)

    def _draw_leader(self, canvas: TaggedCanvas, baseline: float, end: float) -> None:
        start = self._indent + self._house.lettering.width(self._lines[-1], self._face) + self._face.size * 0.6
        with canvas.artifact():
            canvas.saveState()
            canvas.setLineCap(1)
            canvas.setDash([0.1, 4], 0)
            canvas.setLineWidth(0.9)
            if end - self._face.size * 0.6 > start:
                canvas.line(start, baseline + 0.5, end - self._face.size * 0.6, baseline + 0.5)
            canvas.restoreState()
