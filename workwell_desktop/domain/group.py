"""A support group: what it is, who leads it, how it meets and how much its records may reveal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.profile import RecordProfile as RecordProfile
from workwell_desktop.domain.text import clean_line, clean_text


class MembershipType(StrEnum):
    """Who may join, and when."""

    OPEN = "open"
    CLOSED = "closed"
    SLOW_OPEN = "slow_open"
    DROP_IN = "drop_in"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"open": "Open", "closed": "Closed", "slow_open": "Slow-open", "drop_in": "Drop-in"}[self.value]


class GroupKind(StrEnum):
    """What the group is for."""

    PEER_SUPPORT = "peer_support"
    PSYCHO_EDUCATION = "psycho_education"
    SKILLS = "skills"
    PROCESS = "process"
    FAMILY = "family"
    BEREAVEMENT = "bereavement"
    WORKPLACE = "workplace"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "peer_support": "Peer support",
            "psycho_education": "Psycho-education",
            "skills": "Skills practice",
            "process": "Process group",
            "family": "Family and carers",
            "bereavement": "Bereavement",
            "workplace": "Workplace circle",
            "other": "Other",
        }[self.value]


class Leadership(StrEnum):
    """Who leads the group."""

    PEER = "peer"
    PROFESSIONAL = "professional"
    CO_LED = "co_led"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"peer": "Peer-led", "professional": "Professional-led", "co_led": "Co-led"}[self.value]


class Mode(StrEnum):
    """How people meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"in_person": "In person", "online": "Online", "hybrid": "Hybrid"}[self.value]


class GroupStatus(StrEnum):
    """Where the group stands in its life."""

    FORMING = "forming"
    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return self.value.capitalize()

    @property
    def meets(self) -> bool:
        """Whether new sessions make sense."""
        return self in (GroupStatus.FORMING, GroupStatus.ACTIVE)


LONGEST_SESSION = 480
"""Minutes: a working day; anything longer is a typing slip."""

LARGEST_GROUP = 500
"""People: capacity is advice, this only stops slips."""

TINTS = 6
"""How many colours the calendar has for groups."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """One support group. `name` is for the facilitator; `public_name` is neutral and stands on paper.

    `address`, `emergency_department` and `quiet_place` are for a crisis: what to tell the operator, where the nearest
    help is, where to sit with someone. `tint` is which of the calendar's colours it has. `letters` says
    what is given out about attendance.
    """

    id: GroupId
    name: str
    public_name: str = ""
    purpose: str = ""
    membership_type: MembershipType = MembershipType.OPEN
    kind: GroupKind = GroupKind.PEER_SUPPORT
    leadership: Leadership = Leadership.PEER
    mode: Mode = Mode.IN_PERSON
    place: str = ""
    schedule: str = ""
    session_minutes: int = 90
    planned_sessions: int | None = None
    capacity: int | None = None
    facilitators: tuple[str, ...] = ()
    status: GroupStatus = GroupStatus.ACTIVE
    profile: RecordProfile = RecordProfile.PEER_MINIMAL
    address: str = ""
    emergency_department: str = ""
    quiet_place: str = ""
    checklist: tuple[str, ...] = ()
    agreement_review_on: date | None = None
    tint: int = 0
    letters: LetterPolicy = LetterPolicy.NOTHING

    @property
    def name_on_paper(self) -> str:
        """The neutral name printed on papers; the group's own name only when no other was given."""
        return self.public_name or self.name

    def checked(self) -> Self:
        """Return the group with its texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        if not 5 <= self.session_minutes <= LONGEST_SESSION:
            raise Refusal(f"A session lasts between 5 and {LONGEST_SESSION} minutes.", "session_minutes")
        if self.capacity is not None and not 1 <= self.capacity <= LARGEST_GROUP:
            raise Refusal(f"Room for between 1 and {LARGEST_GROUP} people, or leave it empty.", "capacity")
        if self.planned_sessions is not None and not 1 <= self.planned_sessions <= 1000:
            raise Refusal("Between 1 and 1,000 sessions, or leave it empty for an ongoing group.", "planned_sessions")
        return replace(
            self,
            name=clean_line(self.name, "name", label="The group's name", needed=True),
            public_name=clean_line(self.public_name, "public_name", label="The name on paper"),
            purpose=clean_text(self.purpose, "purpose", label="The purpose"),
            place=clean_line(self.place, "place", label="The place"),
            schedule=clean_line(self.schedule, "schedule", label="The schedule"),
            address=clean_line(self.address, "address", label="The address"),
            emergency_department=clean_line(
                self.emergency_department, "emergency_department", label="The nearest emergency department"
            ),
            quiet_place=clean_line(self.quiet_place, "quiet_place", label="The quiet place"),
            checklist=tuple(
                line
                for thing in self.checklist
                if (line := clean_line(thing, "checklist", label="A line of the checklist"))
            ),
            facilitators=tuple(
                line
                for name in self.facilitators
                if (line := clean_line(name, "facilitators", label="A facilitator's name"))
            ),
        )


def least_used_tint(groups: Iterable[Group]) -> int:
    """Return the colour of the calendar that the fewest groups have, the first of several."""
    used = Counter(group.tint for group in groups)
    return min(range(TINTS), key=lambda tint: (used[tint], tint))
