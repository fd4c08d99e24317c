"""The power fails after every single write: whatever part of it reached the disk, nothing acknowledged is lost."""

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.reliability.at_work import over, settle_in
from tests.reliability.disk_model import Disk
from tests.reliability.figures import record, times
from tests.reliability.homes import Home, groups_in
from tests.reliability.recorded_work import passphrase
from tests.reliability.recording import can_record, recorded
from tests.vault_fixture import KEY
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.security import passphrase as passphrases
from workwell_desktop.security import protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.open_vault import OpenVault

WORK = "tests.reliability.recorded_work"
pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(not can_record(), reason="calls cannot be watched on this computer"),
]


@dataclass
class Tally:
    """What the images of one recording came to."""

    images: int = 0
    damaged: int = 0
    lost: int = 0

    def words(self) -> str:
        """Return the tally as a figure."""
        return f"{self.images:,} images: {self.damaged} damaged, {self.lost} without something acknowledged"


@pytest.mark.parametrize(("saves", "variants", "seed"), [(times(9, 40), times(5, 10), seed) for seed in (1, 2)])
def test_no_power_loss_damages_or_loses_what_was_saved(tmp_path: Path, saves: int, variants: int, seed: int) -> None:
    tally = Tally()
    for files, acknowledged in _images(_a_vault(tmp_path), tmp_path, ("saves", saves), (variants, seed)):
        _judge(tally, acknowledged, partial(_last_note, tmp_path, files))
    record(2, f"power loss while saving, chance {seed}", tally.words())
    assert tally.images >= 1750
    assert (tally.damaged, tally.lost) == (0, 0)


def test_the_same_test_notices_when_nothing_is_flushed(tmp_path: Path) -> None:
    tally = Tally()
    for files, acknowledged in _images(_a_vault(tmp_path), tmp_path, ("saves", 5, "OFF"), (1, 3)):
        _judge(tally, acknowledged, partial(_last_note, tmp_path, files))
    record(2, "the same without flushing, which must fail", tally.words())
    assert tally.lost or tally.damaged


def test_no_power_loss_leaves_a_vault_without_a_key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "STANDARD", passphrases.FLOOR)
    places = Places(tmp_path / "home")
    begun = protection.begin()
    protection.finish(begun, Protection.PASSPHRASE, passphrase(0), places, KeyStore.for_this_run(), _no_database)
    tally, sheets = Tally(), 0
    work = ("rekeys", times(3, 12))
    for files, acknowledged in _images(places.vault_dir, tmp_path, work, (times(2, 20), 4), places.home):
        found = Places(tmp_path / f"found-{tally.images}")
        _lay_out(found.vault_dir, files)
        _judge(tally, acknowledged, partial(_passphrase_of, found, acknowledged))
        protection.open_with_sheet(protection.read_header(found), begun.recovery_code)
        sheets += 1
    record(2, "power loss while the passphrase changes", f"{tally.words()}; the sheet opened {sheets}")
    assert tally.images == sheets > 30
    assert (tally.damaged, tally.lost) == (0, 0)


def test_no_power_loss_lets_the_witness_run_ahead_of_the_vault(tmp_path: Path) -> None:
    """The witness is not waited for, so it may be behind; were it ahead, a whole vault would be called older."""
    home, tally, older = Home(tmp_path / "home"), Tally(), 0
    home.make()
    shutil.rmtree(home.places.backups_dir)
    after = Home(tmp_path / "after")
    for files, acknowledged in _images(home.folder, tmp_path, ("witnessed", times(5, 30)), (times(3, 8), 5)):
        _lay_out(after.folder, files)
        opened = after.open()
        older += opened.freshness is not Freshness.FRESH
        _judge(tally, acknowledged, partial(_groups_added, opened))
        opened.vault.close()
    record(2, "power loss, and the witness beside the vault", f"{tally.words()}; {older} called older")
    assert tally.images > 300
    assert (tally.damaged, tally.lost, older) == (0, 0, 0)


def _groups_added(opened: OpenVault) -> int:
    opened.vault.check()
    return sum(name.startswith("Group ") for name in groups_in(opened))


def _a_vault(folder: Path) -> Path:
    """Make a vault with a session to write about; return its folder."""
    place = folder / "vault"
    place.mkdir()
    vault = Vault.create(place / "main.db", KEY)
    settle_in(over(vault))
    vault.close()
    return place


def _images(
    place: Path, folder: Path, work: tuple[object, ...], how: tuple[int, int], given: Path | None = None
) -> Iterator[tuple[Mapping[str, bytes], int]]:
    """Record some work on the files in `place`; yield what each loss of power may leave, and what was said before."""
    kind, *rest = map(str, work)
    variants, seed = how
    disk = Disk.holding({str(path): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()})
    chance = random.Random(seed)
    for step in recorded(WORK, place, kind, str(given or place), *rest, calls=folder / "calls"):
        disk.take(step)
        for image in disk.after_power_loss(variants, chance):
            files = {str(Path(name).relative_to(place)): data for name, data in image.items()}
            yield files, int(disk.said[-1]) if disk.said else 0


def _judge(tally: Tally, acknowledged: int, found: Callable[[], int]) -> None:
    """Count an image whose newest acknowledged save is `found()`."""
    tally.images += 1
    try:
        tally.lost += found() < acknowledged
    except Fault:
        tally.damaged += 1


def _last_note(folder: Path, files: Mapping[str, bytes]) -> int:
    """Open what was left as the program does, check all of it, and return the number of the newest note."""
    place = folder / "after"
    _lay_out(place, files)
    vault = Vault.open(place / "main.db", KEY)
    try:
        vault.check()
        with vault.work("test.read") as work:
            (session,) = work.sessions.of_group(work.groups.all()[0].id)
            note = work.notes.of_session(session.id)
            found = work.search.find("Round")
    finally:
        vault.close()
    number = int(note.text.aims) if note is not None else 0
    if note is not None and note.text.happened and not found:
        raise Fault
    return number


def _passphrase_of(places: Places, at_least: int) -> int:
    """Return the number of the passphrase that opens the key file, trying those that may be there."""
    header = protection.read_header(places)
    assert header.revision - 1 >= at_least
    protection.open_with_passphrase(header, passphrase(header.revision - 1))
    return header.revision - 1


def _lay_out(place: Path, files: Mapping[str, bytes]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for old in place.rglob("*"):
        if old.is_file():
            old.unlink()
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)


def _no_database(path: Path, key: bytes) -> None:
    path.write_bytes(key[::-1])
