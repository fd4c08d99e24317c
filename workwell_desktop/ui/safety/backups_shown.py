"""What the tab of backups shows, as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BackupLine:
    """One backup in the list."""

    when: str
    why: str
    where: str
    size: str


@dataclass(frozen=True)
class Note:
    """Something to be put right: a heading and a sentence."""

    title: str
    words: str


@dataclass(frozen=True)
class PlaceShown:
    """The second place: its name (empty when none was chosen), how it is, and what speaks against it."""

    name: str = ""
    folder: str = ""
    words: str = ""
    amiss: bool = False
    risk: str = ""


@dataclass(frozen=True)
class BackupsShown:
    """How the backups stand."""

    last: str = "Looking at the backups…"
    where: str = ""
    notes: tuple[Note, ...] = ()
    confirm: bool = False
    """A restored vault waits to be confirmed."""
    place: PlaceShown = PlaceShown()
    lines: tuple[BackupLine, ...] = ()
