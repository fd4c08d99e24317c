"""A hand-over note: what somebody who stands in must know about a group. No member's name belongs here."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from workwell_desktop.domain.ids import GroupId, HandOverNoteId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_text


@dataclass(frozen=True, kw_only=True)
class HandOverNote(Signed):
    """What a substitute or co-facilitator reads before they run a group."""

    id: HandOverNoteId
    group_id: GroupId
    text: str = ""

    @property
    def owner(self) -> str:
        """The group."""
        return str(self.group_id)

    @property
    def words(self) -> tuple[str, ...]:
        """The text."""
        return (self.text,)

    def written(self, text: str, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed, or when it is too long."""
        self.refuse_signed("text")
        return replace(self, text=clean_text(text, "text", label="The hand-over note"), edited_at=now)
