"""The second format: schedules, templates, running sessions, quick notes, follow-ups, incidents, mark history."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002_the_day"
down_revision = "0001_first"

_KEPT = (
    "session_id", "person_id", "code", "marked_at", "late_minutes", "early_minutes", "reason", "comment",
    "first_time", "needs_follow_up", "arrived_at",
)  # fmt: skip
_REPLACED = (
    f"INSERT INTO mark_history ({', '.join(_KEPT)}, replaced_at, why) "
    f"VALUES ({', '.join(f'old.{name}' for name in _KEPT)}, "
    "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'), '')"
)
_DIFFERS = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _KEPT if name != "marked_at")
_MARK_HISTORY = (
    f"CREATE TRIGGER marks_changed AFTER UPDATE ON marks WHEN {_DIFFERS} BEGIN {_REPLACED}; END",
    f"CREATE TRIGGER marks_taken_away AFTER DELETE ON marks BEGIN {_REPLACED}; END",
)


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.CHAR(32), nullable=nullable)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _later_text(name: str, default: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _word(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _refers(table: str, column: str, to: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}", ondelete=ondelete)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _added() -> "dict[str, list[sa.Column[Any]]]":
    """Return the columns that tables of the first format are given."""
    return {
        "groups": [
            _later_text("address"),
            _later_text("emergency_department"),
            _later_text("quiet_place"),
            _later_text("checklist", "[]"),
            sa.Column("agreement_review_on", sa.Date, nullable=True),
            sa.Column("tint", sa.Integer, nullable=False, server_default="0"),
        ],
        "sessions": [
            _id("schedule_id", nullable=True),
            sa.Column("slot", sa.Date, nullable=True),
            _word("printed_at", nullable=True),
            _later_text("ticked", "[]"),
            _number("sheet_count", nullable=True),
            _word("sheet_fate", nullable=True),
            _later_text("closed", "[]"),
        ],
        "blocks": _of_a_part(),
        "marks": [_word("arrived_at", nullable=True)],
    }


def _of_a_part() -> "list[sa.Column[Any]]":
    return [
        _later_text("owner"),
        sa.Column("locked_at", sa.Time, nullable=True),
        sa.Column("visibility", sa.String(32), nullable=False, server_default="full"),
        _later_text("if_short"),
        _later_text("if_long"),
        _number("seconds_each", nullable=True),
        _later_text("handouts", "[]"),
    ]


def upgrade() -> None:
    """From the first format to the second; rows that were there get what they always meant."""
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    _create_templates()
    _create_schedules()
    _create_mark_history()
    _create_running()
    _create_following()
    _create_crisis()
    for statement in _MARK_HISTORY:
        op.execute(statement)


def downgrade() -> None:
    """Back to the first format. Only tests go this way; no command of the program does."""
    for trigger in ("marks_changed", "marks_taken_away"):
        op.execute(f"DROP TRIGGER {trigger}")
    for table in (
        "crisis_contacts", "crisis_sheet", "incidents", "contacts", "follow_ups", "person_notes", "quick_notes",
        "run_events", "mark_history", "holidays", "schedules", "template_blocks", "templates",
    ):  # fmt: skip
        op.drop_table(table)
    for table, columns in _added().items():
        for column in columns:
            op.execute(f'ALTER TABLE "{table}" DROP COLUMN {column.name}')


def _create_templates() -> None:
    op.create_table("templates", _id("id"), _text("name"), _key("templates", "id"))
    op.create_table(
        "template_blocks",
        _id("template_id"),
        _id("id"),
        _number("position"),
        _text("title"),
        _word("category"),
        _number("minutes"),
        *(_text(name) for name in ("say", "steps", "participant_text", "prompts", "materials")),
        *_of_a_part(),
        _refers("template_blocks", "template_id", "templates", ondelete="CASCADE"),
        _key("template_blocks", "template_id", "id"),
    )


def _create_schedules() -> None:
    op.create_table(
        "schedules",
        _id("id"),
        _id("group_id"),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("start", sa.Time, nullable=False),
        _number("length_seconds"),
        sa.Column("zone", sa.String(64), nullable=False),
        _word("frequency"),
        _number("interval"),
        _text("weekdays"),
        _number("nth", nullable=True),
        _number("sessions", nullable=True),
        sa.Column("until", sa.Date, nullable=True),
        _text("skipped"),
        _refers("schedules", "group_id", "groups"),
        _key("schedules", "id"),
    )
    op.create_index("ix_schedules_group_id", "schedules", ["group_id"])
    op.create_table("holidays", sa.Column("day", sa.Date, nullable=False), _text("name"), _key("holidays", "day"))


def _create_mark_history() -> None:
    op.create_table(
        "mark_history",
        _number("seq"),
        _id("session_id"),
        _id("person_id"),
        _word("code"),
        _word("marked_at"),
        _number("late_minutes", nullable=True),
        _number("early_minutes", nullable=True),
        _text("reason"),
        _text("comment"),
        sa.Column("first_time", sa.Boolean, nullable=False),
        sa.Column("needs_follow_up", sa.Boolean, nullable=False),
        _word("arrived_at", nullable=True),
        _word("replaced_at"),
        _text("why"),
        _refers("mark_history", "session_id", "sessions", ondelete="CASCADE"),
        _refers("mark_history", "person_id", "people", ondelete="CASCADE"),
        _key("mark_history", "seq"),
    )
    op.create_index("ix_mark_history_session_id", "mark_history", ["session_id"])


def _create_running() -> None:
    op.create_table(
        "run_events",
        _id("session_id"),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        _word("kind"),
        _word("at"),
        _number("seconds"),
        _id("block_id", nullable=True),
        _refers("run_events", "session_id", "sessions"),
        _key("run_events", "session_id", "position"),
    )
    op.create_table(
        "quick_notes",
        _id("id"),
        _id("session_id"),
        _word("at"),
        _text("text"),
        _id("person_id", nullable=True),
        sa.Column("wants_follow_up", sa.Boolean, nullable=False),
        _word("fate"),
        _refers("quick_notes", "session_id", "sessions"),
        _refers("quick_notes", "person_id", "people"),
        _key("quick_notes", "id"),
    )
    op.create_index("ix_quick_notes_session_id", "quick_notes", ["session_id"])


def _create_following() -> None:
    op.create_table(
        "person_notes",
        _id("id"),
        _id("person_id"),
        _id("session_id", nullable=True),
        _text("text"),
        _word("edited_at"),
        _refers("person_notes", "person_id", "people"),
        _refers("person_notes", "session_id", "sessions"),
        _key("person_notes", "id"),
    )
    op.create_table(
        "follow_ups",
        _id("id"),
        _text("why"),
        *(_id(name, nullable=True) for name in ("person_id", "group_id", "session_id")),
        _word("origin"),
        _text("who"),
        sa.Column("due", sa.Date, nullable=True),
        _word("made_at"),
        _word("outcome", nullable=True),
        _text("remark"),
        _word("closed_at", nullable=True),
        _refers("follow_ups", "person_id", "people"),
        _refers("follow_ups", "group_id", "groups"),
        _refers("follow_ups", "session_id", "sessions"),
        _key("follow_ups", "id"),
    )
    _create_contacts()
    for table, column in (
        ("person_notes", "person_id"), ("person_notes", "session_id"), ("follow_ups", "person_id"),
        ("follow_ups", "session_id"), ("follow_ups", "outcome"), ("contacts", "person_id"),
    ):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])


def _create_contacts() -> None:
    op.create_table(
        "contacts",
        _id("id"),
        _id("person_id"),
        _word("at"),
        _word("way", nullable=True),
        _word("outcome"),
        _text("text"),
        _text("next_step"),
        _id("follow_up_id", nullable=True),
        _refers("contacts", "person_id", "people"),
        _key("contacts", "id"),
    )


def _create_crisis() -> None:
    op.create_table(
        "incidents",
        _id("id"),
        _word("opened_at"),
        _id("session_id", nullable=True),
        _id("group_id", nullable=True),
        _word("closed_at", nullable=True),
        *(_text(name) for name in ("steps", "facts", "actions", "told", "opinion")),
        _word("edited_at"),
        _word("finished_at", nullable=True),
        _refers("incidents", "session_id", "sessions"),
        _refers("incidents", "group_id", "groups"),
        _key("incidents", "id"),
    )
    op.create_index("ix_incidents_session_id", "incidents", ["session_id"])
    op.create_table(
        "crisis_sheet",
        sa.Column("row", sa.Integer, autoincrement=False, nullable=False),
        _text("country"),
        sa.Column("reviewed_on", sa.Date, nullable=True),
        _key("crisis_sheet", "row"),
    )
    op.create_table(
        "crisis_contacts",
        sa.Column("sheet", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        *(_text(name) for name in ("name", "number", "hours")),
        sa.ForeignKeyConstraint(["sheet"], ["crisis_sheet.row"], name="fk_crisis_contacts_sheet_crisis_sheet"),
        _key("crisis_contacts", "sheet", "position"),
    )
