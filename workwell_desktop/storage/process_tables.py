"""The tables of the private notes' own database, and the numbers its file is recognised by.

They belong to a schema of their own: no table of the vault refers to them, and they refer to none of the vault's.
What a note is about is an id and nothing more. There is no search index.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from workwell_desktop.storage.column_types import AwareDateTime, Id
from workwell_desktop.storage.schema import APPEND_ONLY
from workwell_desktop.storage.tables import audit

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x57574B50
"""“WWKP”: says in the file's header that it holds private notes."""

FORMAT = 1
"""The file's `user_version`."""

process_metadata = MetaData()

process_notes = Table(
    "process_notes",
    process_metadata,
    Column("id", Id, primary_key=True),
    Column("begun_at", AwareDateTime, nullable=False),
    Column("session_id", Id),
    Column("person_id", Id),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("edited_at", AwareDateTime, nullable=False),
    Column("signed_at", AwareDateTime),
    Column("locked_at", AwareDateTime),
    Column("digest", Text, nullable=False),
)

process_addenda = Table(
    "process_addenda",
    process_metadata,
    Column("id", Id, primary_key=True),
    Column("note_id", Id, ForeignKey("process_notes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("written_at", AwareDateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("text", Text, nullable=False),
    info={"touches": ("note_id", "id")},
)

process_history = Table(
    "process_history",
    process_metadata,
    Column("seq", Integer, primary_key=True),
    Column("note_id", Id, ForeignKey("process_notes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("edited_at", AwareDateTime, nullable=False),
    Column("text", Text, nullable=False),
    info={"touches": ("note_id",)},
)


def create_process_schema(connection: "Connection") -> None:
    """Lay out a new file and stamp it. The trail has the vault's form, and stands in this file alone."""
    process_metadata.create_all(connection)
    audit.create(connection)
    for trigger in APPEND_ONLY:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
