"""How every paper begins: a small line with date and place, the title, a line under it, a heavy rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from workwell_desktop.documents.blocks import Rule, held, spaced, text
from workwell_desktop.documents.house_style import HEAVY_RULE

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.blocks import Text
    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face

MOST_LINES = 3


def opening(house: House, *, small: str, title: str, subtitle: str = "", ruled: bool = True) -> list[Flowable]:
    """Make the top of the first page. The small line, the title and each line of the subtitle are held to three."""

    def line(words: str, face: Face, *, role: str = "P") -> Text:
        limit = MOST_LINES * (1 + words.count("\n")) if face is house.lead else MOST_LINES
        return text(house, held(house, words, face, room=house.width, limit=limit), face, role=role)

    blocks: list[Flowable] = [line(small, house.small)] if small else []
    blocks.append(line(title, house.title, role="H1"))
    if subtitle:
        blocks.append(spaced(line(subtitle, house.lead), before=2))
    blocks.append(Rule(HEAVY_RULE, before=9, after=11) if ruled else Spacer(0, 10))
    return blocks


def dotted(*parts: str) -> str:
    """Join the parts that say something with middle dots."""
    return " · ".join(part for part in parts if part.strip())
