"""Papers of an invented group in four moods: as usual, empty, with awkward text, and very long."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tests.paper_samples.sheets import empty_sheets, hostile_sheets, long_sheets, usual_sheets
from workwell_desktop.domain.papers import (
    AgendaRow,
    AtRisk,
    LegendEntry,
    Paper,
    ParticipantAgenda,
    RecoverySheet,
    RegisterColumn,
    RegisterRow,
    RegisterSheet,
    RunRow,
    RunSheet,
    SignInSheet,
)

if TYPE_CHECKING:
    from workwell_desktop.domain.language import Language

START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
GROUP = "Monday Evening Circle"
NAMES = (
    "Amara O.",
    "Ben T.",
    "Carla M.",
    "Devon",
    "Farid H.",
    "Grace L.",
    "Ines P.",
    "Jonah W.",
    "Lena K.",
    "Maya R.",
    "Tomas V.",
)
AWKWARD_NAMES = (
    "Ruth & Sam <b>bold</b>",
    'Anna "Nan" O\'Neill',
    "Łukasz Ż.",
    "Đặng T.",
    "李 M.",
    "Joy 🌻",
    "Αθηνά Κ.",
    "Жанна П.",
    "שרה כ.",
    "محمد ع.",
    "&amp; </para> <br/>",
    "bell\x07tab\there",
    "four\nlines\n\nof\nname",
    "x" * 10_000,
    "many words " * 900,
)
LEGEND = (
    LegendEntry(code="P", meaning="present"),
    LegendEntry(code="L", meaning="late"),
    LegendEntry(code="LE", meaning="left early"),
    LegendEntry(code="AP", meaning="sent apologies"),
    LegendEntry(code="A", meaning="absent"),
    LegendEntry(code="V", meaning="visitor"),
    LegendEntry(code="–", meaning="not expected"),
    LegendEntry(code="·", meaning="not marked"),
)
_PLACED = AtRisk(
    goes="Ruth",
    stays="Sam",
    numbers=("Emergency 999", "Samaritans 116 123"),
    address="14 Elm Street, second floor, door on the left, Room 2",
    emergency_department="General Hospital, North Gate, Hill Road",
    quiet_place="The small kitchen across the hall",
)
_PARTS = (
    RunRow(
        starts_at=START,
        minutes=5,
        title="Arrive and settle",
        category="Open",
        say="“Welcome. You can pass at any time.”",
        do="Phones in the basket. One slow breath together.",
    ),
    RunRow(
        starts_at=START + timedelta(minutes=5),
        minutes=15,
        title="Check-in round",
        category="Check-in round",
        say="“One word for your week, and one thing you need tonight.”",
        do="Start left of you.",
        owner="Ruth",
        turn="81 seconds for 11 people",
        if_short="One word only, five minutes.",
        if_long="A second round: what helped today?",
    ),
    RunRow(
        starts_at=START + timedelta(minutes=20),
        minutes=10,
        title="Revisit our agreement",
        category="Agreement",
        say="“Is there a line we would write differently today?”",
        do="Read version 2 aloud.\nWrite changes on the flipchart.",
        owner="Sam",
        agreement=True,
    ),
    RunRow(
        starts_at=START + timedelta(minutes=30),
        minutes=20,
        title="What makes it easier to speak?",
        category="Topic",
        say="“When did someone make it easy for you to say something hard?”",
        do="Let silence stand for ten seconds before you help.",
        watch_for="Someone who looks at the door. Ask them quietly in the break.",
        prompts=("What did they do with their face?", "What did they not say?", "Who do you do this for?"),
    ),
    RunRow(
        starts_at=START + timedelta(minutes=50),
        minutes=5,
        title="Break",
        category="Break",
        do="Water, window open.",
        fixed=True,
    ),
    RunRow(
        starts_at=START + timedelta(minutes=55),
        minutes=20,
        title="Pairs: listening without fixing",
        category="Activity",
        say="“Four minutes each. The listener only says back what they heard.”",
        do="Odd number: one group of three. Call time aloud at four minutes.",
        handouts=("Listening in pairs × 12",),
    ),
    RunRow(
        starts_at=START + timedelta(minutes=75),
        minutes=8,
        title="Small victories",
        category="Check-out",
        say="“Something that went a little better.”",
        do="Thank each person. No comments.",
    ),
    RunRow(starts_at=START + timedelta(minutes=83), minutes=7, title="Check-out", category="Close"),
)


def all_papers() -> dict[str, Paper]:
    """Give every example by a name such as "sign-in-sheet-hostile"."""
    moods = {"sample": usual(), "empty": empty(), "hostile": hostile(), "long": long()}
    return {f"{kind}-{mood}": paper for mood, papers in moods.items() for kind, paper in papers.items()}


def in_language(paper: Paper, language: Language) -> Paper:
    """Return the same paper, its fixed words and dates in another language."""
    return replace(paper, language=language)


def usual() -> dict[str, Paper]:
    """Give the papers of an ordinary evening."""
    return {
        "sign-in-sheet": SignInSheet(
            group_name=GROUP, starts_at=START, length_minutes=90, place="Room 2", names=NAMES, blank_lines=7
        ),
        "participant-agenda": ParticipantAgenda(
            group_name=GROUP,
            starts_at=START,
            length_minutes=90,
            theme="Open dialogue",
            session_number=7,
            place="Room 2",
            rows=_agenda_rows(),
            next_at=START + timedelta(days=7),
            next_theme="Boundaries that hold",
        ),
        "run-sheet": RunSheet(
            group_name=GROUP,
            starts_at=START,
            length_minutes=90,
            theme="Open dialogue",
            session_number=7,
            sessions_planned=12,
            place="Room 2",
            facilitators=("Ruth", "Sam"),
            bring=("Listening in pairs × 12", "Pulse cards × 12", "Water, tissues"),
            from_last_time=("We promised to start on time.", "Pairs asked for longer."),
            rows=_PARTS,
            at_risk=AtRisk(goes="Ruth", stays="Sam", numbers=("Emergency 999", "Samaritans 116 123")),
        ),
        "attendance-register": register(NAMES, sessions=12),
        "recovery-sheet": recovery("Elm Street groups"),
        "sign-in-cards": sign_in_cards(NAMES, blank_lines=5),
        **usual_sheets(),
    }


def sign_in_cards(names: tuple[str, ...], *, blank_lines: int) -> SignInSheet:
    """Make a sign-in sheet cut into slips, one for each person."""
    return SignInSheet(
        group_name=GROUP, starts_at=START, length_minutes=90, names=names, blank_lines=blank_lines, cards=True
    )


def empty() -> dict[str, Paper]:
    """Give papers for which nothing has been entered yet."""
    return {
        "sign-in-sheet": SignInSheet(
            group_name="", starts_at=START, length_minutes=0, blank_lines=0, privacy_line=""
        ),
        "participant-agenda": ParticipantAgenda(group_name=GROUP, starts_at=START, length_minutes=90),
        "run-sheet": RunSheet(group_name=GROUP, starts_at=START, length_minutes=90),
        "attendance-register": RegisterSheet(group_name=GROUP, period=""),
        "recovery-sheet": recovery(""),
        "sign-in-cards": sign_in_cards((), blank_lines=0),
        **empty_sheets(),
    }


def hostile() -> dict[str, Paper]:
    """Give papers full of markup, missing letters, control characters and endless words."""
    awkward = " ".join(AWKWARD_NAMES[:-2])
    endless = AWKWARD_NAMES[-2]
    rows = _hostile_rows(awkward, endless)
    return {
        "sign-in-sheet": SignInSheet(
            group_name=awkward, starts_at=START, length_minutes=90, place=endless, names=AWKWARD_NAMES
        ),
        "participant-agenda": ParticipantAgenda(
            group_name=awkward,
            starts_at=START,
            length_minutes=90,
            theme=endless,
            place=awkward,
            rows=tuple(
                AgendaRow(starts_at=row.starts_at, minutes=row.minutes, title=row.title, text=row.say) for row in rows
            ),
            next_at=START,
            next_theme=awkward,
        ),
        "run-sheet": RunSheet(
            group_name=endless,
            starts_at=START,
            length_minutes=90,
            theme=awkward,
            place=awkward,
            facilitators=AWKWARD_NAMES[:-2],
            bring=AWKWARD_NAMES[:-2],
            rows=rows,
            at_risk=_hostile_risk(awkward, endless[:120]),
        ),
        "attendance-register": register(AWKWARD_NAMES, sessions=3, group_name=awkward),
        "recovery-sheet": recovery(awkward),
        "sign-in-cards": sign_in_cards(AWKWARD_NAMES, blank_lines=2),
        **hostile_sheets(awkward, endless),
    }


def _hostile_rows(awkward: str, endless: str) -> tuple[RunRow, ...]:
    return (
        RunRow(starts_at=START, minutes=0, title=awkward, category=awkward, say=awkward, do="<img src='x'/>\x00"),
        RunRow(
            starts_at=START,
            minutes=2000,
            title=endless,
            category=endless,
            owner=endless,
            say=endless,
            prompts=(endless, ""),
            handouts=(awkward, endless),
            turn="5 seconds for 500 people",
            if_short=awkward,
            if_long=endless,
            watch_for=awkward,
            fixed=True,
            free_minutes=700,
        ),
        RunRow(
            starts_at=START, minutes=1, title="", say="</para>", do="&nbsp;&#65;", fixed=True, overlap_minutes=2000
        ),
    )


def _hostile_risk(awkward: str, endless: str) -> AtRisk:
    return AtRisk(
        goes=awkward,
        stays=endless,
        numbers=AWKWARD_NAMES[:4],
        address=awkward,
        emergency_department=endless,
        quiet_place="</para>",
    )


def long() -> dict[str, Paper]:
    """Give papers of sixty members, thirty-two sessions and forty parts with long texts."""
    people = tuple(f"Member {number}" for number in range(1, 61))
    rows = _long_rows()
    return {
        "sign-in-sheet": SignInSheet(group_name=GROUP, starts_at=START, length_minutes=90, names=people),
        "participant-agenda": ParticipantAgenda(
            group_name=GROUP,
            starts_at=START,
            length_minutes=80,
            rows=tuple(
                AgendaRow(starts_at=row.starts_at, minutes=2, title=row.title, text=row.say or row.title)
                for row in rows
            ),
        ),
        "run-sheet": RunSheet(
            group_name=GROUP,
            starts_at=START,
            length_minutes=90,
            bring=tuple(f"Item {number}" for number in range(40)),
            rows=rows,
            at_risk=_PLACED,
        ),
        "attendance-register": register(people, sessions=32),
        "recovery-sheet": recovery("Elm Street groups " * 20),
        "sign-in-cards": sign_in_cards(people, blank_lines=20),
        **long_sheets(),
    }


def _long_rows() -> tuple[RunRow, ...]:
    sentence = "Let everybody finish before anybody answers, and count to ten. "
    return tuple(
        RunRow(
            starts_at=START + timedelta(minutes=2 * number),
            minutes=2,
            title=f"Part {number}",
            category="Discussion",
            say=sentence * (number % 7),
            do=sentence * (200 if number == 20 else 2),
            prompts=(sentence,) * (number % 4),
            owner="Ruth and Sam" if number % 3 else "",
            if_short="Leave it out." if number % 5 == 0 else "",
            fixed=number % 6 == 5,
            free_minutes=10 if number == 11 else 0,
            overlap_minutes=5 if number == 17 else 0,
        )
        for number in range(40)
    )


def register(names: tuple[str, ...], *, sessions: int, group_name: str = GROUP) -> RegisterSheet:
    """Make a register with a believable spread of codes; every fifth session was not held."""
    held = [number % 5 != 4 for number in range(sessions)]
    codes = ("P", "P", "L", "P", "AP", "P", "A", "P", "P", "LE", "P", "P", "P")
    rows = tuple(
        RegisterRow(
            name=name,
            codes=tuple(codes[(row * 3 + column * 5) % 13] if held[column] else "" for column in range(sessions)),
            rate=f"{60 + row * 7 % 40}%",
        )
        for row, name in enumerate(names)
    )
    columns = tuple(
        RegisterColumn(
            number=number + 1,
            on=date(2026, 9, 7) + timedelta(weeks=number),
            remark="" if held[number] else "not held",
            total=str(sum(row.codes[number] in {"P", "L", "LE"} for row in rows)) if held[number] else "",
            visitors=1 if number == 7 else 0,
        )
        for number in range(sessions)
    )
    return RegisterSheet(
        group_name=group_name,
        period="September to November 2026",
        columns=columns,
        rows=rows,
        overall_rate="79%",
        legend=LEGEND,
    )


def recovery(organisation: str) -> RecoverySheet:
    """Make a recovery sheet whose code opens nothing."""
    groups = ("WK4D", "9TRA", "7QXM", "M2LE", "H8ZC", "5JUN", "PX3N", "V6JQ")
    return RecoverySheet(groups=groups, made_on=date(2026, 11, 23), organisation=organisation)


def _agenda_rows() -> tuple[AgendaRow, ...]:
    texts = (
        "",
        "One word, one need. You can pass.",
        "What would we write differently today?",
        "",
        "",
        "Four minutes each way",
    )
    return tuple(
        AgendaRow(starts_at=part.starts_at, minutes=part.minutes, title=part.title, text=line)
        for part, line in zip(_PARTS, (*texts, "", ""), strict=True)
    )
