"""The second place for backups: choose it, know how it is, and bring proved backups there."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from workwell_desktop.domain.backup import PlaceState, SecondPlace
from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly, Refusal
from workwell_desktop.security import disk
from workwell_desktop.security.places import Places
from workwell_desktop.storage import backup, backup_places
from workwell_desktop.storage.backup import Kept
from workwell_desktop.storage.backup_places import Chosen

_TRIED = ".workwell-tried"


@dataclass(frozen=True)
class SecondPlaces:
    """The second place of one computer's vault; asks the disk and the stick, so it is meant for a worker."""

    places: Places

    @property
    def _remembered(self) -> Path:
        return self.places.state_dir / "second-place.json"

    def chosen(self) -> Chosen | None:
        """Return the place as this computer remembers it."""
        with suppress(OSError):
            return backup_places.chosen_from(self._remembered.read_bytes())
        return None

    def choose(self, folder: Path) -> SecondPlace:
        """Take a folder as the second place. Raises a `Refusal` for one inside our own, a `Fault` if it cannot be."""
        if folder.resolve().is_relative_to(self.places.home.resolve()):
            raise Refusal(
                "This folder belongs to WorkWell itself and would be lost with it. Choose one on another disk, "
                "such as a USB stick.",
                "folder",
            )
        chosen = backup_places.settle_in(folder)
        with disk.typed_faults():
            disk.make_folder(self.places.state_dir)
            disk.replace_whole(self._remembered, chosen.written())
        return self._as_it_is(chosen)

    def forget(self) -> None:
        """Use no second place from now on. What lies there stays. Raises a `Fault`."""
        with disk.typed_faults():
            self._remembered.unlink(missing_ok=True)

    def look(self) -> SecondPlace | None:
        """Return the place and how it is now; None when none was chosen."""
        chosen = self.chosen()
        return self._as_it_is(chosen) if chosen else None

    def folder(self) -> Path | None:
        """Return where the place is just now; None when none was chosen or it is not connected."""
        chosen = self.chosen()
        return backup_places.find_again(chosen) if chosen else None

    def bring(self, kept: Iterable[Kept]) -> tuple[Kept, ...]:
        """Copy proved backups there and return them. Raises a `Fault` when the place does not serve."""
        folder = self.folder()
        if folder is None:
            return ()
        brought = tuple(backup_places.copy_to(one, folder) for one in kept)
        backup_places.copy_process_notes(self.places.backups_dir, folder)
        backup_places.remember_erased(folder, backup_places.erased_in(self.places.backups_dir))
        return brought

    def all(self) -> tuple[Kept, ...]:
        """Return the backups that lie there, the oldest first."""
        folder = self.folder()
        return backup.all_in(folder) if folder else ()

    def _as_it_is(self, chosen: Chosen) -> SecondPlace:
        told = SecondPlace(folder=str(chosen.folder), name=chosen.name)
        folder = backup_places.find_again(chosen)
        if folder is None:
            return replace(told, state=PlaceState.AWAY)
        state = PlaceState.READY if _can_be_written(folder) else PlaceState.READ_ONLY
        return replace(told, folder=str(folder), state=state, risk=backup_places.risk_of(folder))


def state_after(trouble: Fault) -> PlaceState:
    """Name how a place is that did not take a backup."""
    if isinstance(trouble, DiskFull):
        return PlaceState.FULL
    return PlaceState.READ_ONLY if isinstance(trouble, ReadOnly) else PlaceState.TROUBLE


def _can_be_written(folder: Path) -> bool:
    """Try it: what the system says of a stick's permissions is not always so."""
    tried = folder / _TRIED
    try:
        tried.touch(mode=0o600)
        tried.unlink()
    except OSError:
        return False
    return True
