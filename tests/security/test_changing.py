"""The locks of an open vault, changed one step at a time: what fails leaves the old ones, what succeeds was tried."""

from typing import TYPE_CHECKING

import pytest

from tests.security.conftest import PASSPHRASE
from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import DiskFull, Fault, Refusal
from workwell_desktop.security import changing, copies, disk, proof, protection
from workwell_desktop.security.changing import OpenLocks

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault

SECOND = "seven green boats and a drum"


def locks_of(vault: "MadeVault") -> OpenLocks:
    return OpenLocks(vault.places, vault.keys, vault.store)


def test_a_passphrase_takes_the_logins_place_and_the_sheet_stays(easy_vault: "MadeVault") -> None:
    assert changing.use_passphrase(locks_of(easy_vault), PASSPHRASE)
    changed = protection.read_header(easy_vault.places)
    assert (changed.mode, changed.keyring) == (Protection.PASSPHRASE, None)
    for keys in (
        protection.open_with_passphrase(changed, PASSPHRASE),
        protection.open_with_sheet(changed, easy_vault.setup.recovery_code),
    ):
        assert keys.database_key == easy_vault.keys.database_key
    assert protection.open_with_store(changed, easy_vault.store).state is StoreState.MISSING


def test_a_new_passphrase_replaces_the_old(passphrase_vault: "MadeVault") -> None:
    assert changing.use_passphrase(locks_of(passphrase_vault), SECOND)
    changed = protection.read_header(passphrase_vault.places)
    assert protection.open_with_passphrase(changed, SECOND)
    with pytest.raises(Refusal):
        protection.open_with_passphrase(changed, PASSPHRASE)


def test_a_weak_new_passphrase_changes_nothing(passphrase_vault: "MadeVault") -> None:
    header = protection.read_header(passphrase_vault.places)
    with pytest.raises(Refusal):
        changing.use_passphrase(locks_of(passphrase_vault), "hello")
    assert protection.read_header(passphrase_vault.places) == header


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_a_vault_that_opens(
    failing: int, passphrase_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, really = [0], disk.replace_whole

    def fill_up(*arguments: object) -> None:
        calls[0] += 1
        if calls[0] >= failing:
            raise OSError(28, "full")
        really(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(disk, "replace_whole", fill_up)
    with pytest.raises(DiskFull):
        changing.use_passphrase(locks_of(passphrase_vault), SECOND)
    monkeypatch.undo()
    after = protection.read_header(passphrase_vault.places)
    assert protection.open_with_passphrase(after, PASSPHRASE if failing == 1 else SECOND)


def test_a_passphrase_that_does_not_open_is_taken_back(
    passphrase_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    header = protection.read_header(passphrase_vault.places)
    monkeypatch.setattr(proof, "passphrase_holds", lambda *_: False)
    with pytest.raises(Fault, match="nothing was changed"):
        changing.use_passphrase(locks_of(passphrase_vault), SECOND)
    assert copies.read(passphrase_vault.places) == header
    assert protection.open_with_passphrase(header, PASSPHRASE)
