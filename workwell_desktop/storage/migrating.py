"""Bring an older vault up to date, every step in one transaction, after a proved copy was made.

Loaded only when a vault is older than the program; a start with a vault of the present format never meets alembic.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from workwell_desktop.domain.errors import Damaged
from workwell_desktop.storage import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from workwell_desktop.storage.vault import Vault

SCRIPTS = Path(__file__).parent / "migrations"


def copy_beside(vault: "Vault") -> Path:
    """Make a proved copy of an older vault beside it and return its path. Raises a `Fault`."""
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    copy = vault.path.with_name(f"{vault.path.stem}.format-{vault.found_format}.{stamp}{vault.path.suffix}")
    vault.copy_to(copy)
    return copy


def migrate(vault: "Vault") -> None:
    """Bring `vault` to the present format. When anything fails, nothing has changed and the exception passes."""
    connection = vault.connection
    vault.switch_foreign_keys(on=False)  # replacing a table would otherwise empty those that refer to it
    try:
        with connection.begin():
            command.upgrade(configured(connection), "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise Damaged
            schema.stamp(connection, schema.FORMAT)
    finally:
        vault.switch_foreign_keys(on=True)


def configured(connection: "Connection") -> Config:
    """Return alembic's settings for work on an open connection, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def compared_by_alembic(name: str | None, kind: str, _: object) -> bool:
    """Return whether alembic compares a table: the full-text index and its shadow tables are not its concern."""
    ours = name == "search_entries" or not (name or "").startswith("search")
    return kind != "table" or ours
