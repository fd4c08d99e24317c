"""A backup is whole or it is not there; it is read back, copied elsewhere and told apart from what is none."""

import errno
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import CANARY, Evening, an_evening, save
from tests.vault_fixture import KEY
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault, NewerFormat
from workwell_desktop.storage import backup, backup_places, copying
from workwell_desktop.storage.audit import audit_key
from workwell_desktop.storage.backup import Job, Kept, all_in, look_at, prove, write
from workwell_desktop.storage.copying import Original
from workwell_desktop.storage.vault import Vault, connect

STAMP = "%Y%m%dT%H%M%S.%fZ"
FRESH = bytes(range(100, 132))
"""The key of the backups in these tests."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def job(vault: Vault, made_at: datetime | None = None, reason: Reason = Reason.BY_HAND) -> Job:
    return Job(
        vault=vault,
        vault_id="ab" * 16,
        epoch=1,
        reason=reason,
        key=FRESH,
        seal=lambda body: b"sealed:" + body[:4],
        files={"vault.wwk": b"header", "keys.age": b"age"},
        made_at=made_at or datetime.now(UTC),
    )


def copy_of(kept: Kept) -> Original:
    return Original(kept.data, FRESH, audit_key(KEY), sealed=True)


def test_a_backup_holds_everything_under_its_own_key(vault: Vault, evening: Evening, folder: Path) -> None:
    made = write(job(vault), folder)
    assert sorted(path.name for path in made.path.iterdir()) == ["data.db", "keys.age", "manifest.json", "vault.wwk"]
    assert prove(made, copy_of(made)).counts["groups"] == 1
    opened = Vault.open(made.data, FRESH, audit_key(KEY))
    with opened.work("test.read") as work, vault.work("test.read") as original:
        assert work.sessions.of_group(evening.group.id) == (evening.session,)
        assert work.notes.of_session(evening.session.id) == evening.note
        assert work.audit.head() == original.audit.head() == made.head()
        assert work.audit.verify()
    opened.close()


@pytest.mark.slow
def test_a_manifest_says_what_is_in_it_and_comes_back_as_it_was_written(vault: Vault, folder: Path) -> None:
    save(vault, an_evening())
    made = write(job(vault, reason=Reason.BEFORE_IMPORT), folder)
    (found,) = all_in(folder)
    assert found == made
    assert found.manifest is not None
    assert found.manifest.counts["notes"] == 1
    assert found.manifest.reason is Reason.BEFORE_IMPORT
    assert found.manifest.data_key.startswith(b"sealed:")
    assert CANARY not in (made.path / "manifest.json").read_text()


@pytest.mark.slow
def test_no_backup_yet(folder: Path) -> None:
    assert all_in(folder) == ()


@pytest.mark.slow
def test_a_backup_can_be_read_by_nobody_else(vault: Vault, evening: Evening, folder: Path) -> None:
    made = write(job(vault), folder)
    assert {path.stat().st_mode & 0o777 for path in (folder, made.path)} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in made.path.iterdir()} == {0o600}
    assert all(CANARY.encode() not in path.read_bytes() for path in made.path.iterdir())


@pytest.mark.slow
def test_work_goes_on_while_a_backup_is_made(vault: Vault, folder: Path) -> None:
    first, second = an_evening(), an_evening()
    save(vault, first)
    with vault.work("test.meanwhile") as work:
        work.groups.save(second.group)
        made = write(job(vault), folder)
        work.commit()
    opened = Vault.open(made.data, FRESH, audit_key(KEY))
    with opened.work("test.read") as work:
        assert work.groups.all() == (first.group,)
    opened.close()
    with vault.work("test.read") as work:
        assert len(work.groups.all()) == 2


@pytest.mark.slow
def test_reading_a_backup_through_leaves_nothing_beside_it(vault: Vault, evening: Evening, folder: Path) -> None:
    made = write(job(vault), folder)
    before = {path.name: path.read_bytes() for path in made.path.iterdir()}
    prove(made, copy_of(made))
    assert {path.name: path.read_bytes() for path in made.path.iterdir()} == before


@pytest.mark.slow
def test_every_changed_byte_of_the_data_is_noticed(vault: Vault, evening: Evening, folder: Path) -> None:
    made = write(job(vault), folder)
    whole = made.data.read_bytes()
    for place in (0, 20, 5000, len(whole) // 2, len(whole) - 1):
        content = bytearray(whole)
        content[place] ^= 1
        made.data.write_bytes(content)
        with pytest.raises(Damaged):
            prove(made, copy_of(made))
    made.data.write_bytes(whole[:-4096])
    with pytest.raises(Damaged):
        prove(made, copy_of(made))


@pytest.mark.slow
def test_a_copy_that_is_not_whole_never_becomes_a_backup(
    vault: Vault, evening: Evening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page damage right after writing stands for a stick that lies about what it has stored."""
    good = write(job(vault), folder)
    check = copying.check_pages

    def lying(execute: object, second: str) -> None:
        (written,) = folder.glob("*.part/data.db")
        content = bytearray(written.read_bytes())
        content[5000] ^= 1
        written.write_bytes(content)
        check(execute, second)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "check_pages", lying)
    with pytest.raises(Damaged):
        write(job(vault), folder)
    assert list(folder.iterdir()) == [good.path]


