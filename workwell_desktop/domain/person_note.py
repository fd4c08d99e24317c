"""A note about one person's part in a session. It belongs to that person's record, and never to the group's."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from workwell_desktop.domain.ids import PersonId, PersonNoteId, SessionId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_text

NOT_KEPT = (
    "This group keeps no notes about single people: its record profile does not allow them. "
    "What concerns the group goes into the group note, without names."
)


@dataclass(frozen=True, kw_only=True)
class PersonNote(Signed):
    """What was noted of one person, at a session or apart from any."""

    id: PersonNoteId
    person_id: PersonId
    session_id: SessionId | None = None
    text: str = ""

    @property
    def owner(self) -> str:
        """The person."""
        return str(self.person_id)

    @property
    def words(self) -> tuple[str, ...]:
        """The text."""
        return (self.text,)

    def written(self, text: str, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed, or when it is too long."""
        self.refuse_signed("person_note")
        return replace(self, text=clean_text(text, "person_note", label="The person note"), edited_at=now)
