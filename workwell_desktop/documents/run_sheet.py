"""The facilitator's run sheet: the evening by the clock, what to say and do, and room for notes."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Spacer

from workwell_desktop.documents.blocks import Rule, WritingLines, aside, held, listed, spaced, text
from workwell_desktop.documents.frames import Beside, Panel, PanelRow
from workwell_desktop.documents.house_style import HAIRLINE, RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import dotted, opening
from workwell_desktop.domain.dates import clock, clock_span, long_date
from workwell_desktop.domain.moments import later

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import AtRisk, RunRow, RunSheet

AGREEMENT = "The agreement was read out"

FEW_LETTERS = 110
"""What stands in a panel a third as wide as the page without making it much higher than the others."""


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
        blocks.append(Rule(RULE, before=0, after=8))
        blocks += _free_time(row, house)
        blocks += [_part(row, house), Spacer(0, 9)]
    blocks += [Rule(RULE, before=0, after=6), spaced(text(house, _ending(paper), house.small), after=10)]
    if not any(row.agreement for row in paper.rows):
        blocks += [*listed(house, (AGREEMENT,), ticks=True), Spacer(0, 10)]
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
    """Show panels side by side, or one below the other when print is large or one has much to say."""
    wanted = [("Bring", paper.bring, True), ("From last time", paper.from_last_time, False)]
    panels = [
        Panel(_section(title, items, ticks=ticks, house=house), weight=RULE * 0.75, padding=9)
        for title, items, ticks in wanted
        if any(map(str.strip, items))
    ]
    risk = Panel(_at_risk(paper.at_risk, house), weight=RULE * 1.5, padding=9)
    if house.large:
        return [block for panel in (risk, *panels) for block in (panel, Spacer(0, 9))]
    if _few_words(paper.at_risk):
        return [PanelRow([*panels, risk], gap=11), Spacer(0, 12)]
    beside = [PanelRow(panels, gap=11), Spacer(0, 11)] if panels else []
    return [*beside, risk, Spacer(0, 12)]


def _few_words(risk: AtRisk) -> bool:
    """Whether what to do at risk fits in a third of the width."""
    placed = risk.address or risk.emergency_department or risk.quiet_place
    return not placed and len(_who_goes(risk)) + sum(map(len, risk.numbers)) < FEW_LETTERS


def _at_risk(risk: AtRisk, house: House) -> list[Flowable]:
    lines = (
        ("", _who_goes(risk)),
        ("Call", " · ".join(risk.numbers)),
        ("Say where you are", risk.address),
        ("Nearest emergency department", risk.emergency_department),
        ("Quiet place", risk.quiet_place),
    )
    head = spaced(text(house, "If someone is at risk", house.strong, role="H2"), after=2)
    return [head, *(text(house, words, house.body, label=label) for label, words in lines if words.strip())]


def _who_goes(risk: AtRisk) -> str:
    if not risk.goes:
        return "Agree before you start who goes with the person and who stays with the group."
    stays = f"{risk.stays} stays" if risk.stays else "You stay"
    return f"{risk.goes} goes with the person. {stays} with the group."


def _section(title: str, items: tuple[str, ...], *, ticks: bool, house: House) -> list[Flowable]:
    face = house.body
    lines = listed(house, items, ticks=ticks, face=face) if ticks else [text(house, item, face) for item in items]
    return [spaced(text(house, title, house.strong, role="H2"), after=2), *lines]


def _free_time(row: RunRow, house: House) -> list[Flowable]:
    """Say that time is left free before a part that begins at a fixed time."""
    if not row.free_minutes:
        return []
    left_width = _left_width(house)
    free_from = later(row.starts_at, -timedelta(minutes=row.free_minutes))
    left = [text(house, clock(free_from), house.small)]
    right = [text(house, f"{_minutes(row.free_minutes)} free, no part planned", house.small)]
    return [Beside(left, right, left_width=left_width, keep_below=house.height), Rule(HAIRLINE, before=5, after=8)]


def _left_width(house: House) -> float:
    return float(house.width) * (0.235 if house.large else 0.17)


def _part(row: RunRow, house: House) -> Beside:
    left_width = _left_width(house)
    time = text(house, clock(row.starts_at), Face(24 if house.large else 16, bold=True), role="H2")
    words = held(house, row.title, house.heading, room=house.width - left_width, limit=3)
    title = spaced(text(house, words, house.heading, role="H2"), after=2)
    title.within = time.within  # "18:30 Arrive and settle" is one heading
    length = held(house, dotted(f"{row.minutes} min", row.owner), house.small, room=left_width - 4, limit=3)
    left = [time, text(house, length, house.small)]
    if row.fixed:
        left.append(text(house, "fixed time", house.small_strong))
    if row.category.strip() and row.category != row.title:
        category = held(house, row.category, house.small, room=left_width - 6, limit=2)
        left.append(text(house, category, house.small))
    return Beside(left, [title, *_told(row, house)], left_width=left_width, keep_below=house.height * 0.35)


def _told(row: RunRow, house: House) -> list[Flowable]:
    """Say everything about a part that stands beneath its title."""
    body = house.body
    told: list[Flowable] = []
    if row.overlap_minutes:
        words = f"Begins {_minutes(row.overlap_minutes)} before the part above is over."
        told.append(text(house, words, body, label="Overlap"))
    said = (
        ("Say", row.say),
        ("Do", row.do),
        ("Each person", row.turn),
        ("Give out", ", ".join(row.handouts)),
    )
    told += [text(house, words, body, label=label) for label, words in said if words.strip()]
    if any(map(str.strip, row.prompts)):
        told += [text(house, "", body, label="Ask"), *listed(house, row.prompts)]
    if row.agreement:
        told += listed(house, (AGREEMENT,), ticks=True)
    late = (("Running late?", row.if_short), ("Time to spare?", row.if_long))
    return told + [aside(house, words, house.body, label=label) for label, words in late if words.strip()]


def _minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def _ending(paper: RunSheet) -> str:
    """Say when the plan ends, and how that compares with the time there is."""
    if not paper.rows:
        return "Nothing is planned yet. Use the space below."
    ends = (later(row.starts_at, timedelta(minutes=row.minutes)) for row in paper.rows)
    ends_at = max(ends, key=lambda moment: moment.astimezone(UTC))
    spare = round((paper.ends_at.astimezone(UTC) - ends_at.astimezone(UTC)).total_seconds() / 60)
    if spare == 0:
        return f"Ends {clock(ends_at)}, as planned."
    minutes = _minutes(abs(spare))
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
