"""How long records stay: a rule per group and kind of record, what is kept longer, and legal holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta

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

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]

    @property
    def of_groups(self) -> bool:
        """Whether groups have rules for it; supervision belongs to the facilitator alone."""
        return self is not RecordClass.SUPERVISION


_LABELS = {
    RecordClass.REGISTER: "Register of a session",
    RecordClass.PERSON: "People who left",
    RecordClass.SESSION_SUMMARY: "Group notes",
    RecordClass.PERSON_NOTE: "Person notes",
    RecordClass.DEBRIEF: "Debriefs",
    RecordClass.SUPERVISION: "Supervision notes",
    RecordClass.INCIDENT: "Incident reports",
    RecordClass.CONTACT_LOG: "Contacts and closed follow-ups",
    RecordClass.HAND_OVER: "Hand-over notes",
    RecordClass.LETTER: "Certificates and letters",
}


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


@dataclass(frozen=True, kw_only=True)
class DueRecord:
    """A record that a rule says may go: what it is, the last day it is about, since when it is due.

    `title` names it as a list shows it; `held` says that a legal hold stands on it, `kept` that it was kept longer.
    """

    record_class: RecordClass
    record: UUID
    title: str
    group_id: GroupId | None = None
    person_id: PersonId | None = None
    last_day: date
    due_on: date
    held: bool = False
    kept: KeptLonger | None = None

    def goes(self, today: date) -> bool:
        """Return whether it may be removed today: due, not held, and not kept longer."""
        kept_still = self.kept is not None and (self.kept.until is None or self.kept.until > today)
        return self.due_on <= today and not self.held and not kept_still


@dataclass(frozen=True, kw_only=True)
class Preset:
    """Rules to start from, with a note on where the figures come from. None fits everybody; all can be changed."""

    key: str
    label: str
    note: str
    months: dict[RecordClass, int]


_ABOUT_PEOPLE = (
    RecordClass.REGISTER,
    RecordClass.PERSON,
    RecordClass.PERSON_NOTE,
    RecordClass.CONTACT_LOG,
    RecordClass.LETTER,
)
_OF_A_SERVICE = (*_ABOUT_PEOPLE, RecordClass.SESSION_SUMMARY, RecordClass.INCIDENT)

PRESETS = (
    Preset(
        key="community",
        label="Community group",
        note="Small community groups often look through those who stopped coming about every six months. "
        "No law sets this figure.",
        months=dict.fromkeys(_ABOUT_PEOPLE, 6),
    ),
    Preset(
        key="nhs_mental_health",
        label="NHS-commissioned, mental health",
        note="NHS Records Management Code of Practice: mental health records, psychology included, 20 years after "
        "treatment ends. It speaks to the NHS and to services it pays for.",
        months=dict.fromkeys(_OF_A_SERVICE, 240),
    ),
    Preset(
        key="nhs_adult",
        label="NHS-commissioned, other adult health",
        note="NHS Records Management Code of Practice: adult health records 8 years. It speaks to the NHS and to "
        "services it pays for.",
        months=dict.fromkeys(_OF_A_SERVICE, 96),
    ),
)
"""Figures from the field; a rule that follows one says so in its `source`."""


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month when it is shorter."""
    return day + relativedelta(months=months)


def due_on(rules: Iterable[RetentionRule | None], last_day: date) -> date | None:
    """Return when a record that several groups keep is due: the latest of them; None while one keeps it for good."""
    latest: date | None = None
    for rule in rules:
        if rule is None or rule.months is None:
            return None
        day = months_after(last_day, rule.months)
        latest = day if latest is None else max(latest, day)
    return latest
