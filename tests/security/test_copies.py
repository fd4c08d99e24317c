"""Of two copies of the key file one is always enough, and it mends the other."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, NotAVault, VaultMissing
from workwell_desktop.security import copies, opening, protection
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.places import Places

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault


def _zeroed(path: Path) -> None:
    path.write_bytes(b"")


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _replaced_by_a_foreign_file(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 a paper somebody put here")


def _removed(path: Path) -> None:
    path.unlink()


def _replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("kept")


HARM = [_zeroed, _flipped, _cut, _replaced_by_a_foreign_file, _removed, _replaced_by_a_folder]


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("which", ["header", "header_prev"])
def test_one_whole_copy_mends_the_other(easy_vault: "MadeVault", harm: Callable[[Path], None], which: str) -> None:
    places = easy_vault.places
    whole = places.header.read_bytes()
    harm(getattr(places, which))
    header = protection.read_header(places)
    assert protection.open_with_sheet(header, easy_vault.setup.recovery_code)
    assert header.source == places.header
    assert places.header.read_bytes() == places.header_prev.read_bytes() == whole


def test_what_was_damaged_is_set_aside_and_not_deleted(easy_vault: "MadeVault") -> None:
    _replaced_by_a_foreign_file(easy_vault.places.header)
    protection.read_header(easy_vault.places)
    aside = list(easy_vault.places.vault_dir.glob("vault.wwk.aside-*"))
    assert [path.read_bytes()[:4] for path in aside] == [b"%PDF"]


@pytest.mark.parametrize("harm", HARM)
def test_two_harmed_copies_are_a_named_fault_and_nothing_changes(
    easy_vault: "MadeVault", harm: Callable[[Path], None]
) -> None:
    places = easy_vault.places
    harm(places.header)
    harm(places.header_prev)
    before = sorted(os.listdir(places.vault_dir))
    with pytest.raises((Damaged, NotAVault)) as caught:
        protection.read_header(places)
    assert "changed nothing" in caught.value.sentence or "Nothing was changed" in caught.value.sentence
    assert sorted(os.listdir(places.vault_dir)) == before
    assert protection.exists(places)


def test_no_vault_at_all_is_missing(places: Places) -> None:
    with pytest.raises(VaultMissing):
        protection.read_header(places)


def test_a_later_copy_wins_over_an_earlier_one(easy_vault: "MadeVault") -> None:
    places, old = easy_vault.places, easy_vault.places.header.read_bytes()
    locks = OpenLocks(places, easy_vault.keys, easy_vault.store)
    header = locks.read()
    locks.write(opening.resealed(header, easy_vault.keys), lambda: True, "")
    new = places.header.read_bytes()
    for stale in (places.header, places.header_prev):
        stale.write_bytes(old)
        assert protection.read_header(places).revision == 2
        assert places.header.read_bytes() == places.header_prev.read_bytes() == new


def test_copies_of_two_vaults_are_never_mended(easy_vault: "MadeVault", tmp_path: Path) -> None:
    places = easy_vault.places
    other = Places(tmp_path / "other")
    protection.finish(protection.begin(), Protection.EASY, "", other, easy_vault.store, lambda path, _: path.touch())
    places.header.write_bytes(other.header.read_bytes())
    kept = places.header_prev.read_bytes()
    with pytest.raises(Damaged, match="different vaults"):
        protection.read_header(places)
    assert places.header_prev.read_bytes() == kept


def test_one_newer_copy_is_enough_to_refuse(easy_vault: "MadeVault") -> None:
    from hashlib import sha256

    places = easy_vault.places
    body = b"WorkWell key file, format 3\nwhatever comes"
    newer = body + b"\n" + sha256(body).hexdigest().encode() + b"\n"
    for path in (places.header_prev, places.header):
        path.write_bytes(newer)
        with pytest.raises(NewerFormat):
            protection.read_header(places)
        assert path.read_bytes() == newer


def test_a_disk_that_cannot_be_read_is_not_called_damage(
    easy_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(Fault, match="cannot be read just now") as caught:
        copies.read(easy_vault.places)
    assert type(caught.value) is Fault


def test_a_folder_that_cannot_be_written_still_opens(
    easy_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "read-only file system")

    easy_vault.places.header_prev.unlink()
    monkeypatch.setattr(os, "rename", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    assert protection.open_with_store(protection.read_header(easy_vault.places), easy_vault.store).keys


def test_an_endless_file_is_not_read_to_its_end(easy_vault: "MadeVault") -> None:
    for path in (easy_vault.places.header, easy_vault.places.header_prev):
        with path.open("r+b") as file:
            file.truncate(1 << 40)
    with pytest.raises(Damaged):
        protection.read_header(easy_vault.places)
