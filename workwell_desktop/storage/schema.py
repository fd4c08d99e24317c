"""A new vault's schema, and the numbers a file is recognised by. Changes to an older one live in `migrations`.

Creating from the tables directly keeps alembic out of the first run; a test proves that both ways lead to the same
schema. What only SQLite offers (full-text index, append-only triggers) stands here as text.
"""

from typing import TYPE_CHECKING

from workwell_desktop.storage import day_tables, keeping_tables, note_tables, paper_tables  # noqa: F401  their tables join `metadata`
from workwell_desktop.storage.tables import marks, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x57574B31
"""“WWK1”: says in the file's header that it is ours."""

FORMAT = 4
"""The file's `user_version`: one more with every migration that an older program could not read."""

HEAD = "0004_confidences"
"""The alembic revision that `FORMAT` stands for."""

INDEXED = ("folded_title", "folded_body")

_COLUMNS = ", ".join(INDEXED)
_NEW = ", ".join(f"new.{column}" for column in INDEXED)
_OLD = ", ".join(f"old.{column}" for column in INDEXED)

SEARCH_INDEX = (
    f"CREATE VIRTUAL TABLE search USING fts5({_COLUMNS}, content='search_entries', content_rowid='row', "
    "tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO search(search, rank) VALUES('secure-delete', 1)",
    "CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN "
    f'INSERT INTO search(rowid, {_COLUMNS}) VALUES (new."row", {_NEW}); END',
    "CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN "
    f"INSERT INTO search(search, rowid, {_COLUMNS}) VALUES ('delete', old.\"row\", {_OLD}); END",
    "CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN "
    f"INSERT INTO search(search, rowid, {_COLUMNS}) VALUES ('delete', old.\"row\", {_OLD}); "
    f'INSERT INTO search(rowid, {_COLUMNS}) VALUES (new."row", {_NEW}); END',
)
"""The index follows `search_entries` by triggers; `secure-delete` leaves no words of removed text behind."""

APPEND_ONLY = tuple(
    f"CREATE TRIGGER audit_no_{verb} BEFORE {verb.upper()} ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
    for verb in ("update", "delete")
)

_KEPT = [column.name for column in marks.c]
_MOMENT = "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')"
_REPLACED = (
    f"INSERT INTO {day_tables.mark_history.name} ({', '.join(_KEPT)}, replaced_at, why) "
    f"VALUES ({', '.join(f'old.{name}' for name in _KEPT)}, {_MOMENT}, '')"
)
_DIFFERS = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _KEPT if name != "marked_at")

MARK_HISTORY = (
    f"CREATE TRIGGER marks_changed AFTER UPDATE ON marks WHEN {_DIFFERS} BEGIN {_REPLACED}; END",
    f"CREATE TRIGGER marks_taken_away AFTER DELETE ON marks BEGIN {_REPLACED}; END",
)
"""No mark is lost by a later one: whatever writes, the one before stays in `mark_history`."""

_REVISION_TABLE = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    f"INSERT INTO alembic_version VALUES ('{HEAD}')",
)


def create_schema(connection: "Connection") -> None:
    """Lay out a new vault within the connection's transaction, and stamp it as ours and of the present format."""
    metadata.create_all(connection, checkfirst=False)
    for statement in (*SEARCH_INDEX, *APPEND_ONLY, *MARK_HISTORY, *_REVISION_TABLE):
        connection.exec_driver_sql(statement)
    stamp(connection, FORMAT)


def stamp(connection: "Connection", number: int) -> None:
    """Write who the file belongs to, and its format."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
