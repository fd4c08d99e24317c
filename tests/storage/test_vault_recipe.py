"""Opening a vault, step by step: each trap of the engine that was met once is a test here."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError, IntegrityError

from tests.storage.conftest import CANARY, Evening, an_evening, save
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import NotAVault, Refusal
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.search import HitKind
from workwell_desktop.storage import column_types
from workwell_desktop.storage import connection as engine
from workwell_desktop.storage import vault as recipe
from workwell_desktop.storage.tables import facilitator
from workwell_desktop.storage.vault import Vault, connect

WRONG_KEY = bytes(32)


def hot_copy(vault: Vault, folder: Path) -> Path:
    """Return a copy of an open vault's files, as a stop in the middle would leave them."""
    folder.mkdir()
    shutil.copy(vault.path, folder)
    shutil.copy(f"{vault.path}-wal", folder)
    return folder / vault.path.name


def test_what_is_saved_is_there_after_closing(vault: Vault, evening: Evening) -> None:
    vault.close()
    opened = Vault.open(vault.path, KEY)
    with opened.work("test.read") as work:
        assert work.groups.get(evening.group.id) == evening.group
        assert work.notes.of_session(evening.session.id) == evening.note
    opened.close()


def test_nothing_on_disk_can_be_read(vault: Vault, evening: Evening) -> None:
    contents = b"".join(path.read_bytes() for path in vault.path.parent.iterdir())
    assert len(contents) > 100_000
    for word in (CANARY, evening.group.name, "SQLite format 3", "search_entries", evening.person.id.hex):
        assert word.encode() not in contents


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    vault = Vault.create(path, KEY)
    modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    vault.close()
    assert set(modes.values()) == {0o600}, modes


def test_every_protection_is_switched_on(vault: Vault) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "cipher_memory_security": "0",
    }
    found = {name: vault.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)], ids=len)
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(vault_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(vault_path, key)


def test_an_engine_that_does_not_encrypt_is_refused(
    vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain.db"
    sqlite3.connect(plain).close()
    monkeypatch.setattr(engine, "driver", sqlite3)
    with pytest.raises(RuntimeError, match="does not encrypt"):
        connect(plain, KEY)
    assert plain.read_bytes() == b""


def test_connecting_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(driver.OperationalError):
        connect(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_odd_letters_in_the_folder_do_no_harm(tmp_path: Path, vault_template: Path) -> None:
    folder = tmp_path / "100 % ? Ł#&mode=ro"
    folder.mkdir()
    path = Path(shutil.copy(vault_template, folder / "main.db"))
    vault = Vault.open(path, KEY)
    save(vault, an_evening())
    vault.close()
    assert [file.name for file in folder.iterdir()] == ["main.db"]


def test_creating_never_writes_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    path.write_text("somebody's letter")
    with pytest.raises(Refusal, match="never writes over"):
        Vault.create(path, KEY)
    assert path.read_text() == "somebody's letter"


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "_PRAGMAS", (*recipe._PRAGMAS, "nonsense = ("))
    with pytest.raises(driver.OperationalError):
        Vault.create(tmp_path / "main.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_leaves_a_waiting_log_alone(vault: Vault, tmp_path: Path) -> None:
    save(vault, an_evening())
    copied = hot_copy(vault, tmp_path / "hot")
    log = copied.with_name("main.db-wal")
    before = log.read_bytes()
    assert before
    with pytest.raises(NotAVault):
        Vault.open(copied, WRONG_KEY)
    assert log.read_bytes() == before
    assert sorted(path.name for path in copied.parent.iterdir()) == ["main.db", "main.db-wal"]


def test_work_that_waited_in_the_log_is_found(vault: Vault, evening: Evening, tmp_path: Path) -> None:
    opened = Vault.open(hot_copy(vault, tmp_path / "hot"), KEY)
    with opened.work("test.read") as work:
        assert work.marks.of_session(evening.session.id) == (evening.mark,)
        assert work.audit.verify()
    opened.close()


@pytest.mark.parametrize(
    "statement",
    ["ATTACH '{}/other.db' AS other", "PRAGMA rekey = 'x'", "PRAGMA key = 'x'", "PRAGMA temp_store = FILE"],
)
def test_no_other_file_and_no_other_key(vault: Vault, tmp_path: Path, statement: str) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        vault.connection.exec_driver_sql(statement.format(tmp_path))
    assert not (tmp_path / "other.db").exists()


def test_tables_made_in_a_rolled_back_transaction_are_gone(vault: Vault) -> None:
    with vault.connection.begin() as transaction:
        vault.connection.exec_driver_sql("CREATE TABLE left_over (id INTEGER)")
        transaction.rollback()
    names = vault.connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "groups" in names
    assert "left_over" not in names


def test_a_mistake_of_ours_is_loud_but_tells_no_text(vault: Vault) -> None:
    wrong = {"row": 1, "name": CANARY, "organisation": None}
    with pytest.raises(IntegrityError) as caught, vault.work("test.mistake") as work:
        work._connection.execute(insert(facilitator), wrong)
    assert CANARY not in f"{caught.value} {vars(caught.value)} {caught.value.params}"
    with pytest.raises(driver.IntegrityError) as plain, vault.work("test.mistake") as work:
        work._transaction.put(facilitator, wrong)
    assert CANARY not in f"{plain.value} {vars(plain.value)}"


def test_words_of_removed_texts_are_gone_from_the_index(vault: Vault) -> None:
    stays, goes = an_evening().person, Person(id=an_evening().person.id, display_name="Quetzalcoatlus")
    for person in (stays, goes):
        with vault.work("test.add") as work:
            work.people.save(person)
            work.commit()
    assert "quetzalcoatlus" in index_bytes(vault)
    with vault.work("test.remove") as work:
        work.people.remove(goes.id)
        work.commit()
    assert "quetzalcoatlus" not in index_bytes(vault)
    assert "zyzzyva" in index_bytes(vault)


def index_bytes(vault: Vault) -> str:
    """Return everything the full-text index holds, in one piece."""
    blocks = vault.connection.exec_driver_sql("SELECT block FROM search_data").scalars().all()
    vault.connection.rollback()
    return b"|".join(blocks).decode("latin-1")


def test_a_vault_can_be_copied_while_it_is_open(vault: Vault, evening: Evening, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    vault.copy_to(copy)
    opened = Vault.open(copy, KEY)
    with opened.work("test.read") as work:
        assert work.search.find(CANARY)[0].kind in HitKind
        assert work.people.all() == (evening.person,)
    opened.close()


def test_a_closed_vault_says_so(vault: Vault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(RuntimeError, match="closed"):
        vault.work("test.late")


def test_nothing_read_is_kept_after_closing(vault: Vault, evening: Evening) -> None:
    with vault.work("test.read") as work:
        assert work.sessions.get(evening.session.id) == evening.session
    caches = (column_types._uuid, column_types._moment, column_types._texts)
    assert all(cache.cache_info().currsize for cache in caches)
    vault.close()
    assert not any(cache.cache_info().currsize for cache in caches)


def test_importing_the_vault_stays_cheap() -> None:
    """The engine's tool kits load when a vault is opened, not when the program starts; alembic only to migrate."""
    code = (
        "import sys; import workwell_desktop.storage.vault as v; assert 'sqlalchemy' not in sys.modules; "
        "v.warm_up(); assert 'sqlalchemy' in sys.modules; assert 'alembic' not in sys.modules; "
        "assert 'sqlalchemy.orm' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
