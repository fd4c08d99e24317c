"""The tables, and how their constraints are named so that every migration can find them.

Plain tables and no mapped classes: domain values are frozen, so the repositories turn rows into them by hand, and a
start without the mapper is quicker. `info["touches"]` names the columns whose ids the audit trail records; by default
the key. `info["key"]` names what a row is recognised by when that is not the primary key.
"""

from typing import Any

from sqlalchemy import (
    CHAR,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from workwell_desktop.domain.agenda import Category, Visibility
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import GroupKind, GroupStatus, Leadership, MembershipType, Mode, RecordProfile
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.session import ClosingStep, NotHeldReason, SessionState, SheetFate
from workwell_desktop.storage.column_types import AwareDateTime, Handouts, Id, Texts, Word, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _later_text(name: str) -> Column[str]:
    """A text that older formats did not have: their rows count as empty."""
    return Column(name, Text, nullable=False, server_default="")


def _later_texts(name: str) -> Column[tuple[str, ...]]:
    """A list of texts that older formats did not have."""
    return Column(name, Texts, nullable=False, server_default="[]")


groups = Table(
    "groups",
    metadata,
    Column("id", Id, primary_key=True),
    _text("name"),
    _text("public_name"),
    _text("purpose"),
    Column("membership_type", Word(MembershipType), nullable=False),
    Column("kind", Word(GroupKind), nullable=False),
    Column("leadership", Word(Leadership), nullable=False),
    Column("mode", Word(Mode), nullable=False),
    _text("place"),
    _text("schedule"),
    Column("session_minutes", Integer, nullable=False),
    Column("planned_sessions", Integer),
    Column("capacity", Integer),
    Column("facilitators", Texts, nullable=False),
    Column("status", Word(GroupStatus), nullable=False),
    Column("profile", Word(RecordProfile), nullable=False),
    _later_text("address"),
    _later_text("emergency_department"),
    _later_text("quiet_place"),
    _later_texts("checklist"),
    Column("agreement_review_on", Date),
    Column("tint", Integer, nullable=False, server_default="0"),
    Column("letters", Word(LetterPolicy), nullable=False, server_default=LetterPolicy.NOTHING.value),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    _text("display_name"),
    _text("preferred_name"),
    _text("alias"),
    _text("pronouns"),
    Column("languages", Texts, nullable=False),
    Column("access_needs", Texts, nullable=False),
    Column("contact_ways", Texts, nullable=False),
    Column("may_leave_message", Boolean, nullable=False),
    _text("safe_times"),
    _text("contact_details"),
    Column("do_not_contact", Boolean, nullable=False),
    Column("asked_on", Date),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False, index=True),
    UniqueConstraint("group_id", "person_id"),
)

membership_steps = Table(
    "membership_steps",
    metadata,
    Column("membership_id", Id, ForeignKey("memberships.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("status", Word(MembershipStatus), nullable=False),
    Column("on", Date, nullable=False),
    Column("reason", Word(LeavingReason)),
    info={"touches": ("membership_id",)},
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("starts_at", AwareDateTime, nullable=False, index=True),
    Column("zone", String(64), nullable=False),
    Column("length_seconds", Integer, nullable=False),
    _text("theme"),
    _text("place"),
    Column("facilitators", Texts, nullable=False),
    Column("state", Word(SessionState), nullable=False),
    Column("not_held_reason", Word(NotHeldReason)),
    _text("reason"),
    Column("moved_to", AwareDateTime),
    Column("started_at", AwareDateTime),
    Column("ended_at", AwareDateTime),
    Column("agreement_read", Boolean, nullable=False),
    Column("headcount", Integer),
    Column("visitors", Integer, nullable=False),
    Column("schedule_id", Id),
    Column("slot", Date),
    Column("printed_at", AwareDateTime),
    _later_texts("ticked"),
    Column("sheet_count", Integer),
    Column("sheet_fate", Word(SheetFate)),
    Column("closed", Words(ClosingStep), nullable=False, server_default="[]"),
)
Index(None, sessions.c.group_id, sessions.c.starts_at)


def _of_a_part() -> "tuple[Column[Any], ...]":
    """What is kept of one part of an agenda, in a session or in a template."""
    return (
        Column("id", Id, primary_key=True),
        Column("position", Integer, nullable=False),
        _text("title"),
        Column("category", Word(Category), nullable=False),
        Column("minutes", Integer, nullable=False),
        _text("say"),
        _text("steps"),
        _text("participant_text"),
        Column("prompts", Texts, nullable=False),
        Column("materials", Texts, nullable=False),
        _later_text("owner"),
        Column("locked_at", Time),
        Column("visibility", Word(Visibility), nullable=False, server_default=Visibility.FULL.value),
        _later_text("if_short"),
        _later_text("if_long"),
        Column("seconds_each", Integer),
        Column("handouts", Handouts, nullable=False, server_default="[]"),
        _later_text("watch_for"),
    )


blocks = Table(
    "blocks",
    metadata,
    Column("session_id", Id, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    *_of_a_part(),
    info={"touches": ("session_id", "id")},
)

templates = Table(
    "templates",
    metadata,
    Column("id", Id, primary_key=True),
    _text("name"),
)

template_blocks = Table(
    "template_blocks",
    metadata,
    Column("template_id", Id, ForeignKey("templates.id", ondelete="CASCADE"), primary_key=True),
    *_of_a_part(),
    info={"touches": ("template_id", "id")},
)

marks = Table(
    "marks",
    metadata,
    Column("session_id", Id, ForeignKey("sessions.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True, index=True),
    Column("code", Word(Code), nullable=False),
    Column("marked_at", AwareDateTime, nullable=False),
    Column("late_minutes", Integer),
    Column("early_minutes", Integer),
    _text("reason"),
    _text("comment"),
    Column("first_time", Boolean, nullable=False),
    Column("needs_follow_up", Boolean, nullable=False),
    Column("arrived_at", AwareDateTime),
    info={"touches": ("session_id", "person_id")},
    sqlite_with_rowid=False,
)

notes = Table(
    "notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("session_id", Id, ForeignKey("sessions.id"), nullable=False, unique=True),
    _text("aims"),
    _text("happened"),
    _text("next_time"),
    Column("state", Word(NoteState), nullable=False),
    _text("author"),
    Column("edited_at", AwareDateTime, nullable=False),
    Column("signed_at", AwareDateTime),
    Column("locked_at", AwareDateTime),
    _text("digest"),
    info={"touches": ("id", "session_id")},
)

addenda = Table(
    "addenda",
    metadata,
    Column("id", Id, primary_key=True),
    Column("note_id", Id, ForeignKey("notes.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("written_at", AwareDateTime, nullable=False),
    _text("author"),
    _text("reason"),
    _text("text"),
    info={"touches": ("note_id", "id")},
)

facilitator = Table(
    "facilitator",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("organisation"),
    info={"touches": ()},
)

search_entries = Table(
    "search_entries",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", Word(HitKind), nullable=False),
    Column("record", Id, nullable=False),
    _text("title"),
    _text("body"),
    _text("folded_title"),
    _text("folded_body"),
    UniqueConstraint("kind", "record"),
    info={"touches": (), "key": ("kind", "record")},
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", AwareDateTime, nullable=False),
    Column("action", String(64), nullable=False),
    Column("ids", Text, nullable=False),
    Column("previous", CHAR(64), nullable=False),
    Column("hash", CHAR(64), nullable=False),
    info={"touches": ()},
)
