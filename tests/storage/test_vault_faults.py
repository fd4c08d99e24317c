"""Every way a vault can be missing, strange, damaged or unwritable ends in its own sentence, and changes nothing."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests.storage.conftest import CANARY, an_evening, save
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import (
    Busy,
    Damaged,
    DiskFull,
    Fault,
    NewerFormat,
    NotAVault,
    ReadOnly,
    VaultMissing,
)
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.storage import connection as recipe
from workwell_desktop.storage import schema
from workwell_desktop.storage.faults import DISK_TROUBLE
from workwell_desktop.storage.pages import PAGE_SIZE
from workwell_desktop.storage.vault import Vault, connect

PROJECT = Path(__file__).parents[2]
NOBODY = 65534


def refusal_to_open(path: Path, key: bytes = KEY) -> Fault:
    """Open a vault that cannot be opened, and return why; the file must stay as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Fault) as caught:
        Vault.open(path, key).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(path.parent.glob("*-wal"))
    assert caught.value.sentence.count(".") >= 2, "what happened, and what to do"
    return caught.value


# ----------------------------------------------------------------------------------------------- missing and strange


def test_a_missing_vault_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    assert type(refusal_to_open(tmp_path / "main.db")) is VaultMissing
    assert type(refusal_to_open(tmp_path / "vault" / "main.db")) is VaultMissing
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_damaged_vault_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    path.touch()
    assert type(refusal_to_open(path)) is Damaged


def plain_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE groups (id)")


def another_program_with_our_key(path: Path) -> None:
    path.touch()
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE groups (id)")


