"""Where somebody was when WorkWell locked, and words that could not be saved where they belong."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Words typed into a field that could not be saved there. `key` names page, record and field, with ids only."""

    key: str
    text: str
    kept_at: datetime


@dataclass(frozen=True, kw_only=True)
class LeftOff:
    """The place in front when WorkWell locked, as text that only the interface understands; ids, never names."""

    place: str
    at: datetime
