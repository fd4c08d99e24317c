"""Places a facilitator can go to, as plain values. A room names a place; the shell finds the page that shows it.

These values hold ids, never names; only a search holds letters, and no history keeps it. No room imports another room
to send someone there.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from workwell_desktop.domain.ids import (
        FollowUpId,
        GroupId,
        IncidentId,
        OwnTextId,
        PersonId,
        SessionId,
        SupervisionNoteId,
    )


@dataclass(frozen=True)
class ToToday:
    """What is next and what needs attention."""


@dataclass(frozen=True)
class ToGroups:
    """The list of groups."""


@dataclass(frozen=True)
class ToGroup:
    """One group, opened at a tab: "overview", "attendance", "sessions", "members", "hand_over" and others."""

    group_id: "GroupId"
    tab: str = "overview"


@dataclass(frozen=True)
class ToPeople:
    """The list of people."""


@dataclass(frozen=True)
class ToPerson:
    """One person with memberships and history."""

    person_id: "PersonId"


@dataclass(frozen=True)
class ToSession:
    """The plan of one session."""

    session_id: "SessionId"


@dataclass(frozen=True)
class ToNote:
    """The group note of one session."""

    session_id: "SessionId"


@dataclass(frozen=True)
class ToDebrief:
    """The debrief of one session: the facilitators about their own work."""

    session_id: "SessionId"


@dataclass(frozen=True)
class ToSupervision:
    """The supervision log, at one entry or where one was last."""

    note_id: "SupervisionNoteId | None" = None


@dataclass(frozen=True)
class ToProcessNotes:
    """The private notes, closed; they may be about a session or a person. No way back keeps it."""

    session_id: "SessionId | None" = None
    person_id: "PersonId | None" = None


@dataclass(frozen=True)
class ToCalendar:
    """Every session by its day, opened at a day, or at today."""

    day: "date | None" = None


@dataclass(frozen=True)
class ToRun:
    """The clock of a running session."""

    session_id: "SessionId"


@dataclass(frozen=True)
class ToCloseOut:
    """Closing out a session, at one of its steps or at the first that is left."""

    session_id: "SessionId"
    step: str = ""


@dataclass(frozen=True)
class ToFollowUps:
    """Everything that waits to be followed up, with one of them unfolded when it is named."""

    follow_up_id: "FollowUpId | None" = None


@dataclass(frozen=True)
class ToRegisters:
    """The registers of several groups over a period."""


@dataclass(frozen=True)
class ToCrisis:
    """What to do when somebody may be at risk: for a session, for a group, or for the session that runs."""

    session_id: "SessionId | None" = None
    group_id: "GroupId | None" = None


@dataclass(frozen=True)
class ToIncident:
    """What was written down of one incident, or the list of all."""

    incident_id: "IncidentId | None" = None


@dataclass(frozen=True)
class ToHandouts:
    """The printed papers, for one session, one group, or to choose from; `paper` is the key of the one to show."""

    session_id: "SessionId | None" = None
    group_id: "GroupId | None" = None
    paper: str = ""


@dataclass(frozen=True)
class ToGuides:
    """The guides for facilitators: one of them by its key, in a language by its code, or where one was last."""

    key: str = ""
    language: str = ""


@dataclass(frozen=True)
class ToGuideEditor:
    """Writing a guide or a handout of one's own; without an id, a new one. `kind` is "guide" or "handout"."""

    own_id: "OwnTextId | None" = None
    kind: str = "guide"
    based_on: str = ""


@dataclass(frozen=True)
class ToSettings:
    """How WorkWell looks and is protected."""


@dataclass(frozen=True)
class ToSafety:
    """What opens the vault, backups, what is kept how long: one of the tabs, or where one was last.

    With a group, the tab "hand_over" proposes that group; with the part "sheet", the tab "protection" is ready for
    the test of the recovery sheet.
    """

    tab: str = ""
    group_id: "GroupId | None" = None
    part: str = ""


@dataclass(frozen=True)
class ToSearch:
    """Finding anything, with some letters typed already. No way back keeps it, for the letters are content."""

    text: str = field(default="", repr=False)


Place = (
    ToToday
    | ToCalendar
    | ToGroups
    | ToGroup
    | ToPeople
    | ToPerson
    | ToSession
    | ToRun
    | ToCloseOut
    | ToNote
    | ToDebrief
    | ToSupervision
    | ToProcessNotes
    | ToFollowUps
    | ToRegisters
    | ToCrisis
    | ToIncident
    | ToGuides
    | ToGuideEditor
    | ToHandouts
    | ToSettings
    | ToSafety
    | ToSearch
)
