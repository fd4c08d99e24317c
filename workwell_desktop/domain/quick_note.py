"""A line typed while a session runs: `@` ties it to a person, `!` makes it a follow-up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.ids import PersonId, QuickNoteId, SessionId


class QuickNoteFate(StrEnum):
    """Where a quick note went when the session was closed out."""

    WAITING = "waiting"
    GROUP_NOTE = "group_note"
    PERSON_NOTE = "person_note"
    FOLLOW_UP = "follow_up"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, kw_only=True)
class QuickNote:
    """One line, private to the facilitator until it is offered to its place."""

    id: QuickNoteId
    session_id: SessionId
    at: datetime
    text: str
    person_id: PersonId | None = None
    wants_follow_up: bool = False
    fate: QuickNoteFate = QuickNoteFate.WAITING
