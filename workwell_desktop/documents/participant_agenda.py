"""The agenda for everybody in the room: when, what, and one line of explanation; large and quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from workwell_desktop.documents.blocks import Rule, WritingLines, held, spaced, text
from workwell_desktop.documents.frames import Beside, Panel
from workwell_desktop.documents.house_style import HAIRLINE, RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import Head, at_start, dotted, opened, when
from workwell_desktop.domain.dates import clock, long_date, weekday_date

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.papers import AgendaRow, ParticipantAgenda


def story(paper: ParticipantAgenda, house: House) -> list[Flowable]:
    """Lay out the agenda; an empty one has lines to write the plan on together."""
    number = house.words("session", number=paper.session_number) if paper.session_number else ""
    blocks = opened(
        house,
        Head(
            small=when(paper.starts_at, paper.ends_at, paper.language),
            corner=paper.place,
            title=_title(paper, house),
            subtitle=dotted(paper.group_name, number) if paper.theme.strip() else at_start(number),
        ),
    )
    for row in paper.rows:
        blocks += _part(row, house)
    if not paper.rows:
        blocks.append(text(house, house.words("agenda_empty"), house.body))
        blocks.append(WritingLines(house.writing_gap, fewest=6, most=10))
    return [*blocks, *_announcements(paper, house)]


def running_head(paper: ParticipantAgenda, house: House) -> str:
    """Name the paper on its further pages."""
    return dotted(_title(paper, house), at_start(long_date(paper.starts_at, paper.language)))


def _title(paper: ParticipantAgenda, house: House) -> str:
    return paper.theme.strip() or paper.group_name.strip() or house.words("agenda")


def _part(row: AgendaRow, house: House) -> list[Flowable]:
    size = house.between(15, 21)
    left_width = house.width * (0.2 if house.large else 0.15)
    bold = Face(size, bold=True)
    time = text(house, clock(row.starts_at, house.language), Face(size), role="H2")
    title = text(house, held(house, row.title, bold, room=house.width - left_width, limit=3), bold, role="H2")
    title.within = time.within  # "18:30 Arrive and settle" is one heading
    right = [title, *([spaced(text(house, row.text, house.body), before=1)] if row.text.strip() else [])]
    return [
        Beside([time], right, left_width=left_width, keep_below=house.height * 0.35),
        Rule(house, HAIRLINE, before=6 if house.large else 8, after=7 if house.large else 9),
    ]


def _announcements(paper: ParticipantAgenda, house: House) -> list[Flowable]:
    """Say when the next meeting is."""
    if paper.next_at is None:
        return []
    language = paper.language
    when_next = f"{weekday_date(paper.next_at, language)}, {clock(paper.next_at, language)}"
    theme = f" – {paper.next_theme}" if paper.next_theme.strip() else ""
    line = text(house, at_start(when_next) + theme, house.body, label=house.words("next_time"))
    return [Spacer(0, 10), Panel([line], weight=RULE * 1.5, padding=10)]
