"""The third format: own guides and handouts, agreements, resources, letters, the letterhead, print options."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003_the_library"
down_revision = "0002_the_day"


def _id(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.CHAR(32), nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _word(name: str, length: int = 32, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=nullable)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{to}"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def _added() -> "dict[str, sa.Column[Any]]":
    """Return the column that each older table is given."""
    return {
        "groups": sa.Column("letters", sa.String(32), nullable=False, server_default="nothing"),
        "blocks": sa.Column("watch_for", sa.Text, nullable=False, server_default=""),
        "template_blocks": sa.Column("watch_for", sa.Text, nullable=False, server_default=""),
    }


def upgrade() -> None:
    """From the second format to the third; rows that were there get what they always meant."""
    for table, column in _added().items():
        op.add_column(table, column)
    _create_texts()
    _create_agreements()
    _create_letters()


def downgrade() -> None:
    """Back to the second format. Only tests go this way; no command of the program does."""
    for table in ("letters", "print_options", "letterhead", "resources", "agreements", "own_texts"):
        op.drop_table(table)
    for table, column in _added().items():
        op.execute(f'ALTER TABLE "{table}" DROP COLUMN {column.name}')


def _create_texts() -> None:
    op.create_table(
        "own_texts",
        _id("id"),
        _word("kind"),
        _text("source"),
        _word("based_on", 200),
        _word("edited_at"),
        _key("own_texts"),
    )
    op.create_table(
        "resources",
        _id("id"),
        *(_text(name) for name in ("need", "name", "reach", "hours", "cost", "language", "area")),
        _day("checked_on", nullable=True),
        _key("resources"),
    )
    op.create_table(
        "letterhead",
        sa.Column("row", sa.Integer, autoincrement=False, nullable=False),
        _text("name"),
        _text("contact"),
        sa.Column("logo", sa.LargeBinary, nullable=False),
        _key("letterhead", "row"),
    )


def _create_agreements() -> None:
    op.create_table(
        "agreements",
        _id("id"),
        _id("group_id"),
        _number("version"),
        _text("clauses"),
        _text("limits"),
        _day("adopted_on", nullable=True),
        _text("adopted_by"),
        _refers("agreements", "group_id", "groups"),
        _key("agreements"),
    )
    op.create_index("ix_agreements_group_id", "agreements", ["group_id"])
    op.create_table(
        "print_options",
        _id("group_id"),
        _word("size"),
        _word("print"),
        sa.Column("colour", sa.Boolean, nullable=False),
        _word("language"),
        _word("second", nullable=True),
        _refers("print_options", "group_id", "groups"),
        _key("print_options", "group_id"),
    )


def _create_letters() -> None:
    op.create_table(
        "letters",
        _id("id"),
        _number("serial"),
        _word("kind"),
        _id("group_id"),
        _id("person_id"),
        _text("name"),
        _text("recipient"),
        _day("first_day"),
        _day("last_day"),
        _number("sessions"),
        _number("minutes"),
        _day("consent_on", nullable=True),
        _day("issued_on"),
        _refers("letters", "group_id", "groups"),
        _refers("letters", "person_id", "people"),
        _key("letters"),
        sa.UniqueConstraint("serial", name="uq_letters_serial"),
    )
    for column in ("group_id", "person_id"):
        op.create_index(f"ix_letters_{column}", "letters", [column])
