"""What the screens of people show, as frozen values: words ready to be read and ids to go on with."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.follow_up import Contact
from workwell_desktop.domain.ids import FollowUpId, GroupId, PersonId, PersonNoteId, SessionId
from workwell_desktop.domain.letter import Letter, LetterKind
from workwell_desktop.domain.reaching import Approach
from workwell_desktop.ui.kit.controls import Tone
from workwell_desktop.ui.kit.signed_words import SignedShown


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person of the list. `searched` is what a filter looks in, in plain letters."""

    id: PersonId
    name: str
    pronouns: str
    groups: str
    searched: str


@dataclass(frozen=True, kw_only=True)
class PersonHead:
    """The head of a person's page."""

    name: str
    initials: str
    subtitle: str


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """One group of a person: how they stand in it, and how often they came."""

    id: GroupId
    name: str
    line: str
    rate: str
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened: an icon and words, never a colour alone."""

    icon: str
    token: str
    title: str
    line: str
    day: str


@dataclass(frozen=True)
class Way:
    """A line on how someone may be reached or what makes it easier; `quiet` when it is about what not to do."""

    icon: str
    title: str
    line: str = ""
    quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How someone may be reached. `forbidden` wins over everything else."""

    forbidden: bool
    ways: tuple[Way, ...]
    asked: str


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One open follow-up."""

    id: FollowUpId
    title: str
    line: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """One entry of the contact log."""

    contact: Contact
    icon: str
    title: str
    text: str
    next_step: str
    when: str


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """One person note: the day and session it belongs to in words, what is written, and how it stands."""

    id: PersonNoteId
    title: str
    text: str
    session_id: SessionId | None
    standing: SignedShown
    earlier: int = 0
    """How many earlier wordings there are."""


@dataclass(frozen=True, kw_only=True)
class PersonShown:
    """One person's overview, and the contact log beside it. `them` is how they are called: her, him, them."""

    head: PersonHead
    groups: tuple[GroupRow, ...]
    happenings: tuple[Happening, ...]
    earlier: int
    reach: Reach
    easier: tuple[Way, ...]
    waiting: tuple[Waiting, ...]
    log: tuple[LogEntry, ...]
    approach: Approach
    them: str
    today: date


@dataclass(frozen=True, kw_only=True)
class LetterLine:
    """One certificate or letter that was issued."""

    letter: Letter
    title: str
    line: str


@dataclass(frozen=True, kw_only=True)
class LetterTyped:
    """What was typed for a new certificate or letter."""

    group_id: GroupId
    kind: LetterKind
    name: str
    recipient: str
    first_day: date
    last_day: date
    consent_on: date | None
