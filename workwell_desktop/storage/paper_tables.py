"""The tables of what a facilitator keeps for paper and plans: own texts, agreements, letters. See `tables.py`."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, String, Table, Text

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import LetterKind
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.papers import PaperSize, PrintSize
from workwell_desktop.storage.column_types import AwareDateTime, Id, Texts, Word
from workwell_desktop.storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


own_texts = Table(
    "own_texts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Word(OwnKind), nullable=False),
    _text("source"),
    Column("based_on", String(200), nullable=False),
    Column("edited_at", AwareDateTime, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, ForeignKey("groups.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("clauses", Texts, nullable=False),
    _text("limits"),
    Column("adopted_on", Date),
    _text("adopted_by"),
)

resources = Table(
    "resources",
    metadata,
    Column("id", Id, primary_key=True),
    *(_text(name) for name in ("need", "name", "reach", "hours", "cost", "language", "area")),
    Column("checked_on", Date),
)

letterhead = Table(
    "letterhead",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("contact"),
    Column("logo", LargeBinary, nullable=False),
    info={"touches": ()},
)
"""At most one row."""

print_options = Table(
    "print_options",
    metadata,
    Column("group_id", Id, ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("size", Word(PaperSize), nullable=False),
    Column("print", Word(PrintSize), nullable=False),
    Column("colour", Boolean, nullable=False),
    Column("language", Word(Language), nullable=False),
    Column("second", Word(Language)),
    info={"touches": ("group_id",)},
)

letters = Table(
    "letters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("serial", Integer, nullable=False, unique=True),
    Column("kind", Word(LetterKind), nullable=False),
    Column("group_id", Id, ForeignKey("groups.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("name"),
    _text("recipient"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("sessions", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("consent_on", Date),
    Column("issued_on", Date, nullable=False),
    info={"touches": ("id", "person_id")},
)
