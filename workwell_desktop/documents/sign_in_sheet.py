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
from workwell_desktop.documents.opening import Head, at_start, dotted, opened, when
from workwell_desktop.domain.dates import long_date, weekday_date
from workwell_desktop.domain.sheet import CardSheet, Fields, Paragraph, SheetCard, Ticks, rich

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import SignInSheet

_COLUMNS = ("", "name", "sign_or_tick", "first_time", "if_late")
_SHARES = (0.055, 0.395, 0.315, 0.115, 0.12)
_SHARES_LARGE = (0.075, 0.365, 0.285, 0.14, 0.135)


def story(paper: SignInSheet, house: House) -> list[Flowable]:
    """Lay out the sheet: expected people first, then empty lines, numbered throughout."""
    names = [*paper.names, *[""] * paper.blank_lines]
    shares = _SHARES_LARGE if house.large else _SHARES
    words = house.words
    head = [Cell(text=words(key) if key else "", face=house.small_strong) for key in _COLUMNS]
    grid = Grid(
        house,
        [house.width * share for share in shares],
        head=head,
        rows=[_row(number, name, house) for number, name in enumerate(names, start=1)],
        row_height=house.writing_gap,
    )
    closing: list[Flowable] = [Spacer(0, 8)]
    privacy_line = words("privacy_line") if paper.privacy_line is None else paper.privacy_line
    if privacy_line:
        closing.append(spaced(text(house, privacy_line, house.small), after=9))
    closing.append(_facilitator_panel(house))
    return [
        *opened(
            house,
            Head(
                small=when(paper.starts_at, paper.ends_at, paper.language),
                corner=paper.place,
                title=paper.group_name.strip() or words("sign_in_sheet"),
                subtitle=words("sign_in_lead"),
            ),
        ),
        GridWithFoot(grid, closing),
    ]


def as_cards(paper: SignInSheet, house: House) -> CardSheet:
    """Turn the sheet into slips to cut apart, one for each person, so that nobody reads the others."""
    words = house.words
    date = at_start(weekday_date(paper.starts_at, paper.language))
    privacy_line = words("card_privacy_line") if paper.privacy_line is None else paper.privacy_line
    about = Paragraph(rich(dotted(paper.group_name, date)))
    closing = (Ticks((rich(words("first_time_card")),)), *((Paragraph(rich(privacy_line)),) if privacy_line else ()))
    named = [SheetCard(name, (about, Fields(((words("sign_or_tick"),),)), *closing)) for name in paper.names]
    empty = SheetCard("", (about, Fields(((words("sign_in_card_lead"),),)), *closing))
    blank = [empty] * max(paper.blank_lines, 0 if named else 1)
    return CardSheet(title=words("sign_in_sheet"), cards=(*named, *blank), per_page=8, language=paper.language)


def running_head(paper: SignInSheet, _house: House) -> str:
    """Name the sheet on its further pages."""
    return dotted(paper.group_name, at_start(long_date(paper.starts_at, paper.language)))


def _row(number: int, name: str, house: House) -> list[Cell]:
    return [
        Cell(text=str(number), face=house.small),
        Cell(text=name, face=house.body, head="Row" if name else ""),
        Cell(face=house.body),
        Cell(face=house.body, filling=Filling.TICK_BOX),
        Cell(face=house.body),
    ]


def _facilitator_panel(house: House) -> Panel:
    words = house.words
    blanks = [
        Blank(words("heads_counted")),
        Blank(words("visitors")),
        Blank(words("agreement_read"), tick=True),
        Blank(words("initials")),
    ]
    return Panel([FormLine(house, words("facilitator"), blanks)], weight=RULE * 1.5, padding=9)