@pytest.mark.slow
def test_a_full_disk_leaves_the_older_backups(vault: Vault, evening: Evening, folder: Path) -> None:
    from tests.storage.test_vault_faults import no_file_longer_than

    good = write(job(vault), folder)
    with no_file_longer_than(20_000), pytest.raises(Fault):
        write(job(vault), folder)
    assert list(folder.iterdir()) == [good.path]
    assert len(list(good.path.iterdir())) == 4


@pytest.mark.slow
def test_stopping_half_way_leaves_nothing(vault: Vault, evening: Evening, folder: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, pages: int) -> None:
        told.append((done, pages))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(job(vault), folder, stop)
    assert told
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_folder_that_is_a_file_is_a_fault(vault: Vault, folder: Path) -> None:
    folder.write_text("a letter")
    with pytest.raises(Fault):
        write(job(vault), folder)
    assert folder.read_text() == "a letter"


@pytest.mark.slow
def test_a_part_left_by_a_sudden_stop_is_no_backup(vault: Vault, folder: Path) -> None:
    old, young = (f"{datetime.now(UTC) - age:{STAMP}}.wwbackup.part" for age in (timedelta(days=2), timedelta()))
    for name in (old, young):
        (folder / name).mkdir(parents=True)
        (folder / name / "data.db").write_bytes(b"half")
    assert all_in(folder) == ()
    made = write(job(vault), folder)
    assert {path.name for path in folder.iterdir()} == {made.path.name, young}, "the young one may be under way"


@pytest.mark.slow
def test_a_disk_that_fills_up_at_the_last_step_leaves_nothing_half_done(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), source)

    monkeypatch.setattr(Path, "rename", no_room)
    with pytest.raises(DiskFull):
        write(job(vault), folder)
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": 2}', '{"format": "two"}', json.dumps({"format": 2, "made_at": 5, "head": [1]})],
)
def test_a_manifest_that_makes_no_sense_is_damaged(vault: Vault, folder: Path, text: str) -> None:
    made = write(job(vault), folder)
    (made.path / "manifest.json").write_text(text)
    with pytest.raises(Damaged):
        look_at(made.path)
    assert all_in(folder) == ()


