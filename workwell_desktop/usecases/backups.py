"""Backups of an open vault: made, proved, thinned, copied to a second place, and told of.

Everything here may take a moment and is meant for a worker; the vault can be worked in meanwhile.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.domain.backup import BackupInfo, BackupStatus, PlaceState, Reason, SecondPlace
from workwell_desktop.domain.errors import Busy, Fault, Refusal
from workwell_desktop.security import backup_keys, disk, opening, protection
from workwell_desktop.security.header import written
from workwell_desktop.storage import backup, backup_places, backup_tiers
from workwell_desktop.storage.backup import Job, Kept
from workwell_desktop.usecases import backup_reading
from workwell_desktop.usecases.second_place import SecondPlaces, state_after

if TYPE_CHECKING:
    from workwell_desktop.security.keys import VaultKeys
    from workwell_desktop.security.places import Places
    from workwell_desktop.storage.vault import Vault
    from workwell_desktop.usecases.open_vault import OpenVault

Progress = Callable[[int], None]
"""Told how much is done, in percent."""

COPYING_ENDS_AT = 80
"""Percent at which the pages are copied and the proving begins."""

_CLOCK_SLACK = timedelta(minutes=5)
_RISKS_STAY = timedelta(days=7)
_STOPPED = "The backup was stopped and nothing of it was kept. Earlier backups are untouched."


class Stopped(Refusal):
    """The person stopped the backup; nothing of it is left."""


@dataclass(frozen=True)
class Making:
    """What a backup is made of, for a vault that may still be opening."""

    vault: "Vault"
    places: "Places"
    keys: "VaultKeys"

    def write(self, reason: Reason, progress: Progress | None, cancelled: Callable[[], bool] | None) -> Kept:
        """Write and prove one. Raises `Stopped` or a `Fault`; nothing is left then."""

        def step(done: int, pages: int) -> None:
            stop_if(cancelled)
            if progress is not None:
                progress(COPYING_ENDS_AT * done // max(1, pages))

        def seal(manifest: bytes) -> bytes:
            stop_if(cancelled)
            return backup_keys.wrapped(self.keys.master_key, self.keys.vault_id, key, manifest)

        key = backup_keys.new_data_key()
        header = protection.look_at_header(self.places)
        if not opening.is_key(header, self.keys.master_key):  # the keys are being changed just now
            raise Busy
        files = {backup.HEADER: written(header)}
        files[backup.KEYS] = backup_keys.for_sheet(header.recovery.recipient, header.vault_id, key)
        job = Job(
            vault=self.vault,
            vault_id=header.vault_id,
            epoch=header.epoch,
            reason=reason,
            key=key,
            seal=seal,
            files=files,
            made_at=datetime.now(UTC),
        )
        return backup.write(job, self.places.backups_dir, step)


@dataclass(frozen=True)
class Backups:
    """What can be done about the backups of an open vault."""

    opened: "OpenVault"

    @property
    def second(self) -> SecondPlaces:
        """The second place."""
        return SecondPlaces(self.opened.places)

    def back_up(
        self,
        reason: Reason = Reason.BY_HAND,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> BackupInfo:
        """Make a verified backup here and, where it is connected, in the second place.

        Raises `Stopped` when `cancelled` says so, or a `Fault`; nothing is left then and earlier backups stay. A
        second place that does not serve is told of by `status`, and is no reason to fail.
        """
        made = Making(self.opened.vault, self.opened.places, self.opened.keys).write(reason, progress, cancelled)
        self.opened.note_backup(made.made_at)
        self._thin(backup.all_in(self.opened.places.backups_dir), made)
        self._bring(made)
        if progress is not None:
            progress(100)
        return backup_reading.told(made)

    def if_changed(self, reason: Reason) -> BackupInfo | None:
        """Make a backup unless there is one of just this, or backups are paused. Raises a `Fault`.

        When nothing changed, the second place is brought what it missed while it was away.
        """
        if self.paused:
            return None
        if self.changed():
            return self.back_up(reason)
        self._catch_up()
        return None

    def if_late(self, every: timedelta) -> BackupInfo | None:
        """Make a backup if anything changed and the newest is older than that. Raises a `Fault`.

        It is asked often: a lock ends the process, and half an hour may never pass in one go.
        """
        last = self.last_made()
        if last is not None and timedelta() <= datetime.now(UTC) - last < every:
            return None
        return self.if_changed(Reason.WHILE_WORKING)

    def changed(self) -> bool:
        """Tell whether anything was written that no backup on this computer holds."""
        with self.opened.vault.work("audit.read") as work:
            head = work.audit.head()
        return all(kept.head() != head for kept in backup.all_in(self.opened.places.backups_dir))

    def all(self) -> tuple[BackupInfo, ...]:
        """Return the backups here and in the second place, the newest first."""
        chosen = self.second.chosen()
        here = [backup_reading.told(kept) for kept in self._own(backup.all_in(self.opened.places.backups_dir))]
        there = [backup_reading.told(kept, chosen.name) for kept in self._own(self.second.all())] if chosen else []
        return tuple(sorted((*here, *there), key=lambda info: info.made_at, reverse=True))

    def status(self) -> BackupStatus:
        """Return how the backups stand: the newest here and there, the second place, what is amiss."""
        everything = self.all()
        here = [info for info in everything if not info.place]
        there = [info for info in everything if info.place]
        return BackupStatus(
            last=here[0] if here else None,
            copied=there[0] if there else None,
            second=self._second_place(),
            paused=self.paused,
            clock=_clock_sentence([info.made_at for info in here[:1]] + self._newest_change()),
            home_risk=backup_places.home_risk_of(self.opened.places.home),
            reserve=self.opened.health.reserve,
        )

    def last_made(self) -> datetime | None:
        """Return when the newest backup on this computer was made; also once the vault is closed."""
        own = self._own(backup.all_in(self.opened.places.backups_dir))
        return own[-1].made_at if own else None

    def check(self, info: BackupInfo) -> None:
        """Read a backup through once more. Raises a `Refusal` or a `Fault` that says what is wrong with it."""
        kept = backup.look_at(Path(info.path))
        header = backup_reading.header_of(kept)
        backup_reading.proved(backup_reading.opened(kept, header, self.opened.keys.master_key))

    def choose_place(self, folder: Path) -> SecondPlace:
        """Take a second place and bring the newest backup there. Raises a `Refusal` or a `Fault`."""
        place = self.second.choose(folder)
        own = self._own(backup.all_in(self.opened.places.backups_dir))
        if own:
            self._bring(own[-1])
        return self._second_place() or place

    # Restored, and not yet confirmed

    @property
    def paused(self) -> bool:
        """Whether a backup was restored and nobody has said yet that it is the right one."""
        return unconfirmed(self.opened.places).exists()

    def confirm_restored(self) -> None:
        """Say that the restored vault is the right one: automatic backups go on. Raises a `Fault`."""
        with disk.typed_faults():
            unconfirmed(self.opened.places).unlink(missing_ok=True)

    def wish_to_restore(self) -> None:
        """Let the screen behind the lock lead to the backups. Raises a `Fault`."""
        from workwell_desktop.usecases.changing_places import wish

        wish(self.opened.places)

    # Erased people

    def remember_erased(self, ids: Iterable[str]) -> None:
        """Keep the ids of erased people beside the backups that may hold them still. Raises a `Fault`.

        A second place that does not serve holds nothing up: each backup brought there brings the whole list along.
        """
        wanted = frozenset(ids)
        backup_places.remember_erased(self.opened.places.backups_dir, wanted)
        there = self.second.folder()
        if there is not None:
            try:
                backup_places.remember_erased(there, wanted)
            except Fault as trouble:
                self.opened.health.second = state_after(trouble)

    # Inside

    def _newest_change(self) -> list[datetime]:
        with self.opened.vault.work("audit.read") as work:
            return [row.at for row in work.audit.tail(1)]

    def _own(self, kept: Iterable[Kept]) -> tuple[Kept, ...]:
        vault_id = self.opened.keys.vault_id
        return tuple(one for one in kept if backup_reading.belongs_to(one, vault_id))

    def _bring(self, made: Kept) -> None:
        """Copy to the second place; trouble there is remembered, not raised: the backup here stands."""
        try:
            if self.second.bring((made,)):
                self._thin(self.second.all(), made)
            self.opened.health.second = None
        except Fault as trouble:
            self.opened.health.second = state_after(trouble)

    def _catch_up(self) -> None:
        """Bring the newest backup to a second place that has it not; after trouble there, the next backup tries."""
        folder = self.second.folder()
        if folder is None or self.opened.health.second is not None:
            return
        own = self._own(backup.all_in(self.opened.places.backups_dir))
        if own and not (folder / own[-1].path.name).is_dir():
            self._bring(own[-1])

    def _second_place(self) -> SecondPlace | None:
        place = self.second.look()
        trouble = self.opened.health.second
        if place is None or trouble is None or place.state is not PlaceState.READY:
            return place
        return replace(place, state=trouble)

    def _thin(self, kept: Iterable[Kept], made: Kept) -> None:
        """Take away what the tiers have no use for; never while the clock is behind, never another vault's."""
        own = self._own(kept)
        if any(one.made_at > made.made_at for one in own):
            return
        stay = backup_tiers.to_keep(one.made_at for one in own)
        for one in own:
            risky = one.manifest is not None and one.manifest.reason.is_before_a_risk
            if one.made_at not in stay and not (risky and made.made_at - one.made_at < _RISKS_STAY):
                backup.remove(one)


def unconfirmed(places: "Places") -> Path:
    """Return the file that says that a restored vault was not confirmed yet."""
    return places.state_dir / "restored-unconfirmed"


def stop_if(cancelled: Callable[[], bool] | None) -> None:
    """Raise `Stopped` once the person wants no more of it."""
    if cancelled is not None and cancelled():
        raise Stopped(_STOPPED)


def _clock_sentence(known: list[datetime]) -> str:
    if all(moment <= datetime.now(UTC) + _CLOCK_SLACK for moment in known):
        return ""
    return (
        "This computer's clock is behind: something was saved later than now. Look at the date and time of the "
        "computer. Until they are right, WorkWell takes no older backup away."
    )
