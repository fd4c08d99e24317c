"""The tables of the note classes: each class its own, with its addenda and its earlier wordings. See `tables.py`.

Group notes (`notes`, `addenda`), person notes and incidents were there before; their signing columns, addenda and
earlier wordings are added here and in `day_tables.py`.
"""

from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from workwell_desktop.storage.column_types import AwareDateTime, Id
from workwell_desktop.storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def signing_columns() -> "tuple[Column[Any], ...]":
    """Return what a signed record keeps besides its words; the rows of older formats are drafts."""
    return (
        Column("author", Text, nullable=False, server_default=""),
        Column("edited_at", AwareDateTime, nullable=False),
        Column("signed_at", AwareDateTime),
        Column("locked_at", AwareDateTime),
        Column("digest", Text, nullable=False, server_default=""),
    )


def _addenda_of(name: str, owner: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("note_id", Id, ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        Column("written_at", AwareDateTime, nullable=False),
        _text("author"),
        _text("reason"),
        _text("text"),
        info={"touches": ("note_id", "id")},
    )


def _history_of(name: str, owner: str, *words: str) -> Table:
    """Return the table of earlier wordings: what a draft said before it was written anew in another sitting."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("note_id", Id, ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("edited_at", AwareDateTime, nullable=False),
        *(_text(word) for word in words),
        info={"touches": ("note_id",)},
    )


debriefs = Table(
    "debriefs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("session_id", Id, ForeignKey("sessions.id"), nullable=False, unique=True),
    _text("text"),
    *signing_columns(),
    info={"touches": ("id", "session_id")},
)

supervision_notes = Table(
    "supervision_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("on", Date, nullable=False),
    _text("supervisor"),
    _text("text"),
    *signing_columns(),
)

hand_over_notes = Table(
    "hand_over_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id"), nullable=False, index=True),
    _text("text"),
    *signing_columns(),
    info={"touches": ("id", "group_id")},
)

person_note_addenda = _addenda_of("person_note_addenda", "person_notes")
debrief_addenda = _addenda_of("debrief_addenda", "debriefs")
supervision_addenda = _addenda_of("supervision_addenda", "supervision_notes")
hand_over_addenda = _addenda_of("hand_over_addenda", "hand_over_notes")
incident_addenda = _addenda_of("incident_addenda", "incidents")

note_history = _history_of("note_history", "notes", "aims", "happened", "next_time")
person_note_history = _history_of("person_note_history", "person_notes", "text")
debrief_history = _history_of("debrief_history", "debriefs", "text")
supervision_history = _history_of("supervision_history", "supervision_notes", "text")
hand_over_history = _history_of("hand_over_history", "hand_over_notes", "text")
incident_history = _history_of("incident_history", "incidents", "facts", "actions", "told", "opinion")
