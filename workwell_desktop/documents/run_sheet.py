"""The facilitator's run sheet: the evening by the clock, what to say and do, and room for notes."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Spacer

from workwell_desktop.documents.blocks import Rule, WritingLines, aside, held, listed, spaced, text
from workwell_desktop.documents.frames import Beside, Panel, PanelRow
from workwell_desktop.documents.house_style import HAIRLINE, RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import Head, at_start, dotted, opening, when
from workwell_desktop.domain.dates import clock, long_date
from workwell_desktop.domain.moments import later

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import AtRisk, RunRow, RunSheet

FEW_LETTERS = 110
"""What stands in a panel a third as wide as the page without making it much higher than the others."""


def story(paper: RunSheet, house: House) -> list[Flowable]:
    """Lay out the sheet: what to have ready, part after part, then notes."""
    words = house.words
    head = Head(
        small=dotted(words("facilitator_copy"), words("do_not_hand_out")),
        title=_title(paper, house),
        subtitle=_subtitle(paper, house),
    )
    blocks = [*opening(house, head), Spacer(0, 10), *_preparations(paper, house)]
    for row in paper.rows:
        blocks.append(Rule(house, RULE, before=0, after=8))
        blocks += _free_time(row, house)
        blocks += [_part(row, house), Spacer(0, 9)]
    blocks += [
        Rule(house, RULE, before=0, after=6),
        spaced(text(house, _ending(paper, house), house.small), after=10),
    ]
    if not any(row.agreement for row in paper.rows):
        blocks += [*listed(house, (words("agreement_was_read"),), ticks=True), Spacer(0, 10)]
    return [*blocks, *_notes(house)]


def running_head(paper: RunSheet, house: House) -> str:
    """Name the sheet on its further pages."""
    day = at_start(long_date(paper.starts_at, paper.language))
    return dotted(house.words("facilitator_copy"), _title(paper, house), day)


def _title(paper: RunSheet, house: House) -> str:
    return paper.theme.strip() or paper.group_name.strip() or house.words("run_sheet")


def _subtitle(paper: RunSheet, house: House) -> str:
    words = house.words
    number = words("session", number=paper.session_number) if paper.session_number else ""
    if number and paper.sessions_planned:
        number = words("session_of", number=paper.session_number, planned=paper.sessions_planned)
    names = words.listed(paper.facilitators)
    ours = dotted(number, words("with", names=names) if names else "")
    about = dotted(paper.group_name, ours) if paper.theme.strip() else at_start(ours)
    times = dotted(when(paper.starts_at, paper.ends_at, paper.language), paper.place)
    return "\n".join(line for line in (about, times) if line)


def _preparations(paper: RunSheet, house: House) -> list[Flowable]:
    """Show panels side by side, or one below the other when print is large or one has much to say."""
    wanted = [
        (house.words("bring"), paper.bring, True),
        (house.words("from_last_time"), paper.from_last_time, False),
    ]
    panels = [
        Panel(_section(title, items, ticks=ticks, house=house), weight=RULE * 0.75, padding=9)
        for title, items, ticks in wanted
        if any(map(str.strip, items))
    ]
    risk = Panel(_at_risk(paper.at_risk, house), weight=RULE * 1.5, padding=9)
    if house.large:
        return [block for panel in (risk, *panels) for block in (panel, Spacer(0, 9))]
    if _few_words(paper.at_risk, house):
        return [PanelRow([*panels, risk], gap=11), Spacer(0, 12)]
    beside = [PanelRow(panels, gap=11), Spacer(0, 11)] if panels else []
    return [*beside, risk, Spacer(0, 12)]


def _few_words(risk: AtRisk, house: House) -> bool:
    """Whether what to do at risk fits in a third of the width."""
    placed = risk.address or risk.emergency_department or risk.quiet_place
    return not placed and len(_who_goes(risk, house)) + sum(map(len, risk.numbers)) < FEW_LETTERS


def _at_risk(risk: AtRisk, house: House) -> list[Flowable]:
    lines = (
        ("", _who_goes(risk, house)),
        (house.words("call"), " · ".join(risk.numbers)),
        (house.words("say_where"), risk.address),
        (house.words("emergency_department"), risk.emergency_department),
        (house.words("quiet_place"), risk.quiet_place),
    )
    head = spaced(text(house, house.words("at_risk"), house.strong, role="H2"), after=2)
    return [head, *(text(house, words, house.body, label=label) for label, words in lines if words.strip())]


def _who_goes(risk: AtRisk, house: House) -> str:
    if not risk.goes:
        return house.words("agree_who_goes")
    if risk.stays:
        return house.words("who_goes", goes=risk.goes, stays=risk.stays)
    return house.words("who_goes_you_stay", goes=risk.goes)


def _section(title: str, items: tuple[str, ...], *, ticks: bool, house: House) -> list[Flowable]:
    lines = listed(house, items, ticks=ticks) if ticks else [text(house, item, house.body) for item in items]
    return [spaced(text(house, title, house.strong, role="H2"), after=2), *lines]


def _free_time(row: RunRow, house: House) -> list[Flowable]:
    """Say that time is left free before a part that begins at a fixed time."""
    if not row.free_minutes:
        return []
    left_width = _left_width(house)
    free_from = later(row.starts_at, -timedelta(minutes=row.free_minutes))
    left = [text(house, clock(free_from, house.language), house.small)]
    right = [text(house, house.words("free_time", minutes=_minutes(row.free_minutes, house)), house.small)]
    beside = Beside(left, right, left_width=left_width, keep_below=house.height)
    return [beside, Rule(house, HAIRLINE, before=5, after=8)]


def _left_width(house: House) -> float:
    return float(house.width) * (0.235 if house.large else 0.17)


def _part(row: RunRow, house: House) -> Beside:
    left_width = _left_width(house)
    time = text(house, clock(row.starts_at, house.language), Face(house.between(16, 24), bold=True), role="H2")
    words = held(house, row.title, house.heading, room=house.width - left_width, limit=3)
    title = spaced(text(house, words, house.heading, role="H2"), after=2)
    title.within = time.within  # "18:30 Arrive and settle" is one heading
    length = held(
        house, dotted(house.words("min", count=row.minutes), row.owner), house.small, room=left_width - 4, limit=3
    )
    left = [time, text(house, length, house.small)]
    if row.fixed:
        left.append(text(house, house.words("fixed_time"), house.small_strong))
    if row.category.strip() and row.category != row.title:
        category = held(house, row.category, house.small, room=left_width - 6, limit=2)
        left.append(text(house, category, house.small))
    return Beside(left, [title, *_told(row, house)], left_width=left_width, keep_below=house.height * 0.35)


def _told(row: RunRow, house: House) -> list[Flowable]:
    """Say everything about a part that stands beneath its title."""
    body, words = house.body, house.words
    told: list[Flowable] = []
    if row.overlap_minutes:
        overlap = words("overlap_words", minutes=_minutes(row.overlap_minutes, house))
        told.append(text(house, overlap, body, label=words("overlap")))
    said = (
        (words("say"), row.say),
        (words("do"), row.do),
        (words("each_person"), row.turn),
        (words("give_out"), ", ".join(row.handouts)),
    )
    told += [text(house, line, body, label=label) for label, line in said if line.strip()]
    if any(map(str.strip, row.prompts)):
        told += [text(house, "", body, label=words("ask")), *listed(house, row.prompts)]
    if row.agreement:
        told += listed(house, (words("agreement_was_read"),), ticks=True)
    if row.watch_for.strip():
        told.append(text(house, row.watch_for, body, label=words("watch_for")))
    late = ((words("running_late"), row.if_short), (words("time_to_spare"), row.if_long))
    return told + [aside(house, line, body, label=label) for label, line in late if line.strip()]


def _minutes(count: int, house: House) -> str:
    return house.words.counted("minutes", count)


def _ending(paper: RunSheet, house: House) -> str:
    """Say when the plan ends, and how that compares with the time there is."""
    if not paper.rows:
        return house.words("nothing_planned")
    ends = (later(row.starts_at, timedelta(minutes=row.minutes)) for row in paper.rows)
    ends_at = max(ends, key=lambda moment: moment.astimezone(UTC))
    spare = round((paper.ends_at.astimezone(UTC) - ends_at.astimezone(UTC)).total_seconds() / 60)
    end, limit = clock(ends_at, paper.language), clock(paper.ends_at, paper.language)
    if spare == 0:
        return house.words("ends_as_planned", end=end)
    minutes = _minutes(abs(spare), house)
    return house.words("ends_early" if spare > 0 else "ends_late", end=end, minutes=minutes, limit=limit)


def _notes(house: House) -> list[Flowable]:
    """Leave at least five lines for notes, and all the rest of the page."""
    return [
        CondPageBreak(house.writing_gap * 6),
        text(house, house.words("notes"), house.heading, role="H2"),
        WritingLines(house.writing_gap, fewest=4),
    ]
