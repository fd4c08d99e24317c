"""What the hand-over tab shows and what is typed there, as plain values."""

from dataclasses import dataclass

from workwell_desktop.domain.bundle import Reach
from workwell_desktop.domain.ids import GroupId


@dataclass(frozen=True, kw_only=True)
class GiveTyped:
    """What the giver chose and typed. `phrase` are the words to be said, empty where a key is used."""

    groups: tuple[GroupId, ...]
    reach: Reach
    person_notes: bool
    contacts: bool
    incidents: bool
    partner: str
    key: str
    phrase: str


@dataclass(frozen=True)
class HistoryRow:
    """One bundle that was given or taken over."""

    icon: str
    title: str
    line: str


@dataclass(frozen=True)
class ConflictShown:
    """A record that was changed on both sides: its differences as label, here, there."""

    key: str
    title: str
    sentence: str
    rows: tuple[tuple[str, str, str], ...]
    choosable: bool


@dataclass(frozen=True)
class PreviewShown:
    """A bundle that was opened: from whom, what it would change, and what to choose between."""

    title: str
    came: str
    words: str
    check: str
    lines: tuple[str, ...]
    conflicts: tuple[ConflictShown, ...]
    worth_taking: bool
