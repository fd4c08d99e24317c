"""The first format of the vault."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_first"
down_revision = None

_FOLDED = "folded_title, folded_body"
_NEW = "new.folded_title, new.folded_body"
_OLD = "old.folded_title, old.folded_body"

_SEARCH_INDEX = (
    f"CREATE VIRTUAL TABLE search USING fts5({_FOLDED}, content='search_entries', content_rowid='row', "
    "tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO search(search, rank) VALUES('secure-delete', 1)",
    "CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN "
    f'INSERT INTO search(rowid, {_FOLDED}) VALUES (new."row", {_NEW}); END',
    "CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN "
    f"INSERT INTO search(search, rowid, {_FOLDED}) VALUES ('delete', old.\"row\", {_OLD}); END",
    "CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN "
    f"INSERT INTO search(search, rowid, {_FOLDED}) VALUES ('delete', old.\"row\", {_OLD}); "
    f'INSERT INTO search(rowid, {_FOLDED}) VALUES (new."row", {_NEW}); END',
)
_APPEND_ONLY = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
)
_NEWEST_FIRST = (
    "addenda",
    "notes",
    "membership_steps",
    "marks",
    "blocks",
    "sessions",
    "memberships",
    "search_entries",
    "people",
    "groups",
    "facilitator",
    "audit",
)


def upgrade() -> None:
    """From nothing to the first format."""
    _create_audit()
    _create_facilitator()
    _create_groups()
    _create_people()
    _create_search_entries()
    _create_memberships()
    _create_sessions()
    _create_blocks()
    _create_marks()
    _create_membership_steps()
    _create_notes()
    _create_addenda()
    for statement in (*_SEARCH_INDEX, *_APPEND_ONLY):
        op.execute(statement)


def downgrade() -> None:
    """Back to nothing. Only tests go this way; no command of the program does."""
    op.execute("DROP TABLE search")
    for name in _NEWEST_FIRST:
        op.drop_table(name)


def _id(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.CHAR(32), nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _word(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        _word("at"),
        sa.Column("action", sa.String(64), nullable=False),
        _text("ids"),
        sa.Column("previous", sa.CHAR(64), nullable=False),
        sa.Column("hash", sa.CHAR(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )


def _create_facilitator() -> None:
    op.create_table(
        "facilitator",
        sa.Column("row", sa.Integer, autoincrement=False, nullable=False),
        _text("name"),
        _text("organisation"),
        sa.PrimaryKeyConstraint("row", name="pk_facilitator"),
    )


def _create_groups() -> None:
    op.create_table(
        "groups",
        _id("id"),
        _text("name"),
        _text("public_name"),
        _text("purpose"),
        _word("membership_type"),
        _word("kind"),
        _word("leadership"),
        _word("mode"),
        _text("place"),
        _text("schedule"),
        sa.Column("session_minutes", sa.Integer, nullable=False),
        sa.Column("planned_sessions", sa.Integer, nullable=True),
        sa.Column("capacity", sa.Integer, nullable=True),
        _text("facilitators"),
        _word("status"),
        _word("profile"),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
    )


def _create_people() -> None:
    op.create_table(
        "people",
        _id("id"),
        _text("display_name"),
        _text("preferred_name"),
        _text("alias"),
        _text("pronouns"),
        _text("languages"),
        _text("access_needs"),
        _text("contact_ways"),
        sa.Column("may_leave_message", sa.Boolean, nullable=False),
        _text("safe_times"),
        _text("contact_details"),
        sa.Column("do_not_contact", sa.Boolean, nullable=False),
        sa.Column("asked_on", sa.Date, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )


def _create_search_entries() -> None:
    op.create_table(
        "search_entries",
        sa.Column("row", sa.Integer, nullable=False),
        _word("kind"),
        _id("record"),
        _text("title"),
        _text("body"),
        _text("folded_title"),
        _text("folded_body"),
        sa.PrimaryKeyConstraint("row", name="pk_search_entries"),
        sa.UniqueConstraint("kind", "record", name="uq_search_entries_kind_record"),
    )


def _create_memberships() -> None:
    op.create_table(
        "memberships",
        _id("id"),
        _id("group_id"),
        _id("person_id"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_memberships_group_id_groups"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_memberships_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
        sa.UniqueConstraint("group_id", "person_id", name="uq_memberships_group_id_person_id"),
    )
    op.create_index("ix_memberships_person_id", "memberships", ["person_id"])


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        _id("id"),
        _id("group_id"),
        sa.Column("number", sa.Integer, nullable=False),
        _word("starts_at"),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("length_seconds", sa.Integer, nullable=False),
        _text("theme"),
        _text("place"),
        _text("facilitators"),
        _word("state"),
        _word("not_held_reason", nullable=True),
        _text("reason"),
        _word("moved_to", nullable=True),
        _word("started_at", nullable=True),
        _word("ended_at", nullable=True),
        sa.Column("agreement_read", sa.Boolean, nullable=False),
        sa.Column("headcount", sa.Integer, nullable=True),
        sa.Column("visitors", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_sessions_group_id_groups"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_group_id_starts_at", "sessions", ["group_id", "starts_at"])
    op.create_index("ix_sessions_starts_at", "sessions", ["starts_at"])


def _create_blocks() -> None:
    op.create_table(
        "blocks",
        _id("session_id"),
        _id("id"),
        sa.Column("position", sa.Integer, nullable=False),
        _text("title"),
        _word("category"),
        sa.Column("minutes", sa.Integer, nullable=False),
        _text("say"),
        _text("steps"),
        _text("participant_text"),
        _text("prompts"),
        _text("materials"),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name="fk_blocks_session_id_sessions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_blocks"),
    )


def _create_marks() -> None:
    op.create_table(
        "marks",
        _id("session_id"),
        _id("person_id"),
        _word("code"),
        _word("marked_at"),
        sa.Column("late_minutes", sa.Integer, nullable=True),
        sa.Column("early_minutes", sa.Integer, nullable=True),
        _text("reason"),
        _text("comment"),
        sa.Column("first_time", sa.Boolean, nullable=False),
        sa.Column("needs_follow_up", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_marks_person_id_people"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_marks_session_id_sessions"),
        sa.PrimaryKeyConstraint("session_id", "person_id", name="pk_marks"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_marks_person_id", "marks", ["person_id"])


def _create_membership_steps() -> None:
    op.create_table(
        "membership_steps",
        _id("membership_id"),
        sa.Column("position", sa.Integer, nullable=False),
        _word("status"),
        sa.Column("on", sa.Date, nullable=False),
        _word("reason", nullable=True),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["memberships.id"],
            name="fk_membership_steps_membership_id_memberships",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("membership_id", "position", name="pk_membership_steps"),
    )


def _create_notes() -> None:
    op.create_table(
        "notes",
        _id("id"),
        _id("session_id"),
        _text("aims"),
        _text("happened"),
        _text("next_time"),
        _word("state"),
        _text("author"),
        _word("edited_at"),
        _word("signed_at", nullable=True),
        _word("locked_at", nullable=True),
        _text("digest"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_notes_session_id_sessions"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("session_id", name="uq_notes_session_id"),
    )


def _create_addenda() -> None:
    op.create_table(
        "addenda",
        _id("id"),
        _id("note_id"),
        sa.Column("position", sa.Integer, nullable=False),
        _word("written_at"),
        _text("author"),
        _text("reason"),
        _text("text"),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name="fk_addenda_note_id_notes"),
        sa.PrimaryKeyConstraint("id", name="pk_addenda"),
    )
    op.create_index("ix_addenda_note_id", "addenda", ["note_id"])
