"""Each change of locks and keys, stopped before each of its writes: the vault opens and holds what was in it."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.usecases.kept_safe import (
    PASSPHRASE,
    SECOND,
    Safe,
    Shelf,
    by_passphrase,
    by_store,
    opens,
)
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault
from workwell_desktop.security import disk, passphrase
from workwell_desktop.security.header import Cost
from workwell_desktop.security.renewing import Renewal
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.protecting import Protecting


class Stopped(BaseException):
    """The computer went dark here."""


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost next to nothing."""
    for name in ("FLOOR", "STANDARD"):
        monkeypatch.setattr(passphrase, name, Cost(memory_kib=64, passes=1, lanes=1))


CHANGES: dict[str, tuple[Protection, Callable[[Protecting], object]]] = {
    "change passphrase": (Protection.PASSPHRASE, lambda it: it.change_passphrase(PASSPHRASE, SECOND)),
    "login to passphrase": (Protection.EASY, lambda it: it.use_passphrase(PASSPHRASE)),
    "passphrase to login": (Protection.PASSPHRASE, lambda it: it.use_login()),
    "new sheet, login": (Protection.EASY, lambda it: it.finish_new_sheet(it.new_sheet())),
    "new sheet, passphrase": (Protection.PASSPHRASE, lambda it: it.finish_new_sheet(it.new_sheet(), PASSPHRASE)),
    "new database key": (Protection.EASY, lambda it: it.rotate_database()),
}


class Darkness:
    """Stops the program before the write with a given number, and lets nothing be written from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> None:
        self.left: int | None = None
        self.dark = False
        for owner, name in (
            (os, "rename"),
            (os, "replace"),
            (disk, "write_new"),
            (Path, "unlink"),
            (Vault, "rewritten"),
            (shelf, "set_password"),
            (shelf, "delete_password"),
        ):
            self._stand_before(monkeypatch, owner, name)

    def _stand_before(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        really = getattr(owner, name)

        def write(*given: object, **named: object) -> object:
            if self.left is not None and not self.dark:
                self.left -= 1
                self.dark = self.left < 0
            if self.dark:
                raise Stopped
            return really(*given, **named)

        monkeypatch.setattr(owner, name, write)

    def falls_after(self, writes: int) -> None:
        self.left, self.dark = writes, False

    def lifts(self) -> None:
        self.left, self.dark = None, False


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_stopped_before_any_write_the_vault_opens(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    way, change = CHANGES[name]
    monkeypatch.setattr(OpenVault, "backups", property(lambda _self: NoBackups()))
    for writes in range(100):
        safe = Safe(tmp_path / f"home {writes}", way)
        with monkeypatch.context() as patch:
            darkness = Darkness(patch, safe.shelf)
            darkness.falls_after(writes)
            try:
                change(safe.protecting)
            except Stopped:
                stopped = True
            else:
                stopped = False
            darkness.lifts()
        assert_it_opens(safe, f"{name}, stopped before write {writes}")
        safe.close()
        if not stopped:
            break
    assert not stopped
    assert writes >= 4


class NoBackups:
    """Backups that take no time: they are tested elsewhere."""

    def back_up(self, *_: object) -> None:
        """Make none."""


def assert_it_opens(safe: Safe, when: str) -> None:
    """The door that the key file names opens; in Easy mode that is the store, else one of the two passphrases."""
    mode = Protecting(safe.opened).mode()
    if mode is Protection.EASY:
        assert opens(safe, by_store), when
    else:
        assert opens(safe, by_passphrase(SECOND)) or opens(safe, by_passphrase(PASSPHRASE)), when
    with closing(safe.opened.vault):
        held = safe.opened.keys
    assert not safe.places.database_of(held.epoch - 1).exists(), f"{when}: the old file is left"
    if mode is Protection.EASY and held.epoch > 1 and "database" not in when:
        assert safe.item() == (held.master_key,), when


def test_once_the_new_keys_are_in_force_nothing_more_goes_into_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = Safe(tmp_path)
    monkeypatch.setattr(safe.opened.vault, "_engine", Stubborn())
    safe.protecting.rotate_database()
    assert safe.opened.vault.path == safe.places.database_of(2)
    safe.reopen(by_store)


class Stubborn:
    """An engine of which closing fails."""

    def dispose(self) -> None:
        raise OSError("the disk is gone")


def test_when_nobody_can_tell_which_keys_are_in_force_nothing_more_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = Safe(tmp_path)

    def lost(*_: object) -> object:
        raise Fault

    with monkeypatch.context() as patch:
        patch.setattr(Renewal, "commit", lost)
        patch.setattr(Renewal, "is_in_force", lost)
        with pytest.raises(Fault):
            safe.protecting.rotate_database()
    with pytest.raises(RuntimeError, match="closed"):
        safe.opened.vault.work("notes.write")
    safe.reopen(by_store)
