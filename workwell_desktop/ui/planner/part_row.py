"""One row of the plan as values: what the list of parts shows and paints, and the roles it is asked for.

It knows neither widgets nor use cases; the item model fills rows, the delegate paints them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from workwell_desktop.domain.agenda import Agenda, Block, Timed
from workwell_desktop.domain.ids import BlockId
from workwell_desktop.domain.text import folded
from workwell_desktop.ui.kit.category_icons import category_icon
from workwell_desktop.ui.kit.dates import clock
from workwell_desktop.ui.kit.tokens import category_token

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The item's `PartRow`."""
ID_ROLE = Qt.ItemDataRole.UserRole + 2
"""The item's `BlockId`."""


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """What one row shows. `offset` is the part's beginning in minutes after the session's, negative before it.

    `free` and `overlap` are minutes between this part and the one before, at most one of them above zero.
    """

    id: BlockId
    start: str
    title: str
    line: str
    minutes: int
    token: str
    icon: str
    offset: int
    locked: bool = False
    first: bool = False
    free: int = 0
    overlap: int = 0

    @property
    def pill(self) -> str:
        """The words of the minutes pill."""
        return f"{self.minutes} min"

    @property
    def between(self) -> str:
        """The words of the line above the part, or nothing when it follows the part before."""
        if self.free:
            return f"{self.free} min free until {self.start}"
        if not self.overlap:
            return ""
        if self.first:
            return f"Locked to {self.start}, {self.overlap} min before the session begins"
        return f"Locked to {self.start}: the part before runs {self.overlap} min into it"

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        words = [self.between] if self.between else []
        words += [self.start, self.title, self.line, f"{self.minutes} minutes"]
        if self.locked:
            words.append("locked to its time")
        return ", ".join(words)


def rows_of(agenda: Agenda, starts_at: datetime, took: Mapping[str, int] | None = None) -> tuple[PartRow, ...]:
    """Lay out an agenda that begins at an aware time; start times follow from the minutes before and from locks.

    `took` holds the minutes a part of a title took last time, by the folded title.
    """
    begins = starts_at.astimezone(UTC)
    return tuple(
        _row(timed, round((timed.start.astimezone(UTC) - begins) / timedelta(minutes=1)), number == 0, took or {})
        for number, timed in enumerate(agenda.timed(starts_at))
    )


def _row(timed: Timed, offset: int, first: bool, took: Mapping[str, int]) -> PartRow:
    block = timed.block
    return PartRow(
        id=block.id,
        start=clock(timed.start),
        title=block.title,
        line=_line(block, took.get(folded(block.title))),
        minutes=block.minutes,
        token=category_token(block.category.value),
        icon=category_icon(block.category.value),
        offset=offset,
        locked=block.locked_at is not None,
        first=first,
        free=timed.free_minutes,
        overlap=timed.overlap_minutes,
    )


def _line(block: Block, took: int | None) -> str:
    words = [block.category.label]
    if took is not None:
        words.append(f"took {took} min last time")
    if block.owner:
        words.append(block.owner)
    if len(block.handouts) == 1:
        words.append(f"Handout: {block.handouts[0].title}")
    elif block.handouts:
        words.append(_counted(len(block.handouts), "handout"))
    if block.prompts:
        words.append(_counted(len(block.prompts), "prompt"))
    if block.materials:
        words.append("bring " + ", ".join(block.materials))
    return " · ".join(words)


def total_of(rows: tuple[PartRow, ...]) -> int:
    """Return the minutes from the session's start to the end of the part that ends last, free minutes included."""
    return max((row.offset + row.minutes for row in rows), default=0)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
