"""The tables of how long records stay, what people asked for, hand-overs, and what a lock keeps. See `tables.py`."""

from sqlalchemy import CHAR, Column, Date, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint

from workwell_desktop.domain.hand_over import Direction
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.storage.column_types import AwareDateTime, Id, Texts, Word
from workwell_desktop.storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


retention_rules = Table(
    "retention_rules",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id", ondelete="CASCADE")),
    Column("record_class", Word(RecordClass), nullable=False),
    Column("months", Integer),
    _text("source"),
    UniqueConstraint("group_id", "record_class"),
)

kept_longer = Table(
    "kept_longer",
    metadata,
    Column("record_class", Word(RecordClass), nullable=False),
    Column("record", Id, nullable=False),
    Column("until", Date),
    _text("why"),
    PrimaryKeyConstraint("record_class", "record"),
    info={"touches": ("record",)},
)

legal_holds = Table(
    "legal_holds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id"), index=True),
    Column("person_id", Id, ForeignKey("people.id"), index=True),
    _text("why"),
    Column("set_on", Date, nullable=False),
    Column("lifted_on", Date),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False, index=True),
    Column("asked_on", Date, nullable=False),
    _text("asked"),
    Column("done_on", Date),
    _text("done"),
    info={"touches": ("id", "person_id")},
)

erasures = Table(
    "erasures",
    metadata,
    Column("person", Id, primary_key=True),
    Column("on", AwareDateTime, nullable=False),
    info={"touches": ("person",)},
)
"""Who was erased, as an id that means nothing here any more: so that a restored backup is cleaned again."""

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    _text("text"),
    Column("kept_at", AwareDateTime, nullable=False),
    info={"touches": ()},
)

left_off = Table(
    "left_off",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    _text("place"),
    Column("at", AwareDateTime, nullable=False),
    info={"touches": ()},
)
"""At most one row."""

safekeeping = Table(
    "safekeeping",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("sheet_made_on", Date),
    Column("sheet_tested_on", Date),
    info={"touches": ()},
)
"""At most one row."""

own_identity = Table(
    "own_identity",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    _text("secret"),
    _text("public"),
    Column("made_at", AwareDateTime),
    info={"touches": ()},
)
"""At most one row."""

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("direction", Word(Direction), nullable=False),
    Column("at", AwareDateTime, nullable=False),
    _text("partner"),
    _text("fingerprint"),
    Column("groups", Texts, nullable=False),
    Column("contents", Texts, nullable=False),
    _text("digest"),
)

taken_over = Table(
    "taken_over",
    metadata,
    _text("name"),
    _text("record"),
    Column("hand_over_id", Id, ForeignKey("hand_overs.id"), nullable=False, index=True),
    Column("digest", CHAR(64), nullable=False),
    PrimaryKeyConstraint("name", "record"),
    info={"touches": ()},
)
"""Where each record of a bundle came from, by table and key, with the digest of its row as it was taken over."""
