"""What is shown of a backup before it is brought back: what is in it, and how it stands to the vault there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

COUNTED = ("groups", "people", "sessions", "notes", "marks")
"""What is counted, in the order it is shown. “notes” are notes of every class, “marks” those of the register."""


@dataclass(frozen=True, kw_only=True)
class GroupLook:
    """One group in a vault: its name, how many sessions it has, and when the last that has begun was."""

    name: str
    sessions: int = 0
    newest: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Look:
    """A plain look into a vault that nothing is written to."""

    owner: str = ""
    groups: tuple[GroupLook, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many there are of each of `COUNTED`."""
    changed_at: datetime | None = None
    """When something was last written."""


class Relation(StrEnum):
    """How a backup stands to the vault in use, told by their audit trails."""

    SAME = "same"
    BACKUP_OLDER = "backup older"
    """The vault in use has everything the backup has, and more."""
    BACKUP_NEWER = "backup newer"
    PARTED = "parted"
    """Both have changes the other has not."""
    UNKNOWN = "unknown"
    """The vault in use cannot be read with this key, or is another one."""
    NO_VAULT = "no vault"


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """What one side has and the other has not: how many changes, what they were about, and when they began and ended.

    `about` counts changes by the first word of their action, such as “notes”.
    """

    changes: int = 0
    about: Mapping[str, int] = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A backup beside the vault in use."""

    relation: Relation
    live: Look | None = None
    only_here: Ahead = Ahead()
    only_there: Ahead = Ahead()
    """In the backup."""
