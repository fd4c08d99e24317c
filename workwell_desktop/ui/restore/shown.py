"""What the screens of a restore show, as frozen values."""

from dataclasses import dataclass
from enum import Enum, auto


class Step(Enum):
    """Where the restore stands."""

    CHOOSE = auto()
    OPEN = auto()
    """The backup is locked: the passphrase or the sheet is asked for."""
    LOOK = auto()
    """The backup was proved and is shown; nothing has changed yet."""
    NEW_PASSPHRASE = auto()
    """The vault is back, but its key could not be put into the password store."""


class Lock(Enum):
    """What a backup is opened with."""

    SHEET = auto()
    PASSPHRASE = auto()


@dataclass(frozen=True)
class Line:
    """A heading over a muted line."""

    title: str
    words: str = ""


@dataclass(frozen=True)
class LookShown:
    """A plain look: a sentence, a line for each group, and how the backup stands to what is here."""

    sentence: str
    groups: tuple[Line, ...]
    heading: str
    compared: str
    sides: tuple[Line, ...] = ()
    warns: bool = False
    """Something that is here now is not in the backup."""


@dataclass(frozen=True)
class RestoreShown:
    """Everything the screen shows at one moment."""

    step: Step = Step.CHOOSE
    title: str = "Bring your vault back"
    sentence: str = ""
    backups: tuple[Line, ...] = ()
    more: int = 0
    """How many older backups are not listed yet."""
    lock: Lock = Lock.SHEET
    both_locks: bool = False
    """The backup can be opened by passphrase too."""
    look: LookShown | None = None
    busy: bool = False
    percent: int = 0
    """While busy; 0 when it cannot be told."""
    may_start_over: bool = False
