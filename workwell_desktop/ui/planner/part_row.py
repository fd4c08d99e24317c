"""One row of the plan as values: what the list of parts shows and paints, and the roles it is asked for.

It knows neither widgets nor use cases; the item model fills rows, the delegate paints them.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.ids import BlockId
from workwell_desktop.ui.kit.dates import clock
from workwell_desktop.ui.kit.tokens import category_token

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The item's `PartRow`."""
ID_ROLE = Qt.ItemDataRole.UserRole + 2
"""The item's `BlockId`."""


@dataclass(frozen=True)
class PartRow:
    """What one row shows."""

    id: BlockId
    start: str
    title: str
    line: str
    minutes: int
    token: str

    @property
    def pill(self) -> str:
        """The words of the minutes pill."""
        return f"{self.minutes} min"

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.start}, {self.title}, {self.line}, {self.minutes} minutes"


def rows_of(agenda: Agenda, starts_at: datetime) -> tuple[PartRow, ...]:
    """Lay out an agenda that begins at an aware time; start times follow from the minutes before."""
    starts = agenda.starts(starts_at)
    return tuple(_row(block, start) for block, start in zip(agenda.blocks, starts, strict=True))


def _row(block: Block, start: datetime) -> PartRow:
    words = [block.category.label]
    if block.prompts:
        words.append(_counted(len(block.prompts), "prompt"))
    if block.materials:
        words.append("bring " + ", ".join(block.materials))
    token = category_token(block.category.value)
    return PartRow(block.id, clock(start), block.title, " · ".join(words), block.minutes, token)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
