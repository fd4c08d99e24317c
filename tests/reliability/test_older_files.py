"""An older file is put in the vault's place, or its log taken away: the state has a name and nothing is written.

The database itself cannot notice: an older file is whole. The witness beside the vault does.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.figures import record, times
from tests.reliability.homes import Home, add_group, groups_in
from workwell_desktop.domain.errors import Fault, ReadOnly
from workwell_desktop.domain.freshness import Freshness

pytestmark = pytest.mark.reliability

ROUNDS = times(12, 60)


def _hot(home: Home, folder: Path) -> None:
    """Copy the vault's files as a sudden stop would leave them, log and all."""
    shutil.copytree(home.places.vault_dir, folder, ignore=shutil.ignore_patterns("*-shm"))


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, tuple[Path, ...]]:
    """Return a home, and its vault as it was after each of many saves; the home itself is as after the last."""
    home = Home(tmp_path_factory.mktemp("older"))
    home.make()
    opened = home.open()
    kept = []
    for number in range(ROUNDS):
        add_group(opened, f"Group {number}")
        folder = home.folder / f"state-{number}"
        _hot(home, folder)
        kept.append(folder)
        if number % 5 == 4:
            opened.vault._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.vault.close()
    return home, tuple(kept)


def _put(home: Home, place: Path, state: Path, *, log: Callable[[Path], object] | None = None) -> Home:
    tampered = home.copy_to(place)
    shutil.rmtree(tampered.places.vault_dir)
    shutil.copytree(state, tampered.places.vault_dir)
    if log is not None:
        log(tampered.places.vault_dir / "main.db-wal")
    return tampered


def test_every_older_state_is_known_as_older_and_opens_for_reading_only(
    states: tuple[Home, tuple[Path, ...]], tmp_path: Path
) -> None:
    home, kept = states
    found: Counter[Freshness] = Counter()
    for number, state in enumerate(kept[:-1]):
        tampered = _put(home, tmp_path / str(number), state)
        opened = tampered.open()
        found[opened.freshness] += 1
        names = groups_in(opened)
        assert f"Group {number}" in names
        assert f"Group {number + 1}" not in names
        with pytest.raises(ReadOnly):
            add_group(opened, "Written over")
        opened.vault.close()
        shutil.rmtree(tampered.folder)
    words = f"{sum(found.values())} tries: OLDER {found[Freshness.OLDER]}"
    record(4, "tampered: an older file in the vault's place", words)
    assert found == {Freshness.OLDER: len(kept) - 1}


def test_the_newest_state_after_a_sudden_stop_is_the_vault_itself(
    states: tuple[Home, tuple[Path, ...]], tmp_path: Path
) -> None:
    home, kept = states
    opened = _put(home, tmp_path / "newest", kept[-1]).open()
    assert opened.freshness is Freshness.FRESH
    assert f"Group {ROUNDS - 1}" in groups_in(opened)
    opened.vault.close()


def _flip_at(place: int) -> Callable[[Path], object]:
    def flip(log: Path) -> None:
        data = bytearray(log.read_bytes())
        data[place % len(data)] ^= 1
        log.write_bytes(data)

    return flip


def _cut_at(end: int) -> Callable[[Path], object]:
    return lambda log: log.write_bytes(log.read_bytes()[:end])


def test_a_log_that_is_gone_cut_or_flipped_is_never_a_silent_loss(
    states: tuple[Home, tuple[Path, ...]], tmp_path: Path
) -> None:
    """Either everything saved is there, or the state says that something is missing."""
    home, kept = states
    size = (kept[-1] / "main.db-wal").stat().st_size
    assert size
    harms: list[Callable[[Path], object]] = [Path.unlink, lambda log: log.write_bytes(b"")]
    harms += [_cut_at(end) for end in range(1, size, size // 12)]
    harms += [_flip_at(place) for place in range(0, size, size // times(25, 400))]
    told: Counter[str] = Counter()
    for number, harm in enumerate(harms):
        tampered = _put(home, tmp_path / str(number), kept[-1], log=harm)
        try:
            opened = tampered.open()
        except Fault as fault:
            told[type(fault).__name__] += 1
            continue
        complete = f"Group {ROUNDS - 1}" in groups_in(opened)
        told["complete" if complete else opened.freshness.name] += 1
        assert complete or opened.freshness is not Freshness.FRESH, number
        opened.vault.close()
        shutil.rmtree(tampered.folder)
    words = ", ".join(f"{name} {count}" for name, count in sorted(told.items()))
    record(4, "tampered: the log after a sudden stop", f"{sum(told.values())} tries: {words}; 0 silent losses")
    assert told["OLDER"]


def test_another_computers_vault_is_known_as_another(tmp_path: Path) -> None:
    home, other = Home(tmp_path / "here"), Home(tmp_path / "there")
    home.make()
    parted = home.copy_to(other.folder)
    for each, name in ((home, "Here"), (parted, "There"), (parted, "Further")):
        opened = each.open()
        add_group(opened, name)
        opened.vault.close()
    shutil.copy(parted.places.database, home.places.database)
    opened = home.open()
    assert opened.freshness is Freshness.OTHER
    opened.vault.close()
    record(4, "tampered: the vault went on elsewhere", "1 try: OTHER, open for reading only")
