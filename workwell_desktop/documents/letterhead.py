"""An organisation's own head at the top of the first page: logo, name, how to reach it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from workwell_desktop.documents.blocks import Rule, held, text
from workwell_desktop.documents.frames import Stack
from workwell_desktop.documents.house_style import HAIRLINE, UNPRINTABLE
from workwell_desktop.documents.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.sheet import Sheet

_HIGHEST = 17 * mm
_SNUG = 11 * mm
_WIDEST = 55 * mm
_MOST_DOTS = 1200  # along one side of a logo: sharp enough at its largest


def letterhead(paper: Sheet, house: House, *, snug: bool = False) -> list[Flowable]:
    """Make the head of a sheet that has one; a logo that cannot be read is left out.

    A `snug` one is low, and stands where later pages have their running head.
    """
    head = paper.letterhead
    if head is None or not (head.name.strip() or head.contact.strip() or head.logo):
        return []
    lines = [(head.name, house.strong), (head.contact, house.small)]
    words: list[Flowable] = [
        text(house, held(house, line, face, room=house.width - _WIDEST, limit=2), face)
        for line, face in lines
        if line.strip()
    ]
    name = " ".join(head.name.split())
    alt = house.words("logo_of", name=name) if name else house.words("logo")
    picture = _picture(head.logo, colour=house.style.colour) if head.logo else None
    logo = [Logo(picture, alt, highest=_SNUG if snug else _HIGHEST)] if picture else []
    raised = house.top - UNPRINTABLE - 1 if snug else 0.0
    space = house.body.size * (0.4 if snug else 1.0)
    return [LogoBeside(logo, words, raised=raised), Rule(house, HAIRLINE, before=5 if snug else 7), Spacer(0, space)]


def _picture(data: bytes, *, colour: bool) -> Image.Image | None:
    """Open a logo on white, in shades of grey where the paper has no colour; None when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture of a hundred million dots is refused, not drawn
            picture = Image.open(BytesIO(data), formats=["PNG"])
            picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
            whole = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", whole.size, "white")
    flat = Image.alpha_composite(white, whole)
    return flat.convert("RGB" if colour else "L")


class Logo(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A picture with its description, at most 55 mm wide and `highest` high."""

    def __init__(self, picture: Image.Image, alt: str, *, highest: float) -> None:
        super().__init__()
        self._picture, self._alt, self._highest = picture, alt, highest

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for its size on paper."""
        wide, high = self._picture.size
        scale = min(_WIDEST / wide, self._highest / high)
        self.width, self.height = wide * scale, high * scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as a figure."""
        with self.canv.inside(Element("Figure", alt=self._alt)), self.canv.marked():
            self.canv.drawImage(ImageReader(self._picture), 0, 0, self.width, self.height)


class LogoBeside(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A logo at the left, words beside it; either may be missing."""

    def __init__(self, logo: Sequence[Logo], words: Sequence[Flowable], *, raised: float = 0) -> None:
        """One that is `raised` takes so many points less room, and stands in the margin by as much."""
        super().__init__()
        self._logo, self._words, self._raised = list(logo), Stack(words), raised

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and the height of the higher part."""
        sizes = [logo.wrapOn(self.canv, width, 1e6) for logo in self._logo]
        self._indent = sum(wide for wide, _ in sizes) + (12 if sizes else 0)
        self._high = self._words.measure(self.canv, width - self._indent)
        self._whole = max([self._high, *(high for _, high in sizes)])
        self.width, self.height = width, self._whole - self._raised
        return self.width, self.height

    def draw(self) -> None:
        """Draw the logo, then the words, both in the middle of the height."""
        canvas: TaggedCanvas = self.canv
        for logo in self._logo:
            logo.drawOn(canvas, 0, (self._whole - logo.height) / 2)
        self._words.draw(canvas, self._indent, (self._whole + self._high) / 2)
