"""The building blocks of every paper: tagged paragraphs, lists, rules, writing lines, tick boxes.

Each block measures, splits and draws itself and knows what it is in the structure of the document. What holds
other blocks (panels, columns) is in `frames`, tables are in `grid`. Everything a person typed goes through
`House.lettering`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from workwell_desktop.documents.house_style import HAIRLINE, HEAVY_RULE, LONGEST_LINE, RULE
from workwell_desktop.documents.lettering import Piece
from workwell_desktop.documents.tagging import Element
from workwell_desktop.domain.sheet import rich

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.lib.styles import ParagraphStyle

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.sheet import Rich


class Place(NamedTuple):
    """What a heading is called in the outline of the file, and how deep it stands there."""

    key: str
    title: str
    level: int


class Text(Paragraph):  # type: ignore[misc]  # reportlab carries no types
    """A paragraph or heading. Its parts on several pages stay one element.

    reportlab makes the parts itself, through the constructor it knows, so the elements are set afterwards.
    """

    within: tuple[Element, ...] = ()
    bullet: Flowable | None = None
    place: Place | None = None
    _broken: tuple[float, tuple[float, float]] | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the lines, once for each width: reportlab asks several times, and so do we."""
        if self._broken is None or self._broken[0] != available_width:
            size: tuple[float, float] = super().wrap(available_width, available_height)
            self._broken = (available_width, size)
        return self._broken[1]

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split as reportlab does, and hand the elements on; the bullet stays with the first part."""
        parts: list[Text] = super().split(available_width, available_height)
        self._broken = None
        if not parts:
            self.wrap(available_width, available_height)  # reportlab forgets the lines after a vain attempt
        for index, part in enumerate(parts):
            part.within = self.within
            part.bullet = self.bullet if index == 0 else None
            part.place = self.place if index == 0 else None
        return parts

    def draw(self) -> None:
        """Draw the bullet, then the lines as marked content of the innermost element."""
        if self.place is not None:
            self.canv.bookmark(*self.place, self.height)
        if self.canv.counting:
            return
        if self.bullet is not None:
            self.bullet.drawOn(self.canv, 0, self.height - self.style.leading)
        self._end_lines_with_spaces()
        self._draw_inside(self.canv, self.within)

    def _end_lines_with_spaces(self) -> None:
        """Keep the last word of a line apart from the first of the next for readers that join the lines."""
        if self.blPara.kind == 0:
            self.blPara.lines = [(extra, [*words, ""]) for extra, words in self.blPara.lines]
            return
        for line in self.blPara.lines:
            worded = [index for index, fragment in enumerate(line.words) if fragment.text]
            if worded:
                last = line.words[worded[-1]]
                line.words[worded[-1]] = last.clone(text=last.text.rstrip(" ") + " ")

    def _draw_inside(self, canvas: TaggedCanvas, elements: tuple[Element, ...]) -> None:
        if elements:
            with canvas.inside(elements[0]):
                self._draw_inside(canvas, elements[1:])
        else:
            with canvas.marked():
                super().draw()


def text(house: House, words: str, face: Face, *, role: str = "P", label: str = "") -> Text:
    """Make a paragraph (or "H1", "H2") of typed text, after a bold `label` if there is one."""
    style = house.paragraph(face)
    if role.startswith("H"):
        style.textColor = house.ink
    made = Text("", style, frags=_fragments(_labelled(house, words, face, label), style))
    made.within = (Element(role),)
    return made


def _labelled(house: House, words: str, face: Face, label: str) -> list[Piece]:
    runs = house.lettering.runs(words, bold=face.bold)
    return [*house.lettering.runs(label, bold=True), Piece(face.font, " "), *runs] if label else runs


def _fragments(runs: Iterable[Piece], style: ParagraphStyle) -> list[ParaFrag]:
    """Give reportlab a paragraph in the form its parser of markup would, neighbours of one font joined."""
    facts = {"rise": 0, "greek": 0, "link": [], "bold": 0, "italic": 0, "us_lines": []}
    facts |= {"fontSize": style.fontSize, "textColor": style.textColor}
    found: list[ParaFrag] = []
    for run in runs:
        if run.text == "\n":
            found.append(ParaFrag(**facts, fontName=run.font, text="", lineBreak=True))
        elif found and found[-1].fontName == run.font and not hasattr(found[-1], "lineBreak"):
            found[-1].text += run.text
        elif run.text:
            found.append(ParaFrag(**facts, fontName=run.font, text=run.text))
    return found


class Aside(Text):
    """A paragraph set apart by a thick line at its left: what to do when time is short."""

    def draw(self) -> None:
        """Draw the line as decoration, then the paragraph."""
        with self.canv.artifact():
            self.canv.setLineWidth(HEAVY_RULE)
            self.canv.line(HEAVY_RULE, -1, HEAVY_RULE, self.height - 2)
        super().draw()


def aside(house: House, words: str, face: Face, *, label: str) -> Aside:
    """Make a paragraph set apart, after a bold `label`."""
    style = house.paragraph(face, indent=face.size, before=face.size * 0.35)
    made = Aside("", style, frags=_fragments(_labelled(house, words, face, label), style))
    made.within = (Element("P"),)
    return made


def spaced(made: Text, *, before: float = 0, after: float = 0) -> Text:
    """Give a paragraph space above and below, in points."""
    made.style.spaceBefore, made.style.spaceAfter = before, after
    return made


def held(house: House, words: str, face: Face, *, room: float, limit: int) -> str:
    """Cut words to at most `limit` lines of `room` points, where a stray essay must not push the rest away."""
    return "\n".join(house.lettering.paragraphs(words, face, room * 0.98, limit))


def rich_text(house: House, words: Rich, face: Face, *, width: float) -> Text:
    """Make a paragraph of rich words, its lines no longer than the eye can follow; `width` is what it may take."""
    style = house.paragraph(face, after=face.size * 0.5)
    style.rightIndent = max(0.0, width - face.size * LONGEST_LINE)
    made = Text("", style, frags=_fragments(house.lettering.rich_runs(words), style))
    made.within = (Element("P"),)
    return made


class Marks(Enum):
    """What stands before the items of a list."""

    DOTS = "Disc"
    NUMBERS = "Decimal"
    BOXES = "None"


def items(house: House, listed_items: Iterable[Rich], marks: Marks, *, width: float) -> list[Text]:
    """Make a list of rich words with dots, numbers or boxes to tick. Empty items are left out."""
    shown = [words for words in listed_items if "".join(run.text for run in words).strip()]
    face = house.body
    indent = face.size * (2.3 if marks is Marks.NUMBERS and len(shown) > 9 else 1.75)
    style = house.paragraph(face, indent=indent, after=face.size * 0.25)
    style.rightIndent = max(0.0, width - face.size * LONGEST_LINE)
    whole = Element("L", numbering=marks.value)
    made = []
    for number, words in enumerate(shown, start=1):
        paragraph = Text("", style, frags=_fragments(house.lettering.rich_runs(words), style))
        item = Element("LI")
        paragraph.within = (whole, item, Element("LBody"))
        paragraph.bullet = _mark(house, marks, number, (whole, item))
        made.append(paragraph)
    return made


def _mark(house: House, marks: Marks, number: int, within: tuple[Element, Element]) -> Flowable:
    if marks is Marks.NUMBERS:
        return Number(house, number, (*within, Element("Lbl")))
    return TickBox(house) if marks is Marks.BOXES else Dot(house.body)


def listed(house: House, lines: Iterable[str], *, ticks: bool = False) -> list[Text]:
    """Make a list of plain words with dots, or with boxes to tick."""
    marks = Marks.BOXES if ticks else Marks.DOTS
    return items(house, map(rich, lines), marks, width=0)


def glossary(house: House, entries: Iterable[tuple[str, str]], face: Face) -> Text:
    """Make one paragraph of codes, in bold, each with its meaning."""
    runs: list[Piece] = []
    for code, meaning in entries:
        runs += [Piece(face.font, "\u00a0\u00a0 \u00a0")] if runs else []
        runs += [*house.lettering.runs(code, bold=True), Piece(face.font, "\u00a0"), *house.lettering.runs(meaning)]
    style = house.paragraph(face)
    made = Text("", style, frags=_fragments(runs, style))
    made.within = (Element("P"),)
    return made


def draw_tick_box(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """Draw an empty box to tick; a shape, since the typeface has no such letter."""
    canvas.setLineWidth(RULE)
    canvas.setLineJoin(1)
    canvas.rect(x, y, size, size)


class TickBox(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A box to tick, standing on the line of text beside it."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.size = house.tick

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for its own size."""
        return self.size, self.size

    def draw(self) -> None:
        """Draw it as decoration."""
        with self.canv.artifact():
            draw_tick_box(self.canv, 0.5, self.size * 0.36, self.size)


