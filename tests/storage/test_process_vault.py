"""Private notes lie in a file of their own, which is refused calmly when it is not what it should be."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from tests.decrypted_pages import decrypted_pages
from tests.vault_fixture import KEY as VAULT_KEY
from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, NotAVault, Refusal, VaultMissing
from workwell_desktop.domain.ids import AddendumId, SessionId, new_id
from workwell_desktop.domain.process_note import ProcessNote, ProcessNoteId
from workwell_desktop.domain.signed import Addendum
from workwell_desktop.storage import process_backup, process_tables
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.process_backup import KEPT, back_up, backups_in, brought_back, is_backed_up
from workwell_desktop.storage.process_vault import ProcessVault
from workwell_desktop.storage.tables import metadata
from workwell_desktop.storage.vault import Vault

KEY, TRAIL_KEY, FRESH = bytes(range(1, 33)), bytes(range(2, 34)), bytes(range(3, 35))
NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
CANARY = "zyzzyva-in-private"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "private"
    folder.mkdir(mode=0o700)
    return folder / "process.db"


@pytest.fixture
def notes(path: Path) -> Iterator[ProcessVault]:
    made = ProcessVault.create(path, KEY, TRAIL_KEY)
    yield made
    made.close()


def a_note(text: str = f"{CANARY} and a thought", **more: object) -> ProcessNote:
    note = ProcessNote(id=ProcessNoteId(new_id()), begun_at=NOW, edited_at=NOW, text=text)
    return replace(note, **more)  # type: ignore[arg-type]


def keep(notes: ProcessVault, note: ProcessNote) -> ProcessNote:
    with notes.work("process.write") as work:
        work.notes.save(note)
        work.commit()
    return note


def read(notes: ProcessVault) -> tuple[ProcessNote, ...]:
    with notes.work("process.read") as work:
        return work.notes.all()


def open_again(path: Path) -> ProcessVault:
    return ProcessVault.open(path, KEY, TRAIL_KEY)


def test_notes_come_back_as_they_were(notes: ProcessVault, path: Path) -> None:
    signed = keep(notes, a_note(session_id=SessionId(new_id()))).signed("Ruth A.", NOW)
    more = Addendum(id=AddendumId(new_id()), written_at=NOW, author="Ruth A.", reason="Later", text="And this.")
    keep(notes, signed)
    keep(notes, signed.locked(NOW).with_addendum(more))
    notes.close()
    again = open_again(path)
    (found,) = read(again)
    again.check()
    again.close()
    assert found == signed.locked(NOW).with_addendum(more)
    assert found.intact


def test_a_signed_text_cannot_be_written_over(notes: ProcessVault) -> None:
    signed = keep(notes, a_note().signed("Ruth A.", NOW))
    with pytest.raises(Refusal, match="stays as it is"):
        keep(notes, replace(signed, text="Something else"))
    assert read(notes) == (signed,)


def test_earlier_wordings_stay_with_a_draft_and_go_with_it(notes: ProcessVault) -> None:
    draft = keep(notes, a_note("first thought"))
    keep(notes, draft.written("second thought", NOW + timedelta(hours=1)))
    with notes.work("process.read") as work:
        assert [each.words for each in work.notes.earlier(draft.id)] == [{"text": "first thought"}]
    with notes.work("process.remove") as work:
        work.notes.remove(draft.id)
        work.commit()
    with notes.work("process.read") as work:
        assert work.notes.earlier(draft.id) == ()


def test_the_trail_has_no_words_and_no_persons(notes: ProcessVault) -> None:
    session = SessionId(new_id())
    kept = keep(notes, a_note(session_id=session))
    with notes.work("process.read") as work:
        (row,) = work.audit.tail(5)
        assert work.audit.verify()
    assert row.ids == (kept.id,)
    with pytest.raises(driver.DatabaseError, match="append-only"), closing(connect(notes.path, KEY)) as raw:
        raw.execute("DELETE FROM audit")


def test_neither_key_opens_the_other_file_and_neither_schema_knows_the_other(
    notes: ProcessVault, path: Path, vault: Vault
) -> None:
    with pytest.raises(NotAVault):
        ProcessVault.open(path, VAULT_KEY, TRAIL_KEY)
    with pytest.raises(NotAVault):
        Vault.open(path, KEY)
    assert not {each for each in metadata.tables if each.startswith("process")}
    with pytest.raises(DatabaseError, match="not authorized"):
        notes.connection.exec_driver_sql(f"ATTACH DATABASE '{vault.path}' AS other KEY \"x'{VAULT_KEY.hex()}'\"")


def test_nothing_can_be_read_in_the_file_nor_in_its_log(notes: ProcessVault, path: Path) -> None:
    keep(notes, a_note())
    files = [each for each in path.parent.iterdir() if each.is_file()]
    assert {each.name for each in files} >= {"process.db", "process.db-wal"}
    assert not [each for each in files if CANARY.encode() in each.read_bytes()]


def test_deleted_words_are_overwritten(notes: ProcessVault, path: Path) -> None:
    kept = keep(notes, a_note())
    keep(notes, a_note("another thought, to hold the page"))
    with notes.work("process.remove") as work:
        work.notes.remove(kept.id)
        work.commit()
    notes.close()
    inside = decrypted_pages(path, KEY)
    assert b"another thought" in inside
    assert CANARY.encode() not in inside


# ------------------------------------------------------------------------------------------------ missing and strange


def plain_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE process_notes (id)")


def _newer(path: Path) -> None:
    ProcessVault.create(path, KEY, TRAIL_KEY).close()
    with closing(connect(path, KEY)) as raw:
        raw.execute(f"PRAGMA user_version = {process_tables.FORMAT + 1}")


def _of_another_kind(path: Path) -> None:
    Vault.create(path, KEY).close()


FILES: dict[str, tuple[Callable[[Path], object], type[Fault]]] = {
    "missing": (lambda _path: None, VaultMissing),
    "empty": (Path.touch, Damaged),
    "a letter": (lambda path: path.write_text("Dear colleague"), NotAVault),
    "random": (lambda path: path.write_bytes(os.urandom(20_480)), NotAVault),
    "plain": (plain_database, NotAVault),
    "a vault": (_of_another_kind, NotAVault),
    "newer": (_newer, NewerFormat),
}


@pytest.mark.parametrize("file", FILES)
def test_what_is_not_private_notes_is_named_and_left_alone(path: Path, file: str) -> None:
    make, kind = FILES[file]
    make(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(Fault) as caught:
        open_again(path)
    assert type(caught.value) is kind
    assert "private notes" in caught.value.sentence
    assert (path.read_bytes() if path.exists() else None) == before


def test_private_notes_are_never_made_over_anything(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(Refusal):
        ProcessVault.create(path, KEY, TRAIL_KEY)
    assert path.read_bytes() == b""


@pytest.mark.slow
def test_every_damaged_page_is_noticed(notes: ProcessVault, path: Path) -> None:
    for _ in range(12):
        keep(notes, a_note("x" * 3000))
    notes.close()
    whole = path.read_bytes()
    assert len(whole) // 4096 > 10
    for page in range(len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 100] ^= 1
        path.write_bytes(bytes(data))
        with pytest.raises(Fault):
            _opened_and_checked(path)
        for log in path.parent.glob("process.db-*"):
            log.unlink()
    path.write_bytes(whole)
    _opened_and_checked(path)


def _opened_and_checked(path: Path) -> None:
    opened = open_again(path)
    try:
        opened.check()
    finally:
        opened.close()


# ------------------------------------------------------------------------------------------------------------ backups


def test_a_backup_opens_under_its_own_key_alone(notes: ProcessVault, tmp_path: Path) -> None:
    kept = keep(notes, a_note())
    folder = tmp_path / "backups" / "process"
    made = back_up(notes.original, FRESH, b"key file", folder)
    assert re.fullmatch(r"\d{8}T\d{6}\.\d{6}Z\.wwprocess", made.name)
    assert sorted(each.name for each in made.iterdir()) == ["data.db", "process.wwk", "state"]
    assert (made / "process.wwk").read_bytes() == b"key file"
    assert not [each for each in made.iterdir() if CANARY.encode() in each.read_bytes()]
    with pytest.raises(NotAVault):
        ProcessVault.open(made / "data.db", KEY, TRAIL_KEY)
    (backup,) = backups_in(folder)
    target = tmp_path / "coming.db"
    brought_back(backup, (FRESH, TRAIL_KEY), target)
    again = ProcessVault.open(target, FRESH, TRAIL_KEY)
    assert read(again) == (kept,)
    again.close()


def test_it_is_known_whether_the_newest_backup_holds_everything(notes: ProcessVault, tmp_path: Path) -> None:
    folder = tmp_path / "process"
    assert is_backed_up(notes.head(), folder), "nothing was written yet"
    keep(notes, a_note())
    assert not is_backed_up(notes.head(), folder)
    back_up(notes.original, FRESH, b"key file", folder)
    assert is_backed_up(notes.head(), folder)
    keep(notes, a_note("more"))
    assert not is_backed_up(notes.head(), folder)


@pytest.mark.slow
def test_the_oldest_go_only_after_a_new_one_was_proved(
    notes: ProcessVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(notes, a_note())
    for _ in range(KEPT + 2):
        back_up(notes.original, FRESH, b"key file", tmp_path)
    before = backups_in(tmp_path)
    assert len(before) == KEPT

    def not_whole(*_means: object) -> None:
        raise Damaged

    monkeypatch.setattr(process_backup, "copied", not_whole)
    with pytest.raises(Damaged):
        back_up(notes.original, FRESH, b"key file", tmp_path)
    assert backups_in(tmp_path) == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.slow
def test_a_damaged_backup_is_not_brought_back(notes: ProcessVault, tmp_path: Path) -> None:
    keep(notes, a_note("y" * 9000))
    back_up(notes.original, FRESH, b"key file", tmp_path)
    (backup,) = backups_in(tmp_path)
    data = bytearray(backup.database.read_bytes())
    data[-5000] ^= 1
    backup.database.write_bytes(bytes(data))
    target = tmp_path / "coming.db"
    with pytest.raises(Fault):
        brought_back(backup, (FRESH, TRAIL_KEY), target)
    assert not target.exists()
