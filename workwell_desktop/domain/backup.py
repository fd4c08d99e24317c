"""What a facilitator is told of a backup: when, why, where and what is in it; and of the second place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a backup was made."""

    BY_HAND = "by hand"
    WHILE_WORKING = "while working"
    CLOSING = "closing"
    BEFORE_UPDATE = "before update"
    BEFORE_IMPORT = "before import"
    BEFORE_ERASURE = "before erasure"
    BEFORE_REMOVAL = "before removal"
    BEFORE_NEW_KEY = "before new key"
    UNKNOWN = "unknown"
    """An older backup, which does not say."""

    @property
    def words(self) -> str:
        """The words for a list of backups."""
        return _WORDS[self]

    @property
    def is_before_a_risk(self) -> bool:
        """Whether this one was made so that a step can be taken back; it is kept a week whatever follows."""
        return self in (Reason.BEFORE_UPDATE, Reason.BEFORE_IMPORT)


_WORDS = {
    Reason.BY_HAND: "You asked for it",
    Reason.WHILE_WORKING: "While you worked",
    Reason.CLOSING: "When WorkWell closed",
    Reason.BEFORE_UPDATE: "Before an update",
    Reason.BEFORE_IMPORT: "Before something was taken over",
    Reason.BEFORE_ERASURE: "Before a person was erased",
    Reason.BEFORE_REMOVAL: "Before records were removed",
    Reason.BEFORE_NEW_KEY: "Before the key was changed",
    Reason.UNKNOWN: "Made by an earlier WorkWell",
}


@dataclass(frozen=True, kw_only=True)
class BackupInfo:
    """One finished backup. `path` is its folder; `made_at` is aware; `place` is "" on this computer, else a name."""

    path: str
    made_at: datetime
    reason: Reason = Reason.UNKNOWN
    vault_id: str = ""
    place: str = ""
    size: int = 0
    """Bytes."""
    counts: Mapping[str, int] | None = None
    """Rows of each table, where the backup says."""
    trail_length: int = 0
    """How many changes the vault had seen; 0 where the backup does not say."""


class PlaceState(StrEnum):
    """How the second place for backups is."""

    NONE = "none"
    READY = "ready"
    AWAY = "away"
    READ_ONLY = "read-only"
    FULL = "full"
    TROUBLE = "trouble"

    @property
    def sentence(self) -> str:
        """What the person reads; empty when there is nothing to say."""
        return _PLACES[self]


_PLACES = {
    PlaceState.NONE: "Backups lie on this computer only. Choose a second place, such as a USB stick, so that they "
    "outlive it.",
    PlaceState.READY: "",
    PlaceState.AWAY: "It is not connected just now. The next backup goes there once it is back; nothing is lost.",
    PlaceState.READ_ONLY: "It cannot be written just now. Look for a small switch on the stick, or choose another "
    "place. The backups on this computer go on.",
    PlaceState.FULL: "It is full, so the last backup is on this computer only. Make some room there, or choose "
    "another place.",
    PlaceState.TROUBLE: "The last backup could not be copied there. WorkWell tries again with the next one; the "
    "backups on this computer go on.",
}


@dataclass(frozen=True, kw_only=True)
class SecondPlace:
    """A second place for backups: its folder, the name of its volume, and how it is."""

    folder: str
    name: str
    state: PlaceState = PlaceState.READY
    risk: str = ""
    """A sentence when the place is a network or cloud folder."""


@dataclass(frozen=True, kw_only=True)
class BackupStatus:
    """How the backups stand."""

    last: BackupInfo | None = None
    copied: BackupInfo | None = None
    """The newest one in the second place."""
    second: SecondPlace | None = None
    paused: bool = False
    """A backup was restored and nobody has said yet that it is the right one."""
    clock: str = ""
    """A sentence when this computer's clock is behind the newest backup or the newest change."""
    home_risk: str = ""
    """A sentence when the vault itself lies in a network or cloud folder."""
    reserve: bool = True
    """False when there is no room for the reserve that is kept for a full disk."""
