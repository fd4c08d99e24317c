"""A backup is whole or it is not there, and old ones go only when a new one stands."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import CANARY, Evening, an_evening, save
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault
from workwell_desktop.storage import backup
from workwell_desktop.storage.backup import KEPT, back_up, latest, latest_head
from workwell_desktop.storage.vault import Vault

STAMP = "%Y%m%dT%H%M%S.%fZ"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def headers(vault: Vault) -> tuple[Path, Path]:
    """Return a header that exists and a previous one that does not yet."""
    header = vault.path.with_name("vault.wwk")
    header.write_bytes(b"header")
    return header, header.with_name("vault.wwk.prev")


def test_a_backup_opens_with_the_same_key_and_holds_everything(
    vault: Vault, evening: Evening, headers: tuple[Path, Path], folder: Path
) -> None:
    before = datetime.now(UTC)
    made = back_up(vault, headers, folder)
    assert sorted(path.name for path in made.iterdir()) == ["audit-head.txt", "main.db", "vault.wwk"]
    assert (made / "vault.wwk").read_bytes() == b"header"
    opened = Vault.open(made / "main.db", KEY)
    with opened.work("test.read") as work, vault.work("test.read") as original:
        assert work.sessions.of_group(evening.group.id) == (evening.session,)
        assert work.notes.of_session(evening.session.id) == evening.note
        assert work.audit.head() == original.audit.head()
        assert work.audit.verify()
    opened.check()
    opened.close()
    when = latest(folder)
    assert when is not None
    assert before <= when <= datetime.now(UTC)


def test_no_backup_yet(folder: Path) -> None:
    assert latest(folder) is None


def test_a_backup_can_be_read_by_nobody_else(
    vault: Vault, evening: Evening, headers: tuple[Path, Path], folder: Path
) -> None:
    made = back_up(vault, headers, folder)
    assert {path.stat().st_mode & 0o777 for path in (folder, made)} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in made.iterdir()} == {0o600}
    assert all(CANARY.encode() not in path.read_bytes() for path in made.iterdir())


def test_work_goes_on_while_a_backup_is_made(vault: Vault, headers: tuple[Path, Path], folder: Path) -> None:
    first, second = an_evening(), an_evening()
    save(vault, first)
    with vault.work("test.meanwhile") as work:
        work.groups.save(second.group)
        made = back_up(vault, headers, folder)
        work.commit()
    opened = Vault.open(made / "main.db", KEY)
    with opened.work("test.read") as work:
        assert work.groups.all() == (first.group,)
    opened.close()
    with vault.work("test.read") as work:
        assert len(work.groups.all()) == 2


def test_the_newest_ten_stay(
    vault: Vault, headers: tuple[Path, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        moment = datetime(2026, 11, 1, tzinfo=UTC)

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            cls.moment += timedelta(hours=1)
            return cls.moment

    monkeypatch.setattr(backup, "datetime", Clock)
    folder.mkdir()
    (folder / "a letter.txt").write_text("kept")
    (folder / "not a date.wwbackup").mkdir()
    made = [back_up(vault, headers, folder) for _ in range(KEPT + 3)]
    assert [path for path in made if path.exists()] == made[3:]
    assert latest(folder) == Clock.moment
    assert (folder / "a letter.txt").exists()
    assert (folder / "not a date.wwbackup").exists()


def test_a_copy_that_is_not_whole_never_becomes_a_backup(
    vault: Vault, evening: Evening, headers: tuple[Path, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page damage right after writing stands for a stick that lies about what it has stored."""
    good = back_up(vault, headers, folder)
    from workwell_desktop.storage import copying as recipe

    check = recipe.check_pages

    def lying(execute: object, second: str) -> None:
        (written,) = folder.glob("*.part/main.db")
        content = bytearray(written.read_bytes())
        content[5000] ^= 1
        written.write_bytes(content)
        check(execute, second)  # type: ignore[arg-type]

    monkeypatch.setattr(recipe, "check_pages", lying)
    with pytest.raises(Damaged):
        back_up(vault, headers, folder)
    assert list(folder.iterdir()) == [good]


def test_a_full_stick_leaves_the_older_backups(
    vault: Vault, evening: Evening, headers: tuple[Path, Path], folder: Path
) -> None:
    from tests.storage.test_vault_faults import no_file_longer_than

    good = back_up(vault, headers, folder)
    with no_file_longer_than(20_000), pytest.raises(Fault) as caught:
        back_up(vault, headers, folder)
    assert isinstance(caught.value, Fault)
    assert list(folder.iterdir()) == [good]
    assert len(list(good.iterdir())) == 3


def test_a_folder_that_is_a_file_is_a_fault(vault: Vault, headers: tuple[Path, Path], folder: Path) -> None:
    folder.write_text("a letter")
    with pytest.raises(Fault):
        back_up(vault, headers, folder)
    assert folder.read_text() == "a letter"


def test_a_part_left_by_a_sudden_stop_is_no_backup(vault: Vault, headers: tuple[Path, Path], folder: Path) -> None:
    old, young = (f"{datetime.now(UTC) - age:{STAMP}}.wwbackup.part" for age in (timedelta(days=2), timedelta()))
    for name in (old, young):
        (folder / name).mkdir(parents=True)
        (folder / name / "main.db").write_bytes(b"half")
    assert latest(folder) is None
    made = back_up(vault, headers, folder)
    assert latest(folder) is not None
    assert {path.name for path in folder.iterdir()} == {made.name, young}, "the young one may be under way elsewhere"


def test_a_backup_says_how_far_the_audit_trail_had_come(
    vault: Vault, headers: tuple[Path, Path], folder: Path
) -> None:
    assert latest_head(folder) is None
    back_up(vault, headers, folder)
    assert latest_head(folder) is None, "nothing was ever written in this vault"
    save(vault, an_evening())
    made = back_up(vault, headers, folder)
    with vault.work("test.read") as work:
        head = work.audit.head()
    assert latest_head(folder) == head
    (made / "audit-head.txt").write_text("mistyped")
    assert latest_head(folder) is None


def test_a_disk_that_fills_up_at_the_last_step_leaves_nothing_half_done(
    vault: Vault, headers: tuple[Path, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def no_room(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), source)

    monkeypatch.setattr(Path, "rename", no_room)
    with pytest.raises(DiskFull):
        back_up(vault, headers, folder)
    assert list(folder.iterdir()) == []
