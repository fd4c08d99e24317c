"""Old vaults become new ones, or stay exactly as they were."""

import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from tests.storage.conftest import an_evening, save
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Damaged, DiskFull
from workwell_desktop.storage import migrating, schema
from workwell_desktop.storage.migrating import compared_by_alembic, configured
from workwell_desktop.storage.tables import metadata
from workwell_desktop.storage.vault import Vault, connect


def upgrade(vault: Vault, revision: str = "head") -> None:
    with vault.connection.begin():
        command.upgrade(configured(vault.connection), revision)


def downgrade(vault: Vault, revision: str = "base") -> None:
    with vault.connection.begin():
        command.downgrade(configured(vault.connection), revision)


def layout(vault: Vault) -> set[tuple[str, str, str]]:
    """Return everything the schema consists of, whatever the order in which constraints were written."""
    with vault.connection.begin():
        rows = vault.connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master").all()
    return {(kind, name, " ".join(sorted(re.findall(r"\w+|'[^']*'", sql)))) for kind, name, sql in rows}


@pytest.fixture
def nothing_yet(vault_path: Path) -> Path:
    """Return a vault of format 0: ours, with nothing laid out in it."""
    vault_path.write_bytes(b"")
    with closing(connect(vault_path, KEY)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    return vault_path


# ------------------------------------------------------------------------------------------------- models equal head


def test_the_tables_equal_the_newest_step(vault: Vault) -> None:
    downgrade(vault)
    upgrade(vault)
    with vault.connection.begin():
        context = MigrationContext.configure(
            vault.connection, opts={"include_name": compared_by_alembic, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_comparison_would_see_a_difference(vault: Vault) -> None:
    with vault.connection.begin():
        vault.connection.exec_driver_sql("CREATE TABLE surprise (id INTEGER PRIMARY KEY)")
        vault.connection.exec_driver_sql("DROP INDEX ix_marks_person_id")
        context = MigrationContext.configure(vault.connection, opts={"include_name": compared_by_alembic})
        assert sorted(change[0] for change in compare_metadata(context, metadata)) == ["add_index", "remove_table"]


def test_a_created_vault_equals_a_migrated_one(vault: Vault) -> None:
    created = layout(vault)
    downgrade(vault)
    upgrade(vault)
    assert layout(vault) == created


def test_the_constants_name_the_newest_step(vault: Vault) -> None:
    scripts = ScriptDirectory.from_config(configured(vault.connection))
    steps = list(scripts.walk_revisions())
    assert scripts.get_heads() == [schema.HEAD]
    assert len(steps) == schema.FORMAT
    assert sorted(step.revision for step in steps)[-1] == schema.HEAD


# ---------------------------------------------------------------------------------------------------------- each step


def test_every_step_goes_up_and_down_and_up(vault: Vault) -> None:
    scripts = ScriptDirectory.from_config(configured(vault.connection))
    revisions = [step.revision for step in scripts.walk_revisions()][::-1]
    downgrade(vault)
    assert {name for _, name, _ in layout(vault)} <= {"alembic_version", "sqlite_autoindex_alembic_version_1"}
    for revision in revisions:
        upgrade(vault, revision)
        downgrade(vault, "-1")
        upgrade(vault, revision)
    evening = an_evening()
    save(vault, evening)
    with vault.work("test.read") as work:
        assert work.sessions.get(evening.session.id) == evening.session
        assert work.search.find("zyzzyva")
        assert work.audit.verify()


def test_down_with_data_leaves_nothing_behind(vault: Vault) -> None:
    save(vault, an_evening())
    downgrade(vault)
    assert {name for _, name, _ in layout(vault)} <= {"alembic_version", "sqlite_autoindex_alembic_version_1"}


# ----------------------------------------------------------------------------------------------- opening an older one


def test_opening_an_older_vault_copies_it_and_brings_it_up_to_date(nothing_yet: Path) -> None:
    vault = Vault.open(nothing_yet, KEY)
    assert vault.connection.exec_driver_sql("PRAGMA user_version").scalar() == schema.FORMAT
    vault.connection.rollback()
    save(vault, an_evening())
    vault.close()
    (copy,) = nothing_yet.parent.glob("main.format-0.*.db")
    with closing(connect(copy, KEY)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0005_next"
down_revision = "0004_confidences"

def upgrade():
    with op.batch_alter_table("sessions") as batch:
        batch.add_column(sa.Column("weather", sa.Text, nullable=False, server_default=""))
        batch.alter_column("theme", existing_type=sa.Text, nullable=True)
    {extra}

def downgrade():
    with op.batch_alter_table("sessions") as batch:
        batch.drop_column("weather")
        batch.alter_column("theme", existing_type=sa.Text, nullable=False)
"""


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that gives this program one more step, which rebuilds a table that others refer to."""

    def add(extra: str = "") -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "v0005_next.py").write_text(NEXT_STEP.format(extra=extra))
        monkeypatch.setattr(migrating, "SCRIPTS", scripts)
        monkeypatch.setattr(schema, "FORMAT", schema.FORMAT + 1)

    return add


def test_rebuilding_a_table_keeps_what_refers_to_it(vault: Vault, next_step: Callable[[str], None]) -> None:
    evening = an_evening()
    save(vault, evening)
    vault.close()
    next_step("")
    opened = Vault.open(vault.path, KEY)
    with opened.work("test.read") as work:
        assert work.sessions.get(evening.session.id) == evening.session
        assert work.marks.of_session(evening.session.id) == (evening.mark,)
        assert work.notes.of_session(evening.session.id) == evening.note
        assert work.audit.verify()
    assert opened.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert "weather" in str(layout_after_read(opened))
    opened.close()
    assert len(list(vault.path.parent.glob("main.format-4.*.db"))) == 1


def layout_after_read(vault: Vault) -> set[tuple[str, str, str]]:
    vault.connection.rollback()
    return layout(vault)


TROUBLES = {
    "a mistake": ("op.execute('SELECT nothing FROM nowhere')", OperationalError),
    "broken references": ("op.execute('DELETE FROM people')", Damaged),
    "a full disk": (
        "op.get_bind().exec_driver_sql('PRAGMA max_page_count = 1'); "
        "op.execute('CREATE TABLE big AS SELECT zeroblob(9999999) AS x')",
        DiskFull,
    ),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_step_that_fails_changes_nothing(
    vault: Vault, next_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    evening = an_evening()
    save(vault, evening)
    before = layout(vault)
    vault.close()
    extra, expected = TROUBLES[trouble]
    next_step(extra)
    with pytest.raises(expected):
        Vault.open(vault.path, KEY)
    monkeypatch.undo()
    opened = Vault.open(vault.path, KEY)
    assert layout(opened) == before
    with opened.work("test.read") as work:
        assert work.marks.of_session(evening.session.id) == (evening.mark,)
    opened.close()


def test_an_older_vault_stays_as_it_is_when_it_cannot_be_copied(
    vault: Vault, next_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(vault, an_evening())
    vault.close()
    before = vault.path.read_bytes()
    next_step("")

    def no_room(self: Vault, target: Path) -> None:
        raise DiskFull

    monkeypatch.setattr(Vault, "copy_to", no_room)  # a disk that is full for the copy only
    with pytest.raises(DiskFull):
        Vault.open(vault.path, KEY)
    assert vault.path.read_bytes() == before
