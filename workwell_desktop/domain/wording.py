"""An earlier wording of a draft: what it said before it was written on in another sitting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class EarlierWording:
    """`words` by the name of their field, as they stood on `edited_at`."""

    edited_at: datetime
    words: Mapping[str, str]
