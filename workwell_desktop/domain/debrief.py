"""A debrief: the facilitators of a session about their own work in it. No member's name belongs here."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from workwell_desktop.domain.ids import DebriefId, SessionId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_text


@dataclass(frozen=True, kw_only=True)
class Debrief(Signed):
    """What the facilitators said to each other after one session."""

    id: DebriefId
    session_id: SessionId
    text: str = ""

    @property
    def owner(self) -> str:
        """The session it followed."""
        return str(self.session_id)

    @property
    def words(self) -> tuple[str, ...]:
        """The text."""
        return (self.text,)

    def written(self, text: str, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed, or when it is too long."""
        self.refuse_signed("text")
        return replace(self, text=clean_text(text, "text", label="The debrief"), edited_at=now)
