"""The fourth format: every note class signed and apart, rules of keeping, rights, hand-overs, what a lock keeps."""

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterable

revision = "0004_confidences"
down_revision = "0003_the_library"

_HISTORIES = {
    "note_history": ("notes", ("aims", "happened", "next_time")),
    "person_note_history": ("person_notes", ("text",)),
    "debrief_history": ("debriefs", ("text",)),
    "supervision_history": ("supervision_notes", ("text",)),
    "hand_over_history": ("hand_over_notes", ("text",)),
    "incident_history": ("incidents", ("facts", "actions", "told", "opinion")),
}
_ADDENDA = {
    "person_note_addenda": "person_notes",
    "debrief_addenda": "debriefs",
    "supervision_addenda": "supervision_notes",
    "hand_over_addenda": "hand_over_notes",
    "incident_addenda": "incidents",
}
_NEW = (
    "taken_over", "hand_overs", "own_identity", "safekeeping", "left_off", "drafts", "erasures", "corrections",
    "legal_holds", "kept_longer", "retention_rules", *_HISTORIES, *_ADDENDA, "hand_over_notes", "supervision_notes",
    "debriefs",
)  # fmt: skip


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.CHAR(32), nullable=nullable)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=nullable)


def _row() -> sa.Column[Any]:
    return sa.Column("row", sa.Integer, autoincrement=False, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=f"pk_{table}")


def _refers(table: str, column: str, to: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}", ondelete=ondelete)


def _signing(*, with_edited: bool = True) -> "list[sa.Column[Any]]":
    edited = [_moment("edited_at")] if with_edited else []
    return [
        sa.Column("author", sa.Text, nullable=False, server_default=""),
        *edited,
        _moment("signed_at", nullable=True),
        _moment("locked_at", nullable=True),
        sa.Column("digest", sa.Text, nullable=False, server_default=""),
    ]


def upgrade() -> None:
    """From the third format to the fourth. Person notes that were there are drafts; finished incidents are signed."""
    for column in _signing(with_edited=False):
        op.add_column("person_notes", column)
    op.execute("ALTER TABLE incidents RENAME COLUMN finished_at TO signed_at")
    for column in _signing(with_edited=False):
        if column.name != "signed_at":
            op.add_column("incidents", column)
    _sign_finished()
    _create_notes()
    _create_keeping()
    _create_rights()
    _create_hand_overs()
    _create_lock()


def downgrade() -> None:
    """Back to the third format. Only tests go this way; no command of the program does."""
    for table in _NEW:
        op.drop_table(table)
    for name in ("author", "signed_at", "locked_at", "digest"):
        op.execute(f"ALTER TABLE person_notes DROP COLUMN {name}")
    op.execute("ALTER TABLE incidents RENAME COLUMN signed_at TO finished_at")
    for name in ("author", "locked_at", "digest"):
        op.execute(f"ALTER TABLE incidents DROP COLUMN {name}")


def _sign_finished() -> None:
    """Give finished incidents the digest that signing gives: over the record, nobody's name, moment and words."""
    connection = op.get_bind()
    finished = "SELECT id, signed_at, facts, actions, told, opinion FROM incidents WHERE signed_at IS NOT NULL"
    for number, signed_at, *words in connection.exec_driver_sql(finished).all():
        content = [str(UUID(number)), "", datetime.fromisoformat(signed_at).isoformat(), *words]
        digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        connection.exec_driver_sql("UPDATE incidents SET digest = ? WHERE id = ?", (digest, number))


