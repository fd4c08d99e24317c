"""How long records stay: a rule per group and kind of record, what is kept longer, and legal holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from workwell_desktop.domain.ids import GroupId, LegalHoldId, PersonId, RetentionRuleId


class RecordClass(StrEnum):
    """A kind of record that a retention rule speaks of. The note classes, and what else is kept of people."""

    REGISTER = "register"
    """Marks with their history; how many came stays as a number."""
    PERSON = "person"
    """People who belong to no group any more, with their memberships."""
    SESSION_SUMMARY = "session_summary"
    PERSON_NOTE = "person_note"
    DEBRIEF = "debrief"
    SUPERVISION = "supervision"
    INCIDENT = "incident"
    CONTACT_LOG = "contact_log"
    """Contacts and closed follow-ups about one person."""
    HAND_OVER = "hand_over"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True)
class RetentionRule:
    """How long one kind of record of one group stays; without a group, what belongs to none, such as supervision.

    `months` are counted from the last day the record is about; None means that it stays until somebody decides.
    `source` says in the facilitator's words, or a preset's, where the rule comes from.
    """

    id: RetentionRuleId
    group_id: GroupId | None
    record_class: RecordClass
    months: int | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class KeptLonger:
    """A record that was due to go and is kept nevertheless, until a day or until somebody decides."""

    record_class: RecordClass
    record: UUID
    until: date | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class LegalHold:
    """Nothing of a group, or of a person, may go while this stands: somebody has asked for the records."""

    id: LegalHoldId
    group_id: GroupId | None = None
    person_id: PersonId | None = None
    why: str = ""
    set_on: date
    lifted_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not lifted yet."""
        return self.lifted_on is None
