"""The key of private notes opens by its own passphrase, is kept twice, and is in nobody else's hands."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.security.conftest import PASSPHRASE
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault, NewerFormat, NotAVault, Refusal, VaultMissing
from workwell_desktop.security import disk, passphrase, process_file, process_key
from workwell_desktop.security.framing import framed, unframed
from workwell_desktop.security.process_key import ProcessKeys
from workwell_desktop.security.process_places import ProcessPlaces

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault

OWN = "seven slow herons above the quarry"
OTHER = "a green ladder nobody ever climbs"


@pytest.fixture
def made(easy_vault: "MadeVault") -> ProcessKeys:
    keys = process_key.begin(OWN, easy_vault.places)
    ProcessPlaces.of(easy_vault.places).coming_database.write_bytes(b"notes")
    ProcessPlaces.of(easy_vault.places).commit(process_key.key_file(keys, keys.database_key))
    return keys


@pytest.fixture
def here(easy_vault: "MadeVault") -> ProcessPlaces:
    return ProcessPlaces.of(easy_vault.places)


def test_the_passphrase_alone_opens_and_the_keys_are_random(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault"
) -> None:
    found = process_key.opened(here, OWN)
    assert (found.database_key, found.audit_key) == (made.database_key, made.audit_key)
    another = process_key.begin(OWN, easy_vault.places)
    drawn = {found.database_key, found.audit_key, found.master_key, another.database_key, another.master_key}
    assert len(drawn | {easy_vault.keys.master_key, easy_vault.keys.database_key}) == 7
    assert stat.S_IMODE(here.header.stat().st_mode) == 0o600
    assert here.header.read_bytes() == here.header_prev.read_bytes()


def test_a_wrong_passphrase_is_told_in_words_of_its_own(made: ProcessKeys, here: ProcessPlaces) -> None:
    with pytest.raises(Refusal) as caught:
        process_key.opened(here, "seven slow herons above the quary")
    assert caught.value.sentence == process_key.WRONG
    assert caught.value.field == "passphrase"
    with pytest.raises(Refusal, match="Please type"):
        process_key.opened(here, "  ")


def test_the_password_store_never_hears_of_it(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault"
) -> None:
    written = list(easy_vault.backend.written)
    process_key.opened(here, OWN)
    process_key.changed(here, easy_vault.places, OWN, OTHER)
    assert easy_vault.backend.written == written


@pytest.mark.slow
def test_the_vaults_own_passphrase_is_refused(passphrase_vault: "MadeVault") -> None:
    with pytest.raises(Refusal) as caught:
        process_key.begin(PASSPHRASE, passphrase_vault.places)
    assert caught.value.sentence == process_key.SAME_AS_VAULT
    assert process_key.begin(OWN, passphrase_vault.places)


@pytest.mark.slow
def test_a_weak_passphrase_is_refused(easy_vault: "MadeVault") -> None:
    with pytest.raises(Refusal):
        process_key.begin("password", easy_vault.places)


@pytest.mark.slow
def test_keys_show_nothing_of_themselves(made: ProcessKeys) -> None:
    assert repr(made) == "ProcessKeys(hidden)"
    with pytest.raises(TypeError):
        made.__reduce__()


# ------------------------------------------------------------------------------------------------ another passphrase


@pytest.mark.slow
def test_another_passphrase_takes_the_place_of_the_old_one(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault"
) -> None:
    old_file = here.header.read_bytes()
    process_key.changed(here, easy_vault.places, OWN, OTHER)
    assert process_key.opened(here, OTHER).database_key == made.database_key
    with pytest.raises(Refusal):
        process_key.opened(here, OWN)
    assert here.header.read_bytes() == here.header_prev.read_bytes() != old_file
    assert process_key.opened(here, OTHER).master_key != made.master_key


@pytest.mark.slow
def test_changing_needs_the_old_one_and_says_which_field(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault"
) -> None:
    before = here.header.read_bytes()
    with pytest.raises(Refusal) as caught:
        process_key.changed(here, easy_vault.places, OTHER, OTHER)
    assert caught.value.field == "old"
    with pytest.raises(Refusal) as caught:
        process_key.changed(here, easy_vault.places, OWN, "1234")
    assert caught.value.field == "passphrase"
    assert here.header.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_while_changing_leaves_one_way_in(
    made: ProcessKeys,
    here: ProcessPlaces,
    easy_vault: "MadeVault",
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
) -> None:
    real, count = disk.replace_whole, 0

    def full(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == failing:
            raise OSError(28, "no room")
        real(path, data)

    monkeypatch.setattr(disk, "replace_whole", full)
    if failing == 1:
        with pytest.raises(DiskFull):
            process_key.changed(here, easy_vault.places, OWN, OTHER)
    else:
        process_key.changed(here, easy_vault.places, OWN, OTHER)
    monkeypatch.undo()
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)
    assert process_key.opened(here, OWN if failing == 1 else OTHER).database_key == made.database_key
    assert here.header.read_bytes() == here.header_prev.read_bytes()


# ------------------------------------------------------------------------------------------------------ the key file


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


HARM: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "flipped": _flipped,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "foreign": lambda path: path.write_bytes(b"%PDF-1.7"),
}


@pytest.mark.slow
@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("which", ["header", "header_prev"])
def test_one_whole_copy_mends_the_other(made: ProcessKeys, here: ProcessPlaces, harm: str, which: str) -> None:
    whole = here.header.read_bytes()
    HARM[harm](getattr(here, which))
    assert process_key.opened(here, OWN).database_key == made.database_key
    assert here.header.read_bytes() == here.header_prev.read_bytes() == whole


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("gone", VaultMissing),
        ("empty", Damaged),
        ("flipped", Damaged),
        ("cut", Damaged),
        ("foreign", NotAVault),
    ],
)
def test_without_a_whole_copy_it_says_what_is_wrong_and_makes_no_new_one(
    made: ProcessKeys, here: ProcessPlaces, harm: str, kind: type[Fault]
) -> None:
    for path in (here.header, here.header_prev):
        HARM[harm](path)
    before = {path.name: path.read_bytes() for path in here.folder.iterdir() if path.is_file()}
    with pytest.raises(kind) as caught:
        process_key.opened(here, OWN)
    assert "private notes" in caught.value.sentence
    assert {path.name: path.read_bytes() for path in here.folder.iterdir() if path.is_file()} == before


@pytest.mark.slow
def test_a_newer_key_file_is_left_alone(made: ProcessKeys, here: ProcessPlaces) -> None:
    newer = framed(b"WorkWell private notes key file, format ", 2, {"anything": 1})
    here.header.write_bytes(newer)
    with pytest.raises(NewerFormat):
        process_key.opened(here, OWN)
    assert here.header.read_bytes() == newer


@pytest.mark.slow
def test_a_change_made_on_purpose_is_noticed(made: ProcessKeys, here: ProcessPlaces) -> None:
    magic = b"WorkWell private notes key file, format "
    _, values = unframed(magic, 1, here.header.read_bytes())
    for path in (here.header, here.header_prev):
        path.write_bytes(framed(magic, 1, values | {"revision": 9}))
    with pytest.raises(Damaged):
        process_key.opened(here, OWN)


@pytest.mark.slow
def test_copies_of_different_notes_are_not_mixed(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault"
) -> None:
    other = process_key.begin(OTHER, easy_vault.places)
    here.header_prev.write_bytes(process_key.key_file(other, other.database_key))
    with pytest.raises(Damaged) as caught:
        process_key.opened(here, OWN)
    assert caught.value.sentence == process_file.DISAGREE


# ------------------------------------------------------------------------------------------------ coming into place


@pytest.mark.slow
@pytest.mark.parametrize("stop", range(12))
def test_new_notes_come_into_place_whole_wherever_it_is_stopped(
    made: ProcessKeys, here: ProcessPlaces, easy_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    old = (here.database.read_bytes(), here.header.read_bytes())
    other = process_key.begin(OTHER, easy_vault.places)
    file = process_key.key_file(other, other.database_key)
    here.coming_database.write_bytes(b"other notes")
    count = 0
    real: dict[str, Callable[..., None]] = {"rename": os.rename, "replace": os.replace}

    def stopping(name: str) -> Callable[..., None]:
        def step(*paths: Path) -> None:
            nonlocal count
            count += 1
            if count > stop:
                raise KeyboardInterrupt
            real[name](*paths)

        return step

    for name in real:
        monkeypatch.setattr(os, name, stopping(name))
    try:
        here.commit(file)
    except KeyboardInterrupt:
        pass
    else:
        assert count <= stop
    monkeypatch.undo()
    counts = here.coming_header.exists() or here.header.read_bytes() == file
    here.settle()
    now = (here.database.read_bytes(), here.header.read_bytes())
    assert now == ((b"other notes", file) if counts else old)
    kept = {path.read_bytes() for path in here.folder.glob("process.*aside*")}
    assert not counts or set(old) <= kept, "what was there before is kept"
