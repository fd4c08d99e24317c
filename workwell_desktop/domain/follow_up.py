"""Getting in touch after a session: why, who, by when and what came of it; and the log of contacts with a person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workwell_desktop.domain.ids import ContactId, FollowUpId, GroupId, PersonId, SessionId
from workwell_desktop.domain.person import ContactWay


class Origin(StrEnum):
    """What made a follow-up."""

    BY_HAND = "by_hand"
    QUICK_NOTE = "quick_note"
    SILENT_ABSENCES = "silent_absences"
    MARK = "mark"


class Outcome(StrEnum):
    """What came of getting in touch (domain notes, section 2.8)."""

    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    REFERRED = "referred"
    RETURNED = "returned"
    DONE = "done"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One thing to do, for a person or for the group. It is open while `outcome` is None."""

    id: FollowUpId
    why: str
    person_id: PersonId | None = None
    group_id: GroupId | None = None
    session_id: SessionId | None = None
    origin: Origin = Origin.BY_HAND
    who: str = ""
    due: date | None = None
    made_at: datetime
    outcome: Outcome | None = None
    remark: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One entry of a person's contact log."""

    id: ContactId
    person_id: PersonId
    at: datetime
    way: ContactWay | None = None
    outcome: Outcome
    text: str = ""
    next_step: str = ""
    follow_up_id: FollowUpId | None = None
