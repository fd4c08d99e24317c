"""A vault is made whole or not at all, only when asked, and never where there was one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault, ReadOnly, Refusal
from workwell_desktop.security import protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import KeyStore

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault, MakeDatabase, TalkativeBackend

PASSPHRASE = "a quiet lamp by the sea"
#: Every system call by which `finish` changes the disk.
STEPS = ("open", "write", "fsync", "replace", "rename", "mkdir", "chmod", "unlink", "rmdir")


class PowerCut(BaseException):
    """The computer went off: nothing after this reaches the disk."""


class DiskSteps:
    """Counts the steps that change the disk and stops at one of them, for once or for good."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._stop_at = -1
        self._error: BaseException | None = None
        self._for_good = False
        self._armed = False
        for name in STEPS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    @contextmanager
    def stopping_at(self, step: int, error: BaseException | None, *, for_good: bool = False) -> Iterator[None]:
        self.count, self._stop_at, self._error, self._for_good = 0, step, error, for_good
        self._armed = True
        try:
            yield
        finally:
            self._armed = False

    def _counted(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            if self._armed:
                here, self.count = self.count, self.count + 1
                reached = here >= self._stop_at if self._for_good else here == self._stop_at
                if self._error is not None and reached:
                    raise self._error
            return call(*arguments, **named)

        return counted


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> DiskSteps:
    return DiskSteps(monkeypatch)


def _finish(
    places: Places, store: KeyStore, make_database: "MakeDatabase", mode: Protection = Protection.EASY
) -> object:
    return protection.finish(protection.begin(), mode, PASSPHRASE, places, store, make_database)


def _fault_of(attempt: Callable[[], object]) -> type[Fault] | None:
    try:
        attempt()
    except Fault as fault:
        return type(fault)
    return None


def _opens(places: Places, store: KeyStore) -> bool:
    return protection.open_with_store(protection.read_header(places), store).keys is not None


def _count_steps(steps: DiskSteps, places: Places, store: KeyStore, make_database: "MakeDatabase") -> int:
    with steps.stopping_at(-1, None):
        _finish(places, store, make_database)
    return steps.count


@pytest.mark.parametrize("mode", Protection)
def test_what_finish_returns_is_what_opens_later(
    mode: Protection, places: Places, store: KeyStore, backend: "TalkativeBackend", make_database: "MakeDatabase"
) -> None:
    setup = protection.begin()
    given: list[bytes] = []

    def make(path: Path, key: bytes) -> None:
        given.append(key)
        assert path.parent != places.vault_dir
        assert path.name == places.database.name
        make_database(path, key)

    keys = protection.finish(setup, mode, PASSPHRASE, places, store, make)
    header = protection.read_header(places)
    assert given == [keys.database_key]
    assert header.mode is mode
    assert protection.open_with_sheet(header, setup.recovery_code).database_key == keys.database_key
    assert len(backend.written) == (1 if mode is Protection.EASY else 0)
    if mode is Protection.EASY:
        opened = protection.open_with_store(header, store).keys
    else:
        opened = protection.open_with_passphrase(header, PASSPHRASE)
    assert opened is not None
    assert (opened.database_key, opened.vault_id) == (keys.database_key, keys.vault_id)


def test_no_key_lies_bare_on_the_disk(easy_vault: "MadeVault", passphrase_vault_beside: "MadeVault") -> None:
    import base64

    for vault in (easy_vault, passphrase_vault_beside):
        contents = b"".join(path.read_bytes() for path in vault.places.home.rglob("*") if path.is_file())
        for key in (vault.keys.master_key, vault.keys.database_key):
            for form in (key, base64.b64encode(key), key.hex().encode()):
                assert form not in contents
        assert vault.setup.recovery_groups[0].encode() not in contents
        assert PASSPHRASE.encode() not in contents


@pytest.fixture
def passphrase_vault_beside(tmp_path: Path, store: KeyStore, easy_vault: "MadeVault") -> "MadeVault":
    places, setup = Places(tmp_path / "beside"), protection.begin()
    keys = protection.finish(setup, Protection.PASSPHRASE, PASSPHRASE, places, store, lambda path, _: path.touch())
    return easy_vault._replace(places=places, setup=setup, keys=keys)


@pytest.mark.parametrize("found", ["vault/vault.wwk", "vault/vault.wwk.prev", "vault/main.db", "vault/strange"])
def test_nothing_is_made_where_anything_of_a_vault_lies(
    found: str, places: Places, store: KeyStore, backend: "TalkativeBackend", make_database: "MakeDatabase"
) -> None:
    places.vault_dir.mkdir(parents=True)
    (places.home / found).write_bytes(b"")
    assert protection.exists(places)
    with pytest.raises(Refusal, match="There is a vault here already"):
        _finish(places, store, make_database)
    assert sorted(os.listdir(places.home)) == ["vault"]
    assert not backend.written


def test_nothing_is_made_where_a_backup_lies(
    places: Places, store: KeyStore, backend: "TalkativeBackend", make_database: "MakeDatabase"
) -> None:
    places.backups_dir.mkdir(parents=True)
    (places.backups_dir / "2026-11-02.wwbackup").touch()
    with pytest.raises(Refusal, match="There are backups of a vault here"):
        _finish(places, store, make_database)
    assert not protection.exists(places)
    assert not backend.written


def test_a_backups_folder_that_cannot_be_listed_counts_as_full(
    places: Places, store: KeyStore, make_database: "MakeDatabase"
) -> None:
    places.home.mkdir()
    places.backups_dir.write_text("not a folder")
    with pytest.raises(Refusal, match="There are backups of a vault here"):
        _finish(places, store, make_database)


def test_a_file_in_the_vaults_place_counts_as_a_vault(places: Places) -> None:
    places.home.mkdir()
    places.vault_dir.write_text("what is this?")
    assert protection.exists(places)


def test_a_link_to_nowhere_counts_as_a_vault(places: Places) -> None:
    places.home.mkdir()
    places.vault_dir.symlink_to(places.home / "a stick that is not plugged in")
    assert protection.exists(places)


def test_a_folder_that_cannot_be_listed_counts_as_a_vault(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert protection.exists(places)


def test_what_a_file_manager_left_behind_is_no_vault(
    places: Places, store: KeyStore, make_database: "MakeDatabase"
) -> None:
    places.vault_dir.mkdir(parents=True)
    (places.vault_dir / ".DS_Store").touch()
    assert not protection.exists(places)
    _finish(places, store, make_database)
    assert _opens(places, store)


def test_a_vault_that_appears_meanwhile_is_not_replaced(
    places: Places, store: KeyStore, make_database: "MakeDatabase"
) -> None:
    def make_slowly(path: Path, key: bytes) -> None:
        make_database(path, key)
        _finish(places, store, make_database)

    with pytest.raises(Refusal, match="There is a vault here already"):
        _finish(places, store, make_slowly)
    assert _opens(places, store)


def test_a_vault_that_appears_at_the_last_moment_stays_where_it_is(
    places: Places, store: KeyStore, make_database: "MakeDatabase"
) -> None:
    def make_while_another_appears(path: Path, key: bytes) -> None:
        make_database(path, key)
        places.vault_dir.mkdir()
        places.database.write_text("somebody's notes")

    with pytest.raises(Refusal, match="There is a vault here already"):
        _finish(places, store, make_while_another_appears)
    assert places.database.read_text() == "somebody's notes"
    assert sorted(os.listdir(places.vault_dir)) == ["main.db"]
    assert not places.left_half_made()


def test_a_database_that_is_not_made_stops_everything(places: Places, store: KeyStore) -> None:
    with pytest.raises(Damaged):
        _finish(places, store, lambda _path, _key: None)
    assert not protection.exists(places)


def test_trouble_with_the_database_leaves_no_vault(places: Places, store: KeyStore) -> None:
    def fail(path: Path, _: bytes) -> None:
        path.touch()
        raise DiskFull

    with pytest.raises(DiskFull):
        _finish(places, store, fail)
    assert not protection.exists(places)
    assert not places.left_half_made()


def test_a_key_that_does_not_read_back_is_not_relied_on(
    places: Places, backend: "TalkativeBackend", make_database: "MakeDatabase"
) -> None:
    with pytest.raises(Fault, match="could not be read back"):
        _finish(places, KeyStore(lambda: (backend,), lambda _store, _path: False), make_database)
    assert not protection.exists(places)


def test_a_weak_passphrase_leaves_nothing(places: Places, store: KeyStore, make_database: "MakeDatabase") -> None:
    with pytest.raises(Refusal) as caught:
        protection.finish(protection.begin(), Protection.PASSPHRASE, "hello", places, store, make_database)
    assert caught.value.field == "passphrase"
    assert not protection.exists(places)
    assert not places.left_half_made()


def test_the_same_setup_may_try_again(
    places: Places, store: KeyStore, backend: "TalkativeBackend", make_database: "MakeDatabase"
) -> None:
    setup = protection.begin()
    backend.trouble = ConnectionError()
    with pytest.raises(Refusal):
        protection.finish(setup, Protection.EASY, "", places, store, make_database)
    backend.trouble = None
    protection.finish(setup, Protection.EASY, "", places, store, make_database)
    assert protection.open_with_sheet(protection.read_header(places), setup.recovery_code)


def test_two_groups_typed_back() -> None:
    setup = protection.begin()
    for number, group in enumerate(setup.recovery_groups):
        assert setup.typed_back(number, f" {group.lower()} ")
        assert not setup.typed_back(number, group[:-1])
    assert not setup.typed_back(0, "")
    assert setup.recovery_code.replace("-", "") == "".join(setup.recovery_groups)


def test_begin_writes_nothing_and_never_repeats(places: Places) -> None:
    assert len({protection.begin().recovery_code for _ in range(50)}) == 50
    assert not places.home.exists()


def test_a_power_cut_at_any_step_leaves_no_vault_or_a_whole_one(
    tmp_path: Path, store: KeyStore, make_database: "MakeDatabase", steps: DiskSteps
) -> None:
    total = _count_steps(steps, Places(tmp_path / "counting"), store, make_database)
    assert total > 20
    outcomes = []
    for step in range(total):
        places = Places(tmp_path / str(step))
        with pytest.raises(PowerCut), steps.stopping_at(step, PowerCut(), for_good=True):
            _finish(places, store, make_database)
        outcomes.append(protection.exists(places))
        if not outcomes[-1]:
            _finish(places, store, make_database)
            assert not places.left_half_made()
        assert _opens(places, store)
        assert places.database.is_file()
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {True, False}


@pytest.mark.parametrize(
    ("code", "fault"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnly), (errno.EACCES, ReadOnly), (errno.EIO, Fault)],
)
def test_disk_trouble_at_any_step_is_a_named_fault_and_the_next_attempt_works(
    code: int,
    fault: type[Fault],
    tmp_path: Path,
    store: KeyStore,
    make_database: "MakeDatabase",
    steps: DiskSteps,
) -> None:
    total = _count_steps(steps, Places(tmp_path / "counting"), store, make_database)
    faults = 0
    for step in range(total):
        places = Places(tmp_path / str(step))
        with steps.stopping_at(step, OSError(code, os.strerror(code))):
            found = _fault_of(lambda places=places: _finish(places, store, make_database))  # type: ignore[misc]
        assert found in (None, fault)
        faults += found is not None
        if not protection.exists(places):
            _finish(places, store, make_database)
        assert _opens(places, store)
        assert not places.left_half_made()
    assert faults > total // 2


def test_a_disk_that_stays_full_tidies_nothing_and_harms_nothing(
    places: Places, store: KeyStore, make_database: "MakeDatabase", steps: DiskSteps
) -> None:
    with pytest.raises(DiskFull), steps.stopping_at(8, OSError(errno.ENOSPC, "full"), for_good=True):
        _finish(places, store, make_database)
    assert not protection.exists(places)
    _finish(places, store, make_database)
    assert _opens(places, store)