def _create_notes() -> None:
    op.create_table(
        "debriefs",
        _id("id"),
        _id("session_id"),
        _text("text"),
        *_signing(),
        _refers("debriefs", "session_id", "sessions"),
        _key("debriefs"),
        sa.UniqueConstraint("session_id", name="uq_debriefs_session_id"),
    )
    op.create_table(
        "supervision_notes",
        _id("id"),
        _day("on"),
        _text("supervisor"),
        _text("text"),
        *_signing(),
        _key("supervision_notes"),
    )
    op.create_table(
        "hand_over_notes",
        _id("id"),
        _id("group_id"),
        _text("text"),
        *_signing(),
        _refers("hand_over_notes", "group_id", "groups"),
        _key("hand_over_notes"),
    )
    op.create_index("ix_hand_over_notes_group_id", "hand_over_notes", ["group_id"])
    for table, owner in _ADDENDA.items():
        columns = [_id("id"), _id("note_id"), sa.Column("position", sa.Integer, nullable=False)]
        words = [_moment("written_at"), _text("author"), _text("reason"), _text("text")]
        _create_part(table, owner, [*columns, *words], "id")
    for table, (owner, names) in _HISTORIES.items():
        columns = [sa.Column("seq", sa.Integer, nullable=False), _id("note_id"), _moment("edited_at")]
        _create_part(table, owner, [*columns, *(_text(name) for name in names)], "seq")


def _create_part(table: str, owner: str, columns: "Iterable[sa.Column[Any]]", key: str) -> None:
    op.create_table(table, *columns, _refers(table, "note_id", owner, "CASCADE"), _key(table, key))
    op.create_index(f"ix_{table}_note_id", table, ["note_id"])


def _create_keeping() -> None:
    op.create_table(
        "retention_rules",
        _id("id"),
        _id("group_id", nullable=True),
        _moment("record_class"),
        sa.Column("months", sa.Integer, nullable=True),
        _text("source"),
        _refers("retention_rules", "group_id", "groups", "CASCADE"),
        _key("retention_rules"),
        sa.UniqueConstraint("group_id", "record_class", name="uq_retention_rules_group_id_record_class"),
    )
    op.create_table(
        "kept_longer",
        _moment("record_class"),
        _id("record"),
        _day("until", nullable=True),
        _text("why"),
        _key("kept_longer", "record_class", "record"),
    )


def _create_rights() -> None:
    op.create_table(
        "legal_holds",
        _id("id"),
        _id("group_id", nullable=True),
        _id("person_id", nullable=True),
        _text("why"),
        _day("set_on"),
        _day("lifted_on", nullable=True),
        _refers("legal_holds", "group_id", "groups"),
        _refers("legal_holds", "person_id", "people"),
        _key("legal_holds"),
    )
    op.create_index("ix_legal_holds_group_id", "legal_holds", ["group_id"])
    op.create_index("ix_legal_holds_person_id", "legal_holds", ["person_id"])
    op.create_table(
        "corrections",
        _id("id"),
        _id("person_id"),
        _day("asked_on"),
        _text("asked"),
        _day("done_on", nullable=True),
        _text("done"),
        _refers("corrections", "person_id", "people"),
        _key("corrections"),
    )
    op.create_index("ix_corrections_person_id", "corrections", ["person_id"])
    op.create_table("erasures", _id("person"), _moment("on"), _key("erasures", "person"))


def _create_hand_overs() -> None:
    op.create_table(
        "own_identity",
        _row(),
        _text("secret"),
        _text("public"),
        _moment("made_at", nullable=True),
        _key("own_identity", "row"),
    )
    op.create_table(
        "hand_overs",
        _id("id"),
        _moment("direction"),
        _moment("at"),
        _text("partner"),
        _text("fingerprint"),
        _text("groups"),
        _text("contents"),
        _text("digest"),
        _key("hand_overs"),
    )
    op.create_table(
        "taken_over",
        _text("name"),
        _text("record"),
        _id("hand_over_id"),
        sa.Column("digest", sa.CHAR(64), nullable=False),
        _refers("taken_over", "hand_over_id", "hand_overs"),
        _key("taken_over", "name", "record"),
    )
    op.create_index("ix_taken_over_hand_over_id", "taken_over", ["hand_over_id"])


def _create_lock() -> None:
    op.create_table("drafts", _text("key"), _text("text"), _moment("kept_at"), _key("drafts", "key"))
    op.create_table("left_off", _row(), _text("place"), _moment("at"), _key("left_off", "row"))
    op.create_table(
        "safekeeping",
        _row(),
        _day("sheet_made_on", nullable=True),
        _day("sheet_tested_on", nullable=True),
        _key("safekeeping", "row"),
    )
