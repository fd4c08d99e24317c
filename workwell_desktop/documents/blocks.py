"""The building blocks of every paper: tagged paragraphs, lists, rules, writing lines, tick boxes.

Each block measures, splits and draws itself and knows what it is in the structure of the document. What holds
other blocks (panels, columns) is in `frames`, tables are in `grid`. Everything a person typed goes through
`House.lettering`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Paragraph

from workwell_desktop.documents.house_style import HAIRLINE, HEAVY_RULE, RULE
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face
    from workwell_desktop.documents.tagging import TaggedCanvas


class Text(Paragraph):  # type: ignore[misc]  # reportlab carries no types
    """A paragraph or heading. Its parts on several pages stay one element.

    reportlab makes the parts itself, through the constructor it knows, so the elements are set afterwards.
    """

    within: tuple[Element, ...] = ()
    bullet: Flowable | None = None

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split as reportlab does, and hand the elements on; the bullet stays with the first part."""
        parts: list[Text] = super().split(available_width, available_height)
        if not parts:
            self.wrap(available_width, available_height)  # reportlab forgets the lines after a vain attempt
        for index, part in enumerate(parts):
            part.within = self.within
            part.bullet = self.bullet if index == 0 else None
        return parts

    def draw(self) -> None:
        """Draw the bullet as decoration, then the lines as marked content of the innermost element."""
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
    markup = house.lettering.markup(words, bold=face.bold)
    if label:
        bold = house.strong.font
        markup = f'<font name="{bold}">{house.lettering.markup(label, bold=True)}</font>\u2002{markup}'
    made = Text(markup, house.paragraph(face))
    made.within = (Element(role),)
    return made


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
    bold = house.lettering.markup(label, bold=True)
    markup = f'<font name="{house.strong.font}">{bold}</font>\u2002{house.lettering.markup(words)}'
    made = Aside(markup, house.paragraph(face, indent=face.size, before=face.size * 0.35))
    made.within = (Element("P"),)
    return made


def spaced(made: Text, *, before: float = 0, after: float = 0) -> Text:
    """Give a paragraph space above and below, in points."""
    made.style.spaceBefore, made.style.spaceAfter = before, after
    return made


def held(house: House, words: str, face: Face, *, room: float, limit: int) -> str:
    """Cut words to at most `limit` lines of `room` points, where a stray essay must not push the rest away."""
    return "\n".join(house.lettering.paragraphs(words, face, room * 0.98, limit))


def listed(house: House, items: Iterable[str], *, ticks: bool = False, face: Face | None = None) -> list[Text]:
    """Make a list with dots, or with boxes to tick. Empty items are left out."""
    face = face or house.body
    whole = Element("L", numbering="None" if ticks else "Disc")
    style = house.paragraph(face, indent=face.size * 1.75, after=face.size * 0.2)
    made = []
    for item in filter(str.strip, items):
        paragraph = Text(house.lettering.markup(item), style)
        paragraph.within = (whole, Element("LI"), Element("LBody"))
        paragraph.bullet = TickBox(house) if ticks else Dot(face)
        made.append(paragraph)
    return made


def glossary(house: House, entries: Iterable[tuple[str, str]], face: Face) -> Text:
    """Make one paragraph of codes, in bold, each with its meaning."""
    lettering, bold = house.lettering, house.strong.font
    made = Text(
        "\u00a0\u00a0 \u00a0".join(
            f'<font name="{bold}">{lettering.markup(code, bold=True)}</font>\u00a0{lettering.markup(meaning)}'
            for code, meaning in entries
        ),
        house.paragraph(face),
    )
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
            draw_tick_box(self.canv, 0.5, self.size * 0.2, self.size)


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


class Rule(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A line from margin to margin."""

    def __init__(self, weight: float, *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.weight, self.before, self.after = weight, before, after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width, and the space above and below as part of itself."""
        self.width, self.height = width, self.before + self.after
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as decoration."""
        with self.canv.artifact():
            self.canv.setLineWidth(self.weight)
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
