"""What the shell needs to know of a room: its name, its icon, the places it shows, how to build its page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place


@dataclass(frozen=True, kw_only=True)
class Room:
    """One room. Its page is built when it is first gone to."""

    key: str
    """A short name for the program, such as "groups"."""
    title: str
    """The words in the sidebar and the Go menu."""
    icon: str
    shows: tuple[type, ...]
    """The kinds of place this room's page can show."""
    build: Callable[[], Page]
    home: Place | None = None
    """Where its sidebar entry leads; a room without one is reached from other rooms only."""
    beside: str = ""
    """The key of the sidebar entry to light when this room has none of its own."""
    shortcut: str = ""
    passing: bool = False
    """Whether the way back leaves it out: one only passes through, as through search."""
    badge: Callable[[], int] | None = None
    """How many things wait in this room: the number beside its entry, and nothing more than a number."""
    at_foot: bool = False
    """Whether its sidebar entry stands at the bottom, as Settings does."""


def room_for(rooms: Sequence[Room], place: Place) -> Room:
    """Return the room that shows a place; raises LookupError when no room does."""
    for room in rooms:
        if isinstance(place, room.shows):
            return room
    raise LookupError(f"no room shows {type(place).__name__}")
