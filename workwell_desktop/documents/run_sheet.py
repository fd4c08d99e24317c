"""The facilitator's run sheet: the evening by the clock, what to say and do, and room for notes."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Spacer

from workwell_desktop.documents.blocks import Rule, WritingLines, held, listed, spaced, text
from workwell_desktop.documents.frames import Beside, Panel, PanelRow
from workwell_desktop.documents.house_style import RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import dotted, opening
from workwell_desktop.domain.dates import clock, clock_span, long_date
from workwell_desktop.domain.moments import later

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import RunRow, RunSheet


def story(paper: RunSheet, house: House) -> list[Flowable]:
    """Lay out the sheet: what to have ready, part after part, then notes."""
    blocks = opening(
        house,
        small=dotted("Facilitator copy", "do not hand out"),
        title=_title(paper),
        subtitle=_subtitle(paper),
        ruled=False,
    )
    blocks += _preparations(paper, house)
    for row in paper.rows:
        blocks += [Rule(RULE, before=0, after=8), _part(row, house), Spacer(0, 9)]
    blocks += [Rule(RULE, before=0, after=6), spaced(text(house, _ending(paper), house.small), after=10)]
    return [*blocks, *_notes(house)]


def running_head(paper: RunSheet) -> str:
    """Name the sheet on its further pages."""
    return dotted("Facilitator copy", _title(paper), long_date(paper.starts_at))


def _title(paper: RunSheet) -> str:
    return paper.theme.strip() or paper.group_name.strip() or "Run sheet"


def _subtitle(paper: RunSheet) -> str:
    when = dotted(long_date(paper.starts_at), clock_span(paper.starts_at, paper.ends_at), paper.place)
    number = f"session {paper.session_number}" if paper.session_number else ""
    if number and paper.sessions_planned:
        number += f" of {paper.sessions_planned}"
    *others, last = paper.facilitators or ("",)
    names = f"{', '.join(others)} and {last}" if others else last
    people = f"with {names}" if names else ""
    ours = dotted(number, people)
    about = dotted(paper.group_name, ours) if paper.theme.strip() else ours[:1].upper() + ours[1:]
    return "\n".join(line for line in (about, when) if line)


def _preparations(paper: RunSheet, house: House) -> list[Flowable]:
    """Show up to two panels side by side, or one below the other when print is large."""
    wanted = [("Bring", paper.bring, True), ("From last time", paper.from_last_time, False)]
    wanted = [panel for panel in wanted if any(map(str.strip, panel[1]))]
    if not wanted:
        return []
    panels = [
        Panel(_section(title, items, ticks=ticks, house=house), weight=RULE * 0.75, padding=9)
        for title, items, ticks in wanted
    ]
    if house.large:
        return [block for panel in panels for block in (panel, Spacer(0, 9))]
    return [PanelRow(panels, gap=11), Spacer(0, 12)]


def _section(title: str, items: tuple[str, ...], *, ticks: bool, house: House) -> list[Flowable]:
    face = house.body
    lines = listed(house, items, ticks=ticks, face=face) if ticks else [text(house, item, face) for item in items]
    return [spaced(text(house, title, house.strong, role="H2"), after=2), *lines]


def _part(row: RunRow, house: House) -> Beside:
    left_width = house.width * (0.22 if house.large else 0.155)
    right_room = house.width - left_width
    time = text(house, clock(row.starts_at), Face(24 if house.large else 16, bold=True), role="H2")
    words = held(house, row.title, house.heading, room=right_room, limit=3)
    title = spaced(text(house, words, house.heading, role="H2"), after=2)
    title.within = time.within  # "18:30 Arrive and settle" is one heading
    left = [time, text(house, f"{row.minutes} min", house.small)]
    if row.category.strip() and row.category != row.title:
        category = held(house, row.category, house.small, room=left_width - 6, limit=2)
        left.append(text(house, category, house.small))
    right = [title]
    right += [text(house, row.say, house.body, label="Say")] if row.say.strip() else []
    right += [text(house, row.do, house.body, label="Do")] if row.do.strip() else []
    if any(map(str.strip, row.prompts)):
        right += [text(house, "", house.body, label="Ask"), *listed(house, row.prompts)]
    return Beside(left, right, left_width=left_width, keep_below=house.height * 0.35)


def _ending(paper: RunSheet) -> str:
    """Say when the plan ends, and how that compares with the time there is."""
    if not paper.rows:
        return "Nothing is planned yet. Use the space below."
    last = paper.rows[-1]
    ends_at = later(last.starts_at, timedelta(minutes=last.minutes))
    spare = round((paper.ends_at.astimezone(UTC) - ends_at.astimezone(UTC)).total_seconds() / 60)
    if spare == 0:
        return f"Ends {clock(ends_at)}, as planned."
    minutes = f"{abs(spare)} minute{'' if abs(spare) == 1 else 's'}"
    if spare > 0:
        return f"The plan ends {clock(ends_at)}: {minutes} to spare before {clock(paper.ends_at)}."
    return f"The plan ends {clock(ends_at)}: {minutes} more than there is before {clock(paper.ends_at)}."


def _notes(house: House) -> list[Flowable]:
    """Leave at least five lines for notes, and all the rest of the page."""
    return [
        CondPageBreak(house.writing_gap * 6),
        text(house, "Notes", house.heading, role="H2"),
        WritingLines(house.writing_gap, fewest=4),
    ]
