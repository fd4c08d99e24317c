"""What the register's model hands over and its views show: roles of a cell, the cards beside it, the legend."""

from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Qt

from workwell_desktop.domain.attendance import MARKABLE, Code
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import SheetFate

CODE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Code` of a cell, or None in totals and rates."""

OPEN_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the column's session can be marked in full: it is neither still to come nor called off."""

MORE_ROLE = Qt.ItemDataRole.UserRole + 3
"""What a cell has besides its letters: an `Extra`."""

STREAK_ROLE = Qt.ItemDataRole.UserRole + 4
"""Of a name: how many of their latest sessions in a row they missed without a word; 0 when that is no pattern."""

NUMBER_ROLE = Qt.ItemDataRole.UserRole + 5
"""Of a line in paper order: its number on the sheet."""

SUMS = 3
"""Columns after the sessions: how often they came, the rate with apologies counted in, and the rate."""


@dataclass(frozen=True)
class Extra:
    """What a cell has besides its letters: a tick to follow up, or words and minutes to read."""

    follow_up: bool
    words: bool


@dataclass(frozen=True)
class Glance:
    """The cards beside the register: patterns (chip, name, is it a worry) and facts (words, number)."""

    patterns: tuple[tuple[str, str, bool], ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Here:
    """The current cell in words: who, which session, the running total, and who still has no mark there."""

    who: str
    which: str
    running: str
    code: Code
    left_open: str
    begun: bool


@dataclass(frozen=True, kw_only=True)
class Details:
    """What can be said of the current cell besides its code. `history` are sentences, the newest first.

    `asks_reason` and `asks_comment` say whether the group's record profile has room for such words.
    """

    marked: bool
    came: bool
    asks_reason: bool
    asks_comment: bool
    late_minutes: int
    early_minutes: int
    arrived: time | None
    starts: time
    reason: str
    comment: str
    first_time: bool
    needs_follow_up: bool
    history: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What was counted at the current session, how it compares, and whether it can be counted at all."""

    can_count: bool
    headcount: int | None = None
    sheet_count: int | None = None
    visitors: int = 0
    sheet_fate: SheetFate | None = None
    register: int = 0
    agrees: bool = True
    sentences: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class HeadcountLine:
    """A session of a group that keeps numbers only."""

    session_id: SessionId
    title: str
    day: str
    state: str
    can_count: bool
    headcount: int | None
    visitors: int


@dataclass(frozen=True)
class PaperShown:
    """The running total of a sheet, and who on it has no mark yet."""

    running: str
    left_open: str


@dataclass(frozen=True)
class Found:
    """Someone already known who may have come: name, and where they belong."""

    person_id: object
    name: str
    line: str


_SHORT = {Code.ABSENT: "absent", Code.CANCELLED: "cancelled"}


def short_word(code: Code) -> str:
    """Return what a code means in as few words as fit on a button."""
    return _SHORT.get(code, code.label.lower())


def no_mark(letter: str) -> str:
    """Return what is said of a letter that stands for nothing."""
    *most, last = (code.key for code in MARKABLE)
    return f"“{letter}” is not a mark. Type {', '.join(most)} or {last}."


def legend() -> str:
    """Return in words which letters to type: their own, but for the few that stand otherwise in the register."""
    others = [f"{code.key} {short_word(code)}" for code in MARKABLE if code.key != code.letters]
    return (
        f"Type the letter of a mark; {', '.join(others[:-1])} and {others[-1]}. "
        "Enter says more, Delete clears, Ctrl+Z undoes."
    )
