"""Places to write: ruled lines at least 9 mm apart, captions above a line, words with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from workwell_desktop.documents.blocks import draw_tick_box
from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import HAIRLINE
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face
    from workwell_desktop.documents.tagging import TaggedCanvas

MOST_CAPTION_LINES = 4


class RuledLines(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A given number of lines to write on; many go on over several pages."""

    def __init__(self, gap: float, count: int) -> None:
        super().__init__()
        self.gap, self.count = gap, count

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and a gap for every line."""
        self.width, self.height = width, self.count * self.gap + 1
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Divide between lines, two at the least on either side."""
        fitting = min(int((height - 1) // self.gap), self.count - 2)
        return [RuledLines(self.gap, fitting), RuledLines(self.gap, self.count - fitting)] if fitting >= 2 else []

    def draw(self) -> None:
        """Draw them as decoration."""
        with self.canv.artifact():
            levels = [line * self.gap + 1 for line in range(self.count)]
            self.canv.strokes(HAIRLINE, [(0, level, self.width, level) for level in levels])


class FillingLines(RuledLines):
    """Lines to write on for the rest of the page, or of a card; what comes `after` them keeps its room."""

    def __init__(self, gap: float, *, fewest: int) -> None:
        super().__init__(gap, fewest)
        self.fewest = fewest
        self.after: list[Flowable] = []
        self.offered: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Fill the height that was offered, less what the blocks after them need."""
        room = height if self.offered is None else self.offered
        needed = sum(
            block.wrapOn(self.canv, width, 1e6)[1] + block.getSpaceBefore() + block.getSpaceAfter()
            for block in self.after
        )
        fitting = int((room - needed - 2) // self.gap)
        if fitting < self.fewest:
            fitting = int((room - 2) // self.gap)
        self.count = max(self.fewest, min(fitting, 60))
        wrapped: tuple[float, float] = super().wrap(width, height)
        return wrapped

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """Move on whole."""
        return []


class _Caption(NamedTuple):
    lines: tuple[str, ...]
    x: float
    width: float


class FieldRow(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Captions side by side, each above a line to write on. With three or more, the first has twice the room."""

    def __init__(self, house: House, captions: Sequence[str]) -> None:
        super().__init__()
        self._house, self._captions = house, tuple(captions)
        self.spaceBefore = house.body.size * 0.6

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Share the width and break the captions."""
        gap = self._house.sized(14)
        shares = [2.0 if index == 0 and len(self._captions) > 2 else 1.0 for index in range(len(self._captions))]
        room = width - gap * (len(shares) - 1)
        widths = [room * share / sum(shares) for share in shares]
        self._face = self._chosen_face(widths)
        self._leading = self._face.size * 1.25
        self._placed, x = [], 0.0
        for caption, each in zip(self._captions, widths, strict=True):
            lines = self._house.lettering.paragraphs(caption, self._face, each * 0.98, MOST_CAPTION_LINES)
            self._placed.append(_Caption(tuple(lines), x, each))
            x += each + gap
        self._most = max((len(placed.lines) for placed in self._placed), default=0)
        self.width, self.height = width, self._most * self._leading + self._house.writing_gap + 2
        return self.width, self.height

    def _chosen_face(self, widths: Sequence[float]) -> Face:
        """Set captions as large as the text where they fit on one line, or stand alone; otherwise smaller."""
        house, alone = self._house, len(widths) == 1
        fits = all(
            house.lettering.width(caption[:200], house.body) < each * 0.98
            for caption, each in zip(self._captions, widths, strict=True)
        )
        return house.body if fits or alone else house.small

    def draw(self) -> None:
        """Draw each caption as a paragraph just above its own line, each line as decoration."""
        canvas: TaggedCanvas = self.canv
        for placed in self._placed:
            if placed.lines:
                with canvas.inside(Element("P")), canvas.marked():
                    self._draw_caption(canvas, placed)
        with canvas.artifact():
            canvas.strokes(HAIRLINE, [(placed.x, 1, placed.x + placed.width, 1) for placed in self._placed])

    def _draw_caption(self, canvas: TaggedCanvas, placed: _Caption) -> None:
        baseline = self._house.writing_gap + 2 + (len(placed.lines) - 1) * self._leading + self._face.size * 0.28
        for line in placed.lines:
            draw_line(canvas, self._house, f"{line} ", self._face, (placed.x, baseline))
            baseline -= self._leading


class ChoiceRow(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Some words side by side, each with a box to tick. The rows of one piece share `whole`, a list."""

    def __init__(self, house: House, words: Sequence[str], each: float, whole: Element) -> None:
        """`each` is the width of one column in points."""
        super().__init__()
        self._house, self._each, self._whole = house, each, whole
        self._indent = house.tick + house.body.size * 0.6
        self._leading = house.body.size * 1.25
        room = each - self._indent - 2
        self._lines = [house.lettering.paragraphs(word, house.body, room, 3) for word in words]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the height of the longest words."""
        high = max(map(len, self._lines)) * self._leading + self._house.body.size * 0.45
        self.width, self.height = width, high
        return self.width, self.height

    def draw(self) -> None:
        """Draw each box as decoration and its words as an item of the list."""
        canvas: TaggedCanvas = self.canv
        for index, lines in enumerate(self._lines):
            x, baseline = index * self._each, self.height - self._house.body.size
            with canvas.artifact():
                draw_tick_box(canvas, x + 0.5, baseline - self._house.tick * 0.1, self._house.tick)
            item, body = Element("LI"), Element("LBody")
            with canvas.inside(self._whole), canvas.inside(item), canvas.inside(body), canvas.marked():
                for line in lines:
                    draw_line(canvas, self._house, f"{line} ", self._house.body, (x + self._indent, baseline))
                    baseline -= self._leading


def choice_rows(house: House, words: Sequence[str], width: float) -> list[ChoiceRow]:
    """Set words in as many equal columns as fit, read row by row."""
    shown = [word for word in words if word.strip()]
    if not shown:
        return []
    indent = house.tick + house.body.size * 0.6
    widest = max(house.lettering.width(word[:60], house.body) for word in shown) + indent + house.body.size
    columns = max(1, min(len(shown), 5, int(width // widest)))
    whole = Element("L", numbering="None")
    rows = [shown[start : start + columns] for start in range(0, len(shown), columns)]
    return [ChoiceRow(house, row, width / columns, whole) for row in rows]
