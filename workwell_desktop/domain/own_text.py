"""Guides and handouts that a facilitator wrote: the text of a guide file or a handout file, kept in the vault."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.ids import OwnTextId

LONGEST_SOURCE = 200_000
"""Characters: a booklet of a hundred pages; anything longer is not a guide."""


class OwnKind(StrEnum):
    """What the text is."""

    GUIDE = "guide"
    HANDOUT = "handout"


@dataclass(frozen=True, kw_only=True)
class OwnText:
    """One text. `source` is the whole file, head and body; `based_on` is the key of what it was copied from."""

    id: OwnTextId
    kind: OwnKind
    source: str
    based_on: str = ""
    edited_at: datetime
