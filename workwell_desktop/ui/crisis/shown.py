"""What the crisis panel and the incident page show, as frozen values."""

from dataclasses import dataclass
from enum import Enum

from workwell_desktop.domain.ids import IncidentId
from workwell_desktop.domain.incident import CrisisContact
from workwell_desktop.domain.signed import NoteState


@dataclass(frozen=True)
class StepShown:
    """One step: its words, the quieter line below, and whether it is ticked."""

    text: str
    quiet: str
    done: bool = False


class PlaceState(Enum):
    """What is known of where the facilitator is."""

    KNOWN = "known"
    NO_ADDRESS = "no address"
    NO_GROUP = "no group"


@dataclass(frozen=True, kw_only=True)
class CrisisShown:
    """The whole panel."""

    opened: str
    back: str
    steps: tuple[StepShown, ...]
    contacts: tuple[CrisisContact, ...]
    checked: str
    stale: bool
    place_state: PlaceState
    place: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class IncidentRow:
    """An incident in the list: when it began and where, and how it stands."""

    id: IncidentId
    when: str
    where: str
    state: NoteState


@dataclass(frozen=True, kw_only=True)
class IncidentShown:
    """What stands around the words of one incident."""

    title: str
    subtitle: str
    steps: tuple[str, ...]
    draft: bool