@pytest.mark.slow
@pytest.mark.parametrize("made_at", ["2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_cannot_be_compared_hides_no_other_backup(vault: Vault, folder: Path, made_at: str) -> None:
    good = write(job(vault), folder)
    odd = write(job(vault, datetime.now(UTC) + timedelta(seconds=1)), folder)
    told = json.loads((odd.path / "manifest.json").read_text())
    (odd.path / "manifest.json").write_text(json.dumps(told | {"made_at": made_at}))
    assert all_in(folder) == (good,)


@pytest.mark.slow
def test_a_manifest_of_a_newer_workwell_is_told_from_a_damaged_one(vault: Vault, folder: Path) -> None:
    made = write(job(vault), folder)
    (made.path / "manifest.json").write_text('{"format": 3, "something": "new"}')
    with pytest.raises(NewerFormat):
        look_at(made.path)


@pytest.mark.slow
def test_what_is_no_backup_is_passed_over(vault: Vault, folder: Path) -> None:
    made = write(job(vault), folder)
    (folder / "a letter.txt").write_text("kept")
    (folder / "not a date.wwbackup").mkdir()
    (folder / f"{datetime.now(UTC):{STAMP}}.wwbackup").mkdir()
    assert all_in(folder) == (made,)


@pytest.mark.slow
def test_a_backup_of_an_earlier_workwell_is_still_read(vault: Vault, evening: Evening, folder: Path) -> None:
    made = folder / f"{datetime(2026, 3, 1, 18, tzinfo=UTC):{STAMP}}.wwbackup"
    made.mkdir(parents=True)
    head = vault.copy_to(made / "main.db").head
    assert head is not None
    (made / "audit-head.txt").write_text(f"{head[0]} {head[1]}\n")
    (found,) = all_in(folder)
    assert found.manifest is None
    assert found.head() == head
    before = sorted(path.name for path in made.iterdir())
    assert prove(found, Original(found.data, KEY, audit_key(KEY), sealed=True)).head == head
    assert sorted(path.name for path in made.iterdir()) == before
    (made / "audit-head.txt").write_text("mistyped")
    assert found.head() is None


@pytest.mark.slow
def test_a_copy_in_a_second_place_is_read_back(
    vault: Vault, evening: Evening, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write(job(vault), folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    there = backup_places.copy_to(made, stick)
    assert prove(there, copy_of(there)).counts == prove(made, copy_of(made)).counts
    assert backup_places.copy_to(made, stick) == there, "what is there already is not copied again"
    backup.remove(there)
    assert list(stick.iterdir()) == []
    real = backup.digest_of
    monkeypatch.setattr(backup, "digest_of", lambda path: real(path) + ("x" if path.is_relative_to(stick) else ""))
    with pytest.raises(Damaged, match="wearing out"):
        backup_places.copy_to(made, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.slow
def test_a_vault_written_anew_holds_the_same_and_nothing_that_was_deleted(vault: Vault, tmp_path: Path) -> None:
    evening = an_evening()
    save(vault, evening)
    expected = vault.copy_to(tmp_path / "copy.db")
    target = tmp_path / "main.2.db"
    assert vault.rewritten(target, FRESH) == expected
    opened = Vault.open(target, FRESH, audit_key(KEY))
    with opened.work("test.read") as work:
        assert work.groups.all() == (evening.group,)
        assert work.search.find(CANARY)
    opened.check()
    opened.close()
    with pytest.raises(Fault):
        vault.rewritten(target, FRESH)


@pytest.mark.slow
def test_a_vault_opened_for_reading_only_takes_nothing(vault: Vault, evening: Evening) -> None:
    vault.close()
    opened = Vault.open(vault.path, KEY, read_only=True)
    with opened.work("test.read") as work:
        assert work.groups.all() == (evening.group,)
    with pytest.raises(Fault):
        save(opened, an_evening())
    opened.close()


@pytest.mark.slow
def test_an_export_that_lost_its_rows_is_no_vault(
    vault: Vault, evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As to a full disk: the file opens, calls itself sound, and holds nothing."""
    real = copying.prove

    def emptied(copy: Original, expected: copying.Contents) -> None:
        raw = connect(copy.path, copy.key)
        raw.execute("DELETE FROM marks")
        raw.close()
        real(copy, expected)

    monkeypatch.setattr(copying, "prove", emptied)
    with pytest.raises(Damaged):
        vault.rewritten(tmp_path / "main.2.db", FRESH)
    assert not (tmp_path / "main.2.db").exists()
