"""How every paper begins: a small line, words in the corner, the title, a line under it, a heavy rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Flowable

from workwell_desktop.documents.blocks import Rule, held, spaced, text
from workwell_desktop.documents.fitting import USUAL_WORD
from workwell_desktop.documents.house_style import HEAVY_RULE
from workwell_desktop.domain.dates import clock_span, long_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workwell_desktop.documents.blocks import Text
    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face
    from workwell_desktop.domain.language import Language

MOST_LINES = 3


class Corners(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A quiet line at the left and another at the right, on one height."""

    def __init__(self, left: Sequence[Text], right: Text, *, right_width: float, gap: float) -> None:
        """`left` is one paragraph or none; `right` is as wide as it needs to be."""
        super().__init__()
        self._left, self._right, self._right_width, self._gap = list(left), right, right_width, gap

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the height of the higher one."""
        room = width - self._right_width - self._gap
        self._heights = [block.wrapOn(self.canv, room, 1e6)[1] for block in self._left]
        _, right = self._right.wrapOn(self.canv, self._right_width, 1e6)
        self.width, self.height = width, max(right, *self._heights, 0.0)
        self._right_height = right
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from left to right."""
        for block, height in zip(self._left, self._heights, strict=True):
            block.drawOn(self.canv, 0, self.height - height)
        self._right.drawOn(self.canv, self.width - self._right_width, self.height - self._right_height)


class Head(NamedTuple):
    """The words at the top of a paper: all but the title may be empty."""

    title: str
    small: str = ""
    subtitle: str = ""
    corner: str = ""


def opening(house: House, head: Head, *, width: float | None = None) -> list[Flowable]:
    """Make the top of the first page, without its rule.

    The small line, the corner, the title and each line of the subtitle are held to three lines of `width` points,
    which is that of the page.
    """
    room = house.width if width is None else width

    def line(words: str, face: Face, *, role: str = "P") -> Text:
        limit = MOST_LINES * (1 + words.count("\n")) if face is house.lead else MOST_LINES
        return text(house, held(house, words, face, room=room, limit=limit), face, role=role)

    blocks: list[Flowable] = []
    quiet = [line(head.small, house.small)] if head.small.strip() else []
    if head.corner.strip():
        blocks.append(_with_corner(quiet, head.corner, house, room))
    else:
        blocks += quiet
    if head.title:
        blocks.append(line(head.title, house.title, role="H1"))
    if head.subtitle.strip():
        blocks.append(spaced(line(head.subtitle, house.lead), before=2))
    return blocks


def _with_corner(quiet: Sequence[Text], corner: str, house: House, room: float) -> Corners:
    wanted = house.lettering.width(corner, house.small) * 1.03 + house.small.size * 0.5
    limit = room * (0.48 if quiet else 1.0)
    words = (word for word in corner.split() if len(word) <= USUAL_WORD)
    widest = max((house.lettering.width(word, house.small) * 1.06 for word in words), default=0.0)
    right_width = min(wanted, max(limit, min(widest, room * 0.7)))
    right = text(house, held(house, corner, house.small, room=right_width, limit=MOST_LINES), house.small)
    right.style.alignment = TA_RIGHT
    return Corners(quiet, right, right_width=right_width, gap=house.small.size * 1.5)


def opened(house: House, head: Head) -> list[Flowable]:
    """Make the top of the first page with a heavy rule under it."""
    return [*opening(house, head), Rule(house, HEAVY_RULE, before=9, after=11)]


def dotted(*parts: str) -> str:
    """Join the parts that say something with middle dots."""
    return " · ".join(part for part in parts if part.strip())


def at_start(words: str) -> str:
    """Begin a line with a capital letter: days have small ones in Spanish and French."""
    return words[:1].upper() + words[1:]


def when(start: datetime, end: datetime, language: Language) -> str:
    """Write day and time as a line of its own: "Monday 23 November 2026 · 18:30 – 20:00"."""
    return dotted(at_start(long_date(start, language)), clock_span(start, end, language))
