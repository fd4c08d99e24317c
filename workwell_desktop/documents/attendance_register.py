"""The attendance register: people by sessions, with codes, legend, totals and rates.

More sessions than fit side by side go into further tables, each with the names again; more people than fit on a
page go on under a repeated head. A session that was not held is hatched: it counts in no rate.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from workwell_desktop.documents.blocks import glossary, spaced, text
from workwell_desktop.documents.grid import Cell, Filling, Grid
from workwell_desktop.documents.opening import Head, dotted, opened
from workwell_desktop.domain.dates import plain_date, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import RegisterColumn, RegisterRow, RegisterSheet


def story(paper: RegisterSheet, house: House) -> list[Flowable]:
    """Lay out the register in as many tables as its sessions need."""
    rate = paper.overall_rate.strip().replace(" ", "\u00a0")
    words = house.words
    overall = words("attendance_overall", rate=rate) if rate else ""
    title = paper.group_name.strip() or words("register")
    blocks = opened(house, Head(title, small=words("register"), subtitle=dotted(paper.period, overall)))
    if not paper.columns:
        blocks.append(text(house, words("no_sessions"), house.body))
        return [*blocks, *_explanations(paper, house)]
    parts = _parts(len(paper.columns), _columns_that_fit(house))
    tables = [
        block for part in parts for block in _table(paper, part, house, alone=len(parts) == 1, last=part is parts[-1])
    ]
    crowded = len(parts) > 1 and _opening_height(house) + _table_height(paper, house) > house.height
    if crowded:  # the first table begins on the second page: what explains it fills the first
        return [*blocks, *_explanations(paper, house), *tables]
    return [*blocks, *tables, *_explanations(paper, house)]


def _opening_height(house: House) -> float:
    return house.small.size * 1.42 + house.title.size * 1.22 + house.lead.size * 1.42 + 24


def running_head(paper: RegisterSheet, house: House) -> str:
    """Name the register on its further pages."""
    return dotted(house.words("register"), paper.group_name, paper.period)


def needs_landscape(paper: RegisterSheet, upright: House, turned: House) -> bool:
    """Say whether the sheet is better turned: its sessions do not fit side by side on the upright one.

    Where several tables are needed either way and each is whole on an upright sheet only, it stays upright.
    """
    if len(paper.columns) <= _columns_that_fit(upright):
        return False
    several = len(paper.columns) > _columns_that_fit(turned)
    high = _table_height(paper, upright)
    return not (several and turned.height < high <= upright.height)


def _table_height(paper: RegisterSheet, house: House) -> float:
    """Return about how high one table is with its title, all names on one line each."""
    rows = len(paper.rows) + 2
    return rows * max(house.sized(22), house.body.size * 1.25 + 10) + house.small.size * 2.5 + house.body.size * 3


def _name_width(house: House) -> float:
    return house.between(50, 64) * float(mm)


def _rate_width(house: House) -> float:
    return house.between(19, 26) * float(mm)


def _column_width(house: House) -> float:
    return house.between(13.6, 20) * float(mm)


def _columns_that_fit(house: House) -> int:
    return int((house.width - _name_width(house) - _rate_width(house)) // _column_width(house))


def _parts(count: int, fitting: int) -> list[range]:
    """Divide the columns into parts of nearly equal size, none larger than what fits."""
    each = ceil(count / ceil(count / fitting))
    return [range(start, min(start + each, count)) for start in range(0, count, each)]


def _table(paper: RegisterSheet, part: range, house: House, *, alone: bool, last: bool) -> list[Flowable]:
    columns = [paper.columns[index] for index in part]
    rate = [Cell(text=house.words("rate"), face=house.small_strong, centred=True)] if last else []
    names = house.words("name" if paper.rows else "session_head")  # a register without names still counts
    head = [Cell(text=names, face=house.small_strong), *(_column_head(column, house) for column in columns), *rate]
    rows = [_person(row, columns, [row.codes[index] for index in part], house, last=last) for row in paper.rows]
    rows += _totals(paper, columns, house, last=last)
    rate_width = _rate_width(house) * len(rate)
    column_width = min(_column_width(house) * 1.5, (house.width - _name_width(house) - rate_width) / len(columns))
    name_width = _name_width(house) if len(columns) > 3 else house.width - column_width * len(columns) - rate_width
    widths = [name_width, *[column_width] * len(columns), *[rate_width] * len(rate)]
    grid = Grid(house, widths, head=head, rows=rows, row_height=house.sized(22))
    if alone:
        return [grid]
    span = house.words("sessions_span", first=columns[0].number, last=columns[-1].number)
    days = [plain_date(column.on, paper.language) for column in (columns[0], columns[-1])]
    dates = house.words("span", first=days[0], last=days[1])
    title = spaced(text(house, dotted(span, dates), house.strong, role="H2"), after=5)
    high = _table_height(paper, house)
    room = high if high <= house.height else house.height * 0.4
    return [CondPageBreak(room), title, grid, Spacer(0, 14)]


def _column_head(column: RegisterColumn, house: House) -> Cell:
    day = short_date(column.on, house.language)
    lines = f"{column.number}\n{day}" if column.number else day
    return Cell(text=lines, face=house.small_strong, centred=True)


def _person(
    row: RegisterRow, columns: Sequence[RegisterColumn], codes: Sequence[str], house: House, *, last: bool
) -> list[Cell]:
    marks = [
        Cell(text=code, face=house.body, centred=True, filling=_filling(column, code))
        for column, code in zip(columns, codes, strict=True)
    ]
    rate = [Cell(text=row.rate, face=house.body, centred=True)] if last else []
    return [Cell(text=row.name, face=house.body, head="Row"), *marks, *rate]


def _filling(column: RegisterColumn, code: str) -> Filling:
    return Filling.HATCHING if column.remark and not code.strip() else Filling.NOTHING


def _totals(paper: RegisterSheet, columns: Sequence[RegisterColumn], house: House, *, last: bool) -> list[list[Cell]]:
    """Count who came, and visitors apart if there were any in the whole register."""
    came = [column.total for column in columns]
    rows = [_counts(house.words("came"), came, columns, house)]
    if any(column.visitors for column in paper.columns):
        rows.append(
            _counts(house.words("visitors"), [str(column.visitors or "") for column in columns], columns, house)
        )
    if last:
        rates = (paper.overall_rate, "")
        rows = [
            [*row, Cell(text=rate, face=house.strong, centred=True)] for row, rate in zip(rows, rates, strict=False)
        ]
    return rows


def _counts(label: str, counts: Sequence[str], columns: Sequence[RegisterColumn], house: House) -> list[Cell]:
    cells = [
        Cell(text=count, face=house.strong, centred=True, filling=_filling(column, count))
        for column, count in zip(columns, counts, strict=True)
    ]
    return [Cell(text=label, face=house.strong, head="Row"), *cells]


def _explanations(paper: RegisterSheet, house: House) -> list[Flowable]:
    """Say in words which sessions do not count, and what the codes mean."""
    blocks: list[Flowable] = [Spacer(0, 8)]
    remarks = [f"{_session(column, house)}: {column.remark}" for column in paper.columns if column.remark.strip()]
    if remarks:
        uncounted = text(house, "; ".join(remarks), house.small, label=house.words("hatched"))
        blocks.append(spaced(uncounted, after=3))
    if paper.legend:
        blocks.append(glossary(house, [(entry.code, entry.meaning) for entry in paper.legend], house.small))
    return blocks


def _session(column: RegisterColumn, house: House) -> str:
    day = short_date(column.on, house.language)
    return house.words("session_on", number=column.number, day=day) if column.number else day
