"""What is typed beside the plan, and what it means: text of a field to a changed part or session, and back.

Pure functions over frozen values, so that form and controller read a field the same way.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from workwell_desktop.domain.agenda import Agenda, Block, Category, Handout, Visibility
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.session import Session


class When(NamedTuple):
    """A day with a time, as two controls hold them."""

    day: date
    at: time


Raw = str | int | time | Category | Visibility | When | tuple[Handout, ...] | None
"""What a control holds: text as typed, a number, a time, a kind, handouts; None for a time that is not set."""

LINES = ("prompts", "materials")
"""Fields of a part that hold one thing on each line."""
PART_FIELDS = (
    "title", "category", "minutes", "say", "steps", *LINES, "owner", "locked_at", "seconds_each", "visibility",
    "participant_text", "handouts", "if_short", "if_long", "watch_for",
)  # fmt: skip
FACT_FIELDS = ("headcount", "visitors", "agreement_read")
"""What is known once the session's day has come."""
DETAIL_FIELDS = ("starts", "ends", "theme", "place", "facilitators", *FACT_FIELDS)
NOT_COUNTED = -1
"""What the control of the headcount holds when nobody has counted."""
SHARED_OUT = 0
"""What the control of a turn holds when the part's minutes are divided by those present."""

FIELD_WORDS = {
    "title": "Title",
    "category": "Kind",
    "minutes": "Minutes",
    "say": "What you say",
    "steps": "What you do",
    "participant_text": "Text for the group",
    "prompts": "Prompts",
    "materials": "Materials",
    "owner": "Who leads it",
    "locked_at": "Clock time",
    "seconds_each": "Time per person",
    "visibility": "What the group sees",
    "handouts": "Handouts",
    "if_short": "Advice for little time",
    "if_long": "Advice for more time",
    "watch_for": "What to watch for",
    "theme": "Theme",
    "place": "Place",
    "facilitators": "Facilitators",
    "ends": "End of the session",
}
"""How a change of the field is called in the undo list."""


def part_with(block: Block, field: str, raw: Raw) -> Block:
    """Return the part with one field as typed, unchecked."""
    if field in LINES:
        return _with(block, field, tuple(str(raw).splitlines()))
    if field == "seconds_each" and raw == SHARED_OUT:
        return _with(block, field, None)
    return _with(block, field, raw)


def _with(block: Block, field: str, value: object) -> Block:
    changed: dict[str, object] = {field: value}
    return replace(block, **changed)  # type: ignore[arg-type]


def part_raw(block: Block, field: str) -> Raw:
    """Return what the control of a field shows for a part."""
    value: Raw = getattr(block, field)
    if field in LINES and isinstance(value, tuple):
        return "\n".join(str(line) for line in value)
    if field == "seconds_each" and value is None:
        return SHARED_OUT
    return value


def part_settled(block: Block, field: str, raw: Raw) -> bool:
    """Whether what stands in the control means what is kept already, spaces and all."""
    try:
        return part_with(block, field, raw).checked() == block
    except Refusal:
        return False


def session_with(session: Session, field: str, raw: Raw) -> Session:
    """Return the session with one field as typed, unchecked. A new start keeps the length."""
    if field == "starts" and isinstance(raw, When):
        return replace(session, starts_at=datetime.combine(*raw).astimezone())
    if field == "ends" and isinstance(raw, time):
        wall = session.starts_at.replace(tzinfo=None)
        return replace(session, length=datetime.combine(wall.date(), raw) - wall)
    if field == "facilitators":
        return replace(session, facilitators=tuple(str(raw).split(",")))
    if field == "theme":
        return replace(session, theme=str(raw))
    if field in FACT_FIELDS and isinstance(raw, int):
        return _with_fact(session, field, raw)
    return replace(session, place=str(raw))


def _with_fact(session: Session, field: str, raw: int) -> Session:
    if field == "headcount":
        return replace(session, headcount=None if raw == NOT_COUNTED else raw)
    if field == "visitors":
        return replace(session, visitors=raw)
    return replace(session, agreement_read=bool(raw))


def session_raw(session: Session, field: str) -> Raw:
    """Return what the control of a field shows for a session."""
    if field == "starts":
        return When(session.starts_at.date(), session.starts_at.time())
    if field == "ends":
        return (session.starts_at.replace(tzinfo=None) + session.length).time()
    if field == "facilitators":
        return ", ".join(session.facilitators)
    if field == "headcount":
        return NOT_COUNTED if session.headcount is None else session.headcount
    if field in FACT_FIELDS:
        return session.visitors if field == "visitors" else session.agreement_read
    return session.theme if field == "theme" else session.place


def session_settled(session: Session, field: str, raw: Raw) -> bool:
    """Whether what stands in the control means what is kept already. The plan is not looked at, which takes time."""
    bare = replace(session, agenda=Agenda())
    try:
        return session_with(bare, field, raw).checked() == bare
    except Refusal:
        return False


def new_part_minutes(spare: int) -> int:
    """Return the minutes of a new part: ten, or what is left when that is less but still useful."""
    return spare if 5 <= spare < 10 else 10
