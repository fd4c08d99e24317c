"""Getting into the vault: make it once, open it by one of three doors, close it with a verified backup.

Every method may block (a password prompt, a slow key derivation, a full disk) and is meant for a worker thread; none
of them ever makes a new key or a new vault except `create`.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import Fault, Refusal, VaultMissing
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.security import protection
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import Setup
from workwell_desktop.security.store import KeyStore, StoreTrouble
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases import changing_places
from workwell_desktop.usecases.open_vault import OpenVault

if TYPE_CHECKING:
    from workwell_desktop.domain.papers import RecoverySheet


ONLY_BACKUPS = (
    "Your vault is not where it was, but its backups are, in {}. WorkWell makes no new vault beside them. If the "
    "vault folder was moved, put it back. Otherwise bring the vault back from a backup."
)


_REMEMBERS_SHEETS = 4
"""The first format of a vault that knows when its recovery sheet was made."""
_WHOLE = 10_000_000
"""More rows than an audit trail has."""


@dataclass(frozen=True)
class Answer:
    """What the password store said; `vault` is there only when the state is OPEN."""

    state: StoreState
    vault: OpenVault | None = None


@dataclass(frozen=True)
class SheetAnswer:
    """What the recovery sheet brought: the open vault, its keys, and why the key could not be put back in the store.

    An empty `trouble` means the next start opens by itself again (Easy) or by the passphrase as before.
    """

    vault: OpenVault
    keys: VaultKeys
    trouble: str = ""


@dataclass(frozen=True)
class Doors:
    """Which ways in a vault has besides the recovery sheet."""

    protection: Protection
    passphrase: bool


@dataclass(frozen=True)
class Access:
    """What a facilitator can do before the vault is open."""

    places: Places
    store: KeyStore
    throw_away: bool = False
    """Whether the vault is a demo of which nothing is kept."""

    def exists(self) -> bool:
        """Whether there is a vault on this computer, or backups of one: then nobody is led to make another.

        A restore that a sudden stop interrupted is finished first.
        """
        with suppress(Fault):
            changing_places.settle(self.places)
        return protection.exists(self.places) or protection.has_backups(self.places)

    def restore_waits(self) -> bool:
        """Whether the screen behind the lock is to lead to the backups."""
        return changing_places.is_wished(self.places)

    def restore_wished(self) -> bool:
        """Whether the person went behind the lock to restore a backup; asked once, the wish is gone."""
        return changing_places.take_wish(self.places)

    def doors(self) -> Doors:
        """Return how the vault can be opened. Raises a `Fault` when its key file is of no use or gone."""
        if not protection.exists(self.places) and protection.has_backups(self.places):
            raise VaultMissing(ONLY_BACKUPS.format(self.places.backups_dir))
        header = protection.read_header(self.places)
        return Doors(header.mode, header.passphrase is not None)

    def glance(self) -> Protection:
        """Return how the vault is protected and mend nothing: the process before this one may still be closing it.

        Raises a `Fault`.
        """
        return protection.look_at_header(self.places).mode

    def store_trouble(self) -> StoreState:
        """Ask whether this computer has a password store that may be used; OPEN when it has."""
        try:
            self.store.name()
        except StoreTrouble as trouble:
            return trouble.state
        return StoreState.OPEN

    def begin(self) -> Setup:
        """Draw a new key and its recovery sheet, in memory only. Nothing is written until `create`."""
        return protection.begin()

    def create(self, setup: Setup, way: Protection, passphrase: str, facilitator: Facilitator) -> OpenVault:
        """Make the vault. Raises `Refusal` when one exists already, `Fault` when the computer says no.

        Stopping half-way leaves no vault behind: it is made beside its place and moved there as the last step.
        """
        kept = facilitator.checked()

        def make_database(path: Path, key: bytes) -> None:
            vault = Vault.create(path, key)
            try:
                with vault.work("facilitator.save") as work:
                    work.facilitator.save(kept)
                    work.safekeeping.save(Safekeeping(sheet_made_on=datetime.now().astimezone().date()))
                    work.commit()
            finally:
                vault.close()

        return self._open(protection.finish(setup, way, passphrase, self.places, self.store, make_database))

    def ask_store(self) -> Answer:
        """Ask the password store for the key; may wait as long as the person takes to answer a prompt."""
        answer = protection.open_with_store(protection.read_header(self.places), self.store)
        return Answer(answer.state, self._open(answer.keys) if answer.keys else None)

    def with_passphrase(self, text: str) -> OpenVault:
        """Open with the passphrase. Raises `Refusal` when it is not the right one."""
        return self._open(protection.open_with_passphrase(protection.read_header(self.places), text))

    def with_sheet(self, text: str) -> SheetAnswer:
        """Open with the recovery sheet; in Easy mode the key is put back in the password store where it can be.

        Raises `Refusal` saying which group looks mistyped when the sheet is not read right.
        """
        header = protection.read_header(self.places)
        keys = protection.open_with_sheet(header, text)
        trouble = ""
        if header.mode is Protection.EASY:
            try:
                protection.put_back_in_store(header, keys, self.store)
            except (Refusal, Fault) as problem:
                trouble = problem.sentence
        return SheetAnswer(self._open(keys), keys, trouble)

    def set_passphrase(self, keys: VaultKeys, text: str) -> None:
        """Give an open vault a passphrase, as when the password store is gone. Raises `Refusal` for a weak one."""
        from workwell_desktop.security import changing

        changing.use_passphrase(changing.OpenLocks(self.places, keys, self.store), text)

    def _open(self, keys: VaultKeys) -> OpenVault:
        opened = OpenVault.opened(self.places, keys, self.store, throw_away=self.throw_away)
        if not opened.vault.read_only:
            self._settle(keys)
            if 0 < opened.vault.found_format < _REMEMBERS_SHEETS:
                _date_the_sheet(opened.vault)
        return opened

    def _settle(self, keys: VaultKeys) -> None:
        """Finish a change of keys that was interrupted after the new keys had come into force."""
        with suppress(Fault):
            if protection.look_at_header(self.places).superseded():
                from workwell_desktop.security import changing, renewing

                renewing.settle(changing.OpenLocks(self.places, keys, self.store))


def _date_the_sheet(vault: Vault) -> None:
    """Note the day the vault was made as its recovery sheet's, in a vault from before that was remembered."""
    with suppress(Fault), vault.work("keys.sheet_dated") as work:
        rows = work.audit.tail(_WHOLE)
        if rows and work.safekeeping.get() is None:
            work.safekeeping.save(Safekeeping(sheet_made_on=rows[-1].at.astimezone().date()))
            work.commit()


def judge_passphrase(text: str) -> tuple[bool, str]:
    """Return whether a passphrase will do, and a sentence of advice."""
    judged = protection.advice(text)
    return judged.acceptable, judged.sentence


def recovery_sheet(
    setup: Setup, organisation: str, on: datetime, *, hidden: tuple[int, ...] = (), renewed: bool = False
) -> "RecoverySheet":
    """Return the recovery sheet as a paper; groups at the positions in `hidden` (from 0) are shown as dots.

    `renewed` says that the vault had a sheet before.
    """
    from workwell_desktop.domain.papers import RecoverySheet

    groups = tuple("••••" if i in hidden else group for i, group in enumerate(setup.recovery_groups))
    return RecoverySheet(groups=groups, made_on=on.date(), organisation=organisation, renewed=renewed)