STRANGERS: dict[str, Callable[[Path], object]] = {
    "a letter": lambda path: path.write_text("Dear colleague"),
    "a long letter": lambda path: path.write_text("Dear colleague, " * 1000),
    "random bytes": lambda path: path.write_bytes(os.urandom(5 * PAGE_SIZE)),
    "zeros": lambda path: path.write_bytes(bytes(5 * PAGE_SIZE)),
    "a plain database": plain_database,
    "another program's database": another_program_with_our_key,
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_another_file_in_the_vaults_place_is_recognised(tmp_path: Path, stranger: str) -> None:
    path = tmp_path / "main.db"
    STRANGERS[stranger](path)
    assert type(refusal_to_open(path)) is NotAVault


def test_a_wrong_key_is_recognised(full_path: Path) -> None:
    assert type(refusal_to_open(full_path, bytes(32))) is NotAVault


def test_a_newer_format_is_refused_with_advice_to_update(full_path: Path) -> None:
    with closing(connect(full_path, KEY)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    fault = refusal_to_open(full_path)
    assert type(fault) is NewerFormat
    assert "Update WorkWell" in fault.sentence


def test_a_vault_held_by_another_program_is_busy(full_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "_WAIT_SECONDS", 0.01)
    vault = Vault.open(full_path, KEY)
    with closing(connect(full_path, KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy), vault.work("test.busy"):
            pass
        other.execute("ROLLBACK")
    save(vault, an_evening())
    vault.close()


# ----------------------------------------------------------------------------------------------------------- damaged


def flipped(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "first page": lambda path: flipped(path, 2000),
    "first page's mark": lambda path: flipped(path, PAGE_SIZE - 1),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // PAGE_SIZE // 2 * PAGE_SIZE),
    "cut within a page": lambda path: os.truncate(path, path.stat().st_size - 100),
    "zeros in the middle": lambda path: overwritten(path, path.stat().st_size // PAGE_SIZE // 2, bytes(PAGE_SIZE)),
    "pages swapped": lambda path: swapped(path, 5, 6),
    "last page": lambda path: flipped(path, path.stat().st_size - 1000),
}


def overwritten(path: Path, page: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE_SIZE)
        file.write(content)


def swapped(path: Path, one: int, other: int) -> None:
    content = path.read_bytes()
    pages = {number: content[number * PAGE_SIZE : (number + 1) * PAGE_SIZE] for number in (one, other)}
    overwritten(path, one, pages[other])
    overwritten(path, other, pages[one])


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_at_the_latest_by_the_check(full_path: Path, damage: str) -> None:
    DAMAGES[damage](full_path)
    with pytest.raises(Damaged):
        check(full_path)


def test_a_damaged_first_bytes_cannot_be_told_from_another_key(full_path: Path) -> None:
    flipped(full_path, 0)
    assert type(refusal_to_open(full_path)) is NotAVault


def test_an_undamaged_vault_passes_the_check(full_path: Path) -> None:
    check(full_path)


def check(path: Path) -> None:
    vault = Vault.open(path, KEY)
    try:
        vault.check()
    finally:
        vault.close()


def test_a_check_held_up_by_a_reader_raises_no_false_alarm(full_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "_WAIT_SECONDS", 0.01)
    vault = Vault.open(full_path, KEY)
    with closing(connect(full_path, KEY)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchone()
        save(vault, an_evening())
        with pytest.raises(Busy):
            vault.check()
    vault.check()
    vault.close()


@pytest.mark.slow
def test_every_damaged_page_ends_in_a_named_state(full_path: Path) -> None:
    """Reading, or the check that follows an unclean stop, must say so; a search that finds less must not be all."""
    whole = full_path.read_bytes()
    for page in range(1, len(whole) // PAGE_SIZE):
        full_path.write_bytes(whole)
        flipped(full_path, page * PAGE_SIZE + 1234)
        with pytest.raises(Damaged):
            check(full_path)


def test_damage_met_while_reading_is_a_fault(full_path: Path) -> None:
    content = full_path.read_bytes()
    full_path.write_bytes(content[: 3 * PAGE_SIZE] + os.urandom(len(content) - 3 * PAGE_SIZE))
    with pytest.raises(Damaged):
        Vault.open(full_path, KEY)


# --------------------------------------------------------------------------------------------- no room, no permission


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Be somebody whom file permissions bind, when the tests run as the superuser."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all(full_path: Path) -> Iterator[Path]:
    """Return a vault in a folder that any user of the computer may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = Path(shutil.copy(full_path, folder / "main.db"))
        path.chmod(0o666)
        yield path
        folder.chmod(0o777)


def test_a_folder_or_file_that_cannot_be_written(open_to_all: Path) -> None:
    folder = open_to_all.parent
    with ordinary_user():
        Vault.open(open_to_all, KEY).close()
    for folder_mode, file_mode in ((0o555, 0o666), (0o777, 0o444)):
        open_to_all.chmod(file_mode)
        folder.chmod(folder_mode)
        with ordinary_user():
            assert type(refusal_to_open(open_to_all)) is ReadOnly


def test_creating_in_a_folder_that_cannot_be_written(open_to_all: Path) -> None:
    open_to_all.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(ReadOnly):
        Vault.create(open_to_all.with_name("new.db"), KEY)


LONG = Person(id=PersonId(new_id()), display_name="x" * 100_000)


def add_long_person(vault: Vault) -> None:
    with vault.work("test.add") as work:
        assert LONG not in work.people.all()
        work.people.save(LONG)
        work.commit()


def test_a_full_disk_loses_nothing_and_another_try_succeeds(full_path: Path) -> None:
    vault = Vault.open(full_path, KEY)
    pages = vault._raw.execute("PRAGMA page_count").fetchone()[0]
    with vault.work("test.read") as work:
        before = work.people.all()
    vault._raw.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        add_long_person(vault)
    with vault.work("test.read") as work:
        assert work.people.all() == before
        assert work.audit.verify()
    vault._raw.execute("PRAGMA max_page_count = 100000")
    add_long_person(vault)
    with vault.work("test.read") as work:
        assert work.people.get(LONG.id) == LONG
    vault.check()
    vault.close()


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let the operating system refuse longer files to this process, as a quota would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_refuses_a_write_loses_nothing(full_path: Path) -> None:
    vault = Vault.open(full_path, KEY)
    with pytest.raises(Fault) as caught, no_file_longer_than(8192):
        add_long_person(vault)
    assert caught.value.sentence in (DISK_TROUBLE, DiskFull.default)
    add_long_person(vault)
    with vault.work("test.read") as work:
        assert work.people.get(LONG.id) == LONG
    vault.check()
    vault.close()


def test_creating_on_a_disk_that_refuses_leaves_nothing(tmp_path: Path) -> None:
    with no_file_longer_than(8192), pytest.raises(Fault):
        Vault.create(tmp_path / "main.db", KEY)
    assert list(tmp_path.iterdir()) == []
    Vault.create(tmp_path / "main.db", KEY).close()


# ------------------------------------------------------------------------------------------------------ a sudden stop

WRITER = """
import sys
from pathlib import Path
from tests.vault_fixture import KEY
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.storage.vault import Vault

vault = Vault.open(Path(sys.argv[1]), KEY)
while True:
    person = Person(id=PersonId(new_id()), display_name="Acknowledged " * 50)
    with vault.work("test.acknowledged") as work:
        work.people.save(person)
        work.commit()
    print(person.id, flush=True)
"""


@pytest.mark.slow
def test_what_was_acknowledged_survives_a_sudden_stop(vault_path: Path) -> None:
    acknowledged: set[str] = set()
    for count in (1, 30, 120):
        command = [sys.executable, "-c", WRITER, str(vault_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as writer:
            assert writer.stdout is not None
            acknowledged |= {writer.stdout.readline().strip() for _ in range(count)}
            writer.send_signal(signal.SIGKILL)
            acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        vault = Vault.open(vault_path, KEY)
        with vault.work("test.read") as work:
            assert acknowledged <= {str(person.id) for person in work.people.all()}
            assert work.audit.verify()
        vault.check()
        vault.close()


def test_the_driver_names_its_errors() -> None:
    """`faults.py` stands on these names."""
    with pytest.raises(driver.OperationalError) as caught:
        driver.connect("file:/nowhere/at/all.db?mode=rw", uri=True)
    assert caught.value.sqlite_errorname == "SQLITE_CANTOPEN"
    assert CANARY not in str(caught.value)
