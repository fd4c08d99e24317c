"""A poster: few words, as large as one sheet allows, to be read from across a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from workwell_desktop.documents import bilingual
from workwell_desktop.documents.blocks import Rule
from workwell_desktop.documents.fitting import height_of, largest, words_whole
from workwell_desktop.documents.house_style import HEAVY_RULE
from workwell_desktop.documents.letterhead import letterhead
from workwell_desktop.documents.opening import opening
from workwell_desktop.documents.pieces import Setter
from workwell_desktop.documents.sheet import head_of, kept
from workwell_desktop.domain.sheet import Heading

if TYPE_CHECKING:
    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.sheet import Sheet

_MARGIN = 20 * mm
_LARGEST_BODY = 46.0  # points, with pieces below the title
_LARGEST_ALONE = 72.0  # of a title that stands alone, which is twice as large
_STEP = 1.5  # points
_TURNED_GAIN = 1.3  # how much larger type must get before the sheet is turned


def poster_house(paper: Sheet, house: House) -> House:
    """Find the measures at which the poster fills one sheet, upright or turned, in the largest type that fits."""
    if paper.second is not None:
        both = largest(_scales(paper, house), lambda scale: bilingual.fits(paper, _scaled(house, scale, True)))
        return _scaled(house, both or 1.0, True)
    found = []
    for landscape in (False, True):
        scale = largest(_scales(paper, house), lambda scale, turned=landscape: _fits(paper, house, scale, turned))  # type: ignore[misc]
        found.append(scale or 0.0)
    upright, turned = found
    landscape = turned > upright * _TURNED_GAIN
    return _scaled(house, max(turned if landscape else upright, 1.0), landscape)


def _scales(paper: Sheet, house: House) -> list[float]:
    most = _LARGEST_BODY if paper.pieces else _LARGEST_ALONE
    steps = int((most - house.body.size) // _STEP)
    return [(house.body.size + step * _STEP) / house.body.size for step in range(steps, -1, -1)]


def _scaled(house: House, scale: float, landscape: bool) -> House:
    made = house.scaled(scale, landscape=landscape)
    made.without_furniture(_MARGIN)
    return made


def _fits(paper: Sheet, house: House, scale: float, landscape: bool) -> bool:
    scaled = _scaled(house, scale, landscape)
    headings = " ".join(piece.text for piece in paper.pieces if isinstance(piece, Heading))
    return (
        words_whole(scaled, paper.title, scaled.title, scaled.width)
        and words_whole(scaled, headings, scaled.heading, scaled.width)
        and height_of(_blocks(paper, scaled), scaled.width) <= scaled.height - 1
    )


def _top(paper: Sheet, house: House) -> list[Flowable]:
    rule = [Rule(house, HEAVY_RULE * 1.6, before=14, after=house.body.size * 0.6)] if paper.pieces else []
    return [*letterhead(paper, house), *opening(house, head_of(paper)), *rule]


def _blocks(paper: Sheet, house: House) -> list[Flowable]:
    setter = Setter(house, house.width)
    return _top(paper, house) + [block for piece in paper.pieces for block in setter.set(piece)]


def story(paper: Sheet, house: House) -> list[Flowable]:
    """Lay out the poster; one that is too long for a sheet even in the usual size goes on on another."""
    if paper.second is not None:
        return bilingual.story(paper, house)
    left = house.height - height_of(_blocks(paper, house), house.width)
    if left < 0:
        return _top(paper, house) + kept(paper.pieces, Setter(house, house.width), house)
    blocks = _blocks(paper, house)
    return [Spacer(0, min(left * 0.3, house.height * 0.22)), *blocks] if left > house.height * 0.12 else blocks
