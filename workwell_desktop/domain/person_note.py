"""A note about one person's part in a session. It belongs to that person's record, and never to the group's."""

from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.ids import PersonId, PersonNoteId, SessionId


@dataclass(frozen=True, kw_only=True)
class PersonNote:
    """What was noted of one person, at a session or apart from any."""

    id: PersonNoteId
    person_id: PersonId
    session_id: SessionId | None = None
    text: str = ""
    edited_at: datetime