class Dot(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """The round mark before an item of a list."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.size = face.size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for the size of a letter."""
        return self.size, self.size

    def draw(self) -> None:
        """Draw it as decoration."""
        with self.canv.artifact():
            self.canv.circle(self.size * 0.75, self.size * 0.72, self.size * 0.17, stroke=0, fill=1)


class Number(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """The number before an item of a list."""

    def __init__(self, house: House, number: int, within: tuple[Element, Element, Element]) -> None:
        """`within` is the list, the item and its label."""
        super().__init__()
        self._face, self._words, self._within = house.body, f"{number}. ", within

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for the size of a letter."""
        return self._face.size, self._face.size

    def draw(self) -> None:
        """Draw it as the label of its item."""
        canvas: TaggedCanvas = self.canv
        whole, item, label = self._within
        with canvas.inside(whole), canvas.inside(item), canvas.inside(label), canvas.marked():
            canvas.setFont(self._face.font, self._face.size)
            canvas.drawString(0, self._face.size * 0.42, self._words)


class Rule(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A line from margin to margin, in the colour of headings."""

    def __init__(self, house: House, weight: float, *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.ink, self.weight, self.before, self.after = house.ink, weight, before, after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width, and the space above and below as part of itself."""
        self.width, self.height = width, self.before + self.after
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as decoration."""
        with self.canv.artifact():
            self.canv.setLineWidth(self.weight)
            self.canv.setStrokeColor(self.ink)
            self.canv.line(0, self.after, self.width, self.after)


class WritingLines(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Lines to write on: as many as the page still holds, but never fewer than `fewest`."""

    def __init__(self, gap: float, *, fewest: int, most: int = 40) -> None:
        super().__init__()
        self.gap, self.fewest, self.most = gap, fewest, most

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Fill the height offered; ask for the fewest lines when even they do not fit, and so move on."""
        count = min(self.most, max(self.fewest, int((height - 1) // self.gap)))
        self.width, self.height = width, count * self.gap
        return self.width, self.height

    def draw(self) -> None:
        """Draw them as decoration."""
        with self.canv.artifact():
            levels = [line * self.gap + 1 for line in range(round(self.height / self.gap))]
            self.canv.strokes(HAIRLINE, [(0, level, self.width, level) for level in levels])
