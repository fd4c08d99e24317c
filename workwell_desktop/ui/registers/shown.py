"""What the page of all registers shows: roles of a line and a cell, and the frozen state of the page."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt

from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.period import Stretch
from workwell_desktop.domain.register_views import Whom

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of a row: its `Line`."""

CODE_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `Code` of a cell, or None in heads and totals."""


class Kind(Enum):
    """What a line of the table is."""

    GROUP = "group"
    PERSON = "person"
    TOTAL = "total"
    HEADCOUNT = "headcount"


@dataclass(frozen=True)
class Line:
    """The head of a row: a group, a person or what a group adds up to, with its three sums."""

    kind: Kind
    name: str
    group_id: GroupId
    came: str = ""
    in_touch: str = ""
    rate: str = ""
    streak: int = 0

    @property
    def spoken(self) -> str:
        """The line in words."""
        sums = f": came {self.came}, in touch {self.in_touch}, rate {self.rate}" if self.rate else ""
        streak = f", {self.streak} absences in a row without a word" if self.streak else ""
        return f"{self.name}{sums}{streak}"


@dataclass(frozen=True)
class GroupTick:
    """A group that can be looked at, and whether it is."""

    group_id: GroupId
    name: str
    chosen: bool


@dataclass(frozen=True)
class UnseenLine:
    """A member who has not come for some weeks."""

    person_id: PersonId
    name: str
    line: str
    word: bool


@dataclass(frozen=True)
class Narrowed:
    """Which days and whom the page shows."""

    stretch: Stretch
    start: date
    end: date
    whom: Whom = Whom.EVERYONE
    weeks: int = 4
