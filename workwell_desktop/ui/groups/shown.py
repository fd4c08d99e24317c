"""What the screens of groups show, as frozen values: words ready to be read and ids to go on with."""

from dataclasses import dataclass
from datetime import date, time

from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, SessionId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.ui.kit.controls import Tone
from workwell_desktop.ui.kit.signed_words import AddendumShown


@dataclass(frozen=True)
class Mark:
    """A chip: its words and its tone."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, kw_only=True)
class GroupCard:
    """One group of the list. `folded` is what a filter looks in; `over` groups stand below, folded away."""

    id: GroupId
    name: str
    chips: tuple[Mark, ...]
    line: str
    next_label: str
    next_time: str
    members: str
    folded: str
    over: bool


@dataclass(frozen=True, kw_only=True)
class GroupHead:
    """The head of a group's page. `plan` is empty when no new session makes sense."""

    name: str
    subtitle: str
    plan: str
    members_tab: str


@dataclass(frozen=True, kw_only=True)
class ProfileAsked:
    """The question before records reveal less: what would go, what is to be known, whether it may stay for now."""

    title: str
    sentence: str
    losses: tuple[str, ...]
    hint: str
    remove: str
    may_keep: bool = True


@dataclass(frozen=True)
class Fact:
    """One line of a card of facts."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """One session as a line. `noted` tells whether writing a note makes sense by now."""

    id: SessionId
    day: str
    clock: str
    title: str
    line: str
    chip: Mark
    upcoming: bool
    noted: bool


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The overview of a group."""

    purpose: str
    next: SessionLine | None
    last: SessionLine | None
    glance: tuple[Fact, ...]
    terms: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """One person of the roster. `steps` are the statuses that may follow, `since` the earliest day they may begin."""

    membership_id: MembershipId
    person_id: PersonId
    name: str
    initials: str
    line: str
    chip: Mark
    steps: tuple[MembershipStatus, ...]
    not_before: date
    over: bool


@dataclass(frozen=True, kw_only=True)
class RosterShown:
    """A group's roster: who is in it or on the way, who was, and whether there is room.

    `named` says whether the group keeps names at all, `asks_access` whether it keeps what makes it easier for them.
    """

    members: tuple[MemberLine, ...]
    former: tuple[MemberLine, ...]
    room: str
    warning: str
    today: date
    named: bool = True
    asks_access: bool = True


@dataclass(frozen=True)
class Known:
    """Someone already known who could be taken in: name, and the groups they are in."""

    person_id: PersonId
    name: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What was typed of someone new."""

    name: str
    preferred_name: str = ""
    alias: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    access_needs: tuple[str, ...] = ()
    status: MembershipStatus = MembershipStatus.ACTIVE
    on: date


@dataclass(frozen=True)
class PlanTyped:
    """What was typed to plan a session; wall clock times."""

    day: date
    starts: time
    ends: time
    theme: str


@dataclass(frozen=True)
class HandedOver:
    """A hand-over note that held before: who signed it and when, its text, whether it fits, what was added."""

    signature: str
    text: str
    warning: str
    addenda: tuple[AddendumShown, ...]
