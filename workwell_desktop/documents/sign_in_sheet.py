"""The sign-in sheet: a list at the door, safe to leave lying about.

It names the group by its public name and says nothing about why people meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from workwell_desktop.documents.blocks import spaced, text
from workwell_desktop.documents.form_line import Blank, FormLine
from workwell_desktop.documents.frames import Panel
from workwell_desktop.documents.grid import Cell, Filling, Grid, GridWithFoot
from workwell_desktop.documents.house_style import RULE
from workwell_desktop.documents.opening import dotted, opening
from workwell_desktop.domain.dates import clock_span, long_date

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import SignInSheet

_COLUMNS = ("", "Name", "Sign or tick", "First time?", "If late")
_SHARES = (0.055, 0.395, 0.315, 0.115, 0.12)
_SHARES_LARGE = (0.075, 0.365, 0.285, 0.14, 0.135)


def story(paper: SignInSheet, house: House) -> list[Flowable]:
    """Lay out the sheet: expected people first, then empty lines, numbered throughout."""
    names = [*paper.names, *[""] * paper.blank_lines]
    shares = _SHARES_LARGE if house.large else _SHARES
    head = [Cell(text=column, face=house.small_strong) for column in _COLUMNS]
    grid = Grid(
        house,
        [house.width * share for share in shares],
        head=head,
        rows=[_row(number, name, house) for number, name in enumerate(names, start=1)],
        row_height=house.writing_gap,
    )
    closing: list[Flowable] = [Spacer(0, 8)]
    if paper.privacy_line:
        closing.append(spaced(text(house, paper.privacy_line, house.small), after=9))
    closing.append(_facilitator_panel(house))
    return [
        *opening(
            house,
            small=dotted(long_date(paper.starts_at), clock_span(paper.starts_at, paper.ends_at), paper.place),
            title=paper.group_name.strip() or "Sign-in sheet",
            subtitle="Please tick or sign beside the name you like to be called. First names are enough.",
        ),
        GridWithFoot(grid, closing),
    ]


def running_head(paper: SignInSheet) -> str:
    """Name the sheet on its further pages."""
    return dotted(paper.group_name, long_date(paper.starts_at))


def _row(number: int, name: str, house: House) -> list[Cell]:
    return [
        Cell(text=str(number), face=house.small),
        Cell(text=name, face=house.body, head="Row" if name else ""),
        Cell(face=house.body),
        Cell(face=house.body, filling=Filling.TICK_BOX),
        Cell(face=house.body),
    ]


def _facilitator_panel(house: House) -> Panel:
    blanks = [Blank("Heads counted"), Blank("Visitors"), Blank("Agreement read", tick=True), Blank("Initials")]
    return Panel([FormLine(house, "Facilitator", blanks)], weight=RULE * 1.5, padding=9)
