"""The tables of a facilitator's day: schedules, the clock, quick notes, follow-ups, incidents. See `tables.py`."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, Time

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.follow_up import Origin, Outcome
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.quick_note import QuickNoteFate
from workwell_desktop.domain.running import RunKind
from workwell_desktop.domain.schedule import Frequency
from workwell_desktop.storage.column_types import AwareDateTime, Id, Texts, Word
from workwell_desktop.storage.note_tables import signing_columns
from workwell_desktop.storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


schedules = Table(
    "schedules",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id"), nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("start", Time, nullable=False),
    Column("length_seconds", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("frequency", Word(Frequency), nullable=False),
    Column("interval", Integer, nullable=False),
    Column("weekdays", Texts, nullable=False),
    Column("nth", Integer),
    Column("sessions", Integer),
    Column("until", Date),
    Column("skipped", Texts, nullable=False),
)

holidays = Table(
    "holidays",
    metadata,
    Column("day", Date, primary_key=True),
    _text("name"),
    info={"touches": ()},
)

mark_history = Table(
    "mark_history",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("session_id", Id, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("code", Word(Code), nullable=False),
    Column("marked_at", AwareDateTime, nullable=False),
    Column("late_minutes", Integer),
    Column("early_minutes", Integer),
    _text("reason"),
    _text("comment"),
    Column("first_time", Boolean, nullable=False),
    Column("needs_follow_up", Boolean, nullable=False),
    Column("arrived_at", AwareDateTime),
    Column("replaced_at", AwareDateTime, nullable=False),
    _text("why"),
    info={"touches": ("session_id", "person_id")},
)
"""Marks as they stood before they were changed or taken away; written by triggers (`schema.MARK_HISTORY`)."""

run_events = Table(
    "run_events",
    metadata,
    Column("session_id", Id, ForeignKey("sessions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Word(RunKind), nullable=False),
    Column("at", AwareDateTime, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("block_id", Id),
    info={"touches": ("session_id",)},
)

quick_notes = Table(
    "quick_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("session_id", Id, ForeignKey("sessions.id"), nullable=False, index=True),
    Column("at", AwareDateTime, nullable=False),
    _text("text"),
    Column("person_id", Id, ForeignKey("people.id")),
    Column("wants_follow_up", Boolean, nullable=False),
    Column("fate", Word(QuickNoteFate), nullable=False),
)

person_notes = Table(
    "person_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False, index=True),
    Column("session_id", Id, ForeignKey("sessions.id"), index=True),
    _text("text"),
    *signing_columns(),
    info={"touches": ("id", "person_id")},
)

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Id, primary_key=True),
    _text("why"),
    Column("person_id", Id, ForeignKey("people.id"), index=True),
    Column("group_id", Id, ForeignKey("groups.id")),
    Column("session_id", Id, ForeignKey("sessions.id"), index=True),
    Column("origin", Word(Origin), nullable=False),
    _text("who"),
    Column("due", Date),
    Column("made_at", AwareDateTime, nullable=False),
    Column("outcome", Word(Outcome), index=True),
    _text("remark"),
    Column("closed_at", AwareDateTime),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False, index=True),
    Column("at", AwareDateTime, nullable=False),
    Column("way", Word(ContactWay)),
    Column("outcome", Word(Outcome), nullable=False),
    _text("text"),
    _text("next_step"),
    Column("follow_up_id", Id),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("opened_at", AwareDateTime, nullable=False),
    Column("session_id", Id, ForeignKey("sessions.id"), index=True),
    Column("group_id", Id, ForeignKey("groups.id")),
    Column("closed_at", AwareDateTime),
    Column("steps", Texts, nullable=False),
    _text("facts"),
    _text("actions"),
    _text("told"),
    _text("opinion"),
    *signing_columns(),
)

crisis_sheet = Table(
    "crisis_sheet",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    _text("country"),
    Column("reviewed_on", Date),
    info={"touches": ()},
)

crisis_contacts = Table(
    "crisis_contacts",
    metadata,
    Column("sheet", Integer, ForeignKey("crisis_sheet.row"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("number"),
    _text("hours"),
    info={"touches": ()},
)
