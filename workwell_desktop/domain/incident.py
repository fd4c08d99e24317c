"""A crisis, and the draft that opens after it: facts apart from opinion; and the numbers to call."""

from dataclasses import dataclass
from datetime import date, datetime

from workwell_desktop.domain.ids import GroupId, IncidentId, SessionId


@dataclass(frozen=True, kw_only=True)
class Incident:
    """What happened, written while it is fresh. `steps` are the lines of the crisis panel that were ticked.

    It is a draft until `finished_at`.
    """

    id: IncidentId
    opened_at: datetime
    session_id: SessionId | None = None
    group_id: GroupId | None = None
    closed_at: datetime | None = None
    steps: tuple[str, ...] = ()
    facts: str = ""
    actions: str = ""
    told: str = ""
    opinion: str = ""
    edited_at: datetime
    finished_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CrisisContact:
    """One number on the crisis panel."""

    name: str
    number: str
    hours: str = ""


@dataclass(frozen=True, kw_only=True)
class CrisisSheet:
    """The numbers the facilitator keeps. `reviewed_on` is the day they last looked at every one of them."""

    country: str = ""
    contacts: tuple[CrisisContact, ...] = ()
    reviewed_on: date | None = None
