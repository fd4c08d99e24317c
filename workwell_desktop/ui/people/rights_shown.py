"""What the tab “Their record” shows, as frozen values: words ready to be read and keys to go on with."""

from dataclasses import dataclass

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.rights import Correction


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """A place where somebody is named, and what may be done about it: words and values, the chosen one among them."""

    key: object
    title: str
    sentence: str
    choices: tuple[tuple[str, object], ...]
    chosen: object


@dataclass(frozen=True, kw_only=True)
class PacketShown:
    """A person's packet before it is made."""

    language: Language
    found: str
    """How many places there are, in a sentence."""
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionRow:
    """One request for correction; `done` says what was done and when, or nothing."""

    correction: Correction
    title: str
    asked: str
    done: str


@dataclass(frozen=True, kw_only=True)
class PlanShown:
    """What an erasure would do."""

    name: str
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReportShown:
    """What an erasure did, and where copies may remain: each kind with its lines."""

    trouble: str
    done: tuple[str, ...]
    copies: tuple[tuple[str, tuple[str, ...]], ...]
