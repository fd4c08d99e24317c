"""What the calendar's model hands over and its views show: a day, a session in it, the wishes of keys and buttons."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt

from workwell_desktop.domain.calendar import Box, Tick
from workwell_desktop.domain.ids import GroupId, SessionId

DAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `DayCell` of a day."""

LINE_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `Line` of a session."""

MIME = "application/x-workwell-session"
"""What is dragged: the id of a session, never its words."""


class Mode(Enum):
    """The three ways of looking at the calendar."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"

    @property
    def label(self) -> str:
        """The word on its button."""
        return self.value.capitalize()


class Deed(Enum):
    """What can be done with a session from the calendar: words and icon."""

    RUN = ("Start session", "play")
    REJOIN = ("Go to the session", "play")
    CLOSE = ("Close out", "list-checks")
    HELD = ("It was held", "calendar-check")
    PLAN = ("Plan", "")
    MOVE = ("Move…", "")
    CANCEL = ("Cancel session…", "")
    NOT_HELD = ("Not held…", "")
    AGAIN = ("Plan it again", "")
    FOLLOW = ("Go to the new day", "")

    def __init__(self, words: str, icon: str) -> None:
        self.words = words
        self.icon = icon


class Wish(Enum):
    """What a key in one of the views asks for."""

    DAY_BEFORE = "day_before"
    DAY_AFTER = "day_after"
    UP = "up"
    DOWN = "down"
    PAGE_BEFORE = "page_before"
    PAGE_AFTER = "page_after"
    TODAY = "today"
    OPEN = "open"
    NEXT_SESSION = "next_session"
    NEW = "new"
    MOVE = "move"
    CANCEL = "cancel"
    MONTH = "month"
    WEEK = "week"
    LIST = "list"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One session as the calendar shows it. `reason` is why it is off; `clashes` are sentences."""

    id: SessionId
    group_id: GroupId
    tint: int
    group: str
    short: str
    number: int
    count: str
    theme: str
    place: str
    day: date
    clock: str
    tick: Tick
    icon: str
    token: str
    state: str
    reason: str
    off: bool
    lit: bool
    movable: bool
    clashes: tuple[str, ...]
    deeds: tuple[Deed, ...]
    spoken: str

    @property
    def caption(self) -> str:
        """The words in a day of the month: "Monday · 7"."""
        return f"{self.short} · {self.number}"


@dataclass(frozen=True, kw_only=True)
class DayCell:
    """One day. `lines` begin on it; `boxes` say where they stand in it, with `boxed` for the one of each box."""

    day: date
    within: bool
    """Whether it belongs to the page in front: its month, its week, its three months; the rest is margin."""
    today: bool
    holiday: str
    lines: tuple[Line, ...]
    boxed: tuple[Line, ...]
    boxes: tuple[Box, ...]
    spoken: str


@dataclass(frozen=True)
class GroupLine:
    """One group that can be shown or left out."""

    id: GroupId
    name: str
    tint: int
    shown: bool


ICONS: dict[Tick, tuple[str, str]] = {
    Tick.TO_COME: ("", "muted"),
    Tick.READY: ("circle-check", "primary"),
    Tick.TODAY: ("play", "primary_strong"),
    Tick.RUNNING: ("timer", "primary_strong"),
    Tick.UNCLEAR: ("circle-question-mark", "accent_strong"),
    Tick.REGISTER_OPEN: ("clipboard-list", "text"),
    Tick.NOTE_UNSIGNED: ("pen-line", "text"),
    Tick.CLOSED_OUT: ("check", "text"),
    Tick.CANCELLED: ("calendar-x", "muted"),
    Tick.NOT_HELD: ("calendar-x", "muted"),
    Tick.MOVED: ("arrow-right", "muted"),
}
"""The icon of each state and its colour, as a token; words always stand beside it in the day panel and the list."""

KEYS: dict[int, Wish] = {
    Qt.Key.Key_PageUp: Wish.PAGE_BEFORE,
    Qt.Key.Key_PageDown: Wish.PAGE_AFTER,
    Qt.Key.Key_Home: Wish.TODAY,
    Qt.Key.Key_T: Wish.TODAY,
    Qt.Key.Key_Return: Wish.OPEN,
    Qt.Key.Key_Enter: Wish.OPEN,
    Qt.Key.Key_Space: Wish.NEXT_SESSION,
    Qt.Key.Key_N: Wish.NEW,
    Qt.Key.Key_M: Wish.MOVE,
    Qt.Key.Key_C: Wish.CANCEL,
    Qt.Key.Key_1: Wish.MONTH,
    Qt.Key.Key_2: Wish.WEEK,
    Qt.Key.Key_3: Wish.LIST,
}
"""The keys that all three views answer to."""

ARROWS: dict[int, Wish] = {
    Qt.Key.Key_Left: Wish.DAY_BEFORE,
    Qt.Key.Key_Right: Wish.DAY_AFTER,
    Qt.Key.Key_Up: Wish.UP,
    Qt.Key.Key_Down: Wish.DOWN,
}
"""The arrows of the two views that show days side by side."""
