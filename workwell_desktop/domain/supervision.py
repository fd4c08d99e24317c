"""A supervision note: one entry in the facilitator's own supervision log. No member's name belongs here."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from workwell_desktop.domain.ids import SupervisionNoteId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_line, clean_text


@dataclass(frozen=True, kw_only=True)
class SupervisionNote(Signed):
    """What one meeting of supervision was about; `supervisor` is who it was with."""

    id: SupervisionNoteId
    on: date
    supervisor: str = ""
    text: str = ""

    @property
    def owner(self) -> str:
        """The entry itself: it belongs to no session and to no group."""
        return str(self.id)

    @property
    def words(self) -> tuple[str, ...]:
        """The day, who it was with, and the text."""
        return (self.on.isoformat(), self.supervisor, self.text)

    @property
    def empty(self) -> bool:
        """Whether nothing is written; the day alone is nothing."""
        return not self.text.strip()

    def written(self, on: date, supervisor: str, text: str, now: datetime) -> Self:
        """Return the draft as typed. Raises `Refusal` once it is signed, or naming the field that cannot be kept."""
        self.refuse_signed("text")
        who = clean_line(supervisor, "supervisor", label="Who it was with")
        return replace(
            self, on=on, supervisor=who, text=clean_text(text, "text", label="The supervision note"), edited_at=now
        )
