"""An open vault: the desk over it, how it is protected and how it is, its backups, and the way to close it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import PlaceState, Reason
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Damaged
from workwell_desktop.domain.freshness import Condition, Freshness
from workwell_desktop.domain.restoring import Look
from workwell_desktop.security import protection
from workwell_desktop.security.anchor import Anchor, AnchorFile
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases import freshness, reserve

if TYPE_CHECKING:
    from workwell_desktop.usecases.backups import Backups
    from workwell_desktop.usecases.desk import Desk

CHECK_EVERY = timedelta(days=7)
"""How often the whole vault is read through."""


@dataclass
class Health:
    """How an open vault is, as far as it was looked at in this run."""

    condition: Condition = Condition.SOUND
    second: PlaceState | None = None
    """What kept the last backup from the second place."""
    reserve: bool = True
    """False once it was seen that there is no room for the reserve."""


@dataclass(eq=False)
class OpenVault:
    """An open vault and the way to close it."""

    vault: Vault
    places: Places
    keys: VaultKeys = field(repr=False)
    """Other ones after a change of keys: ask here each time."""
    store: KeyStore = field(repr=False)
    throw_away: bool = False
    """A demo: nothing of it is kept, so nothing is backed up."""
    freshness: Freshness = Freshness.FRESH
    """Whether this is the vault the computer last used; anything else is open for reading only."""
    anchor: AnchorFile | None = field(default=None, repr=False)
    health: Health = field(default_factory=Health)

    @classmethod
    def opened(cls, places: Places, keys: VaultKeys, store: KeyStore, *, throw_away: bool = False) -> Self:
        """Open the vault, unless it is not the one this computer last used: then open it for reading only.

        A vault of an earlier version is backed up before it is brought up to date. Raises a `Fault`.
        """
        state, known = freshness.judge(places, keys)
        if state is not Freshness.FRESH:
            return cls(_open(places, keys, read_only=True), places, keys, store, throw_away, state)
        anchor = AnchorFile(freshness.anchor_path(places), known, keys.master_key)
        made = cls(_open(places, keys), places, keys, store, throw_away, state, anchor)
        made._watch(known)
        return made

    def used_anyway(self) -> "OpenVault":
        """Close this older or other vault and open it to work in; the audit trail says so. Raises a `Fault`."""
        self.vault.close()
        vault = _open(self.places, self.keys)
        try:
            with vault.work("vault.used_older") as work:
                work.leave_trace()
                work.commit()
            anchor = freshness.begin_anew(self.places, self.keys)
        except BaseException:
            vault.close()
            raise
        made = OpenVault(vault, self.places, self.keys, self.store, anchor=anchor)
        made._watch(anchor.anchor)
        return made

    def go_on_with(self, keys: VaultKeys) -> None:
        """Use other keys from now on, once the vault has moved to its file of their epoch."""
        self.keys = keys
        if self.anchor is not None:
            known = replace(self.anchor.anchor, epoch=keys.epoch)
            self.anchor = AnchorFile(freshness.anchor_path(self.places), known, keys.master_key)
            self.anchor.write()
            self.vault.committed = self.anchor.note_commit

    def _watch(self, known: Anchor) -> None:
        """Note every commit from now on, and be ready for a full disk."""
        if self.anchor is not None:
            self.vault.committed = self.anchor.note_commit
            self.anchor.write()
        self.vault.disk_full = lambda: reserve.give_up(self.places)
        due = datetime.now(UTC).timestamp() - known.last_check > CHECK_EVERY.total_seconds()
        if not self.throw_away and (self.vault.stopped_unclean or (due and known.last_check)):
            self.health.condition = Condition.CHECKING

    def desk(self, announce: Callable[[Changes], None], now: Callable[[], datetime]) -> "Desk":
        """Set the desk over this vault."""
        from workwell_desktop.usecases.desk import Desk
        from workwell_desktop.usecases.work import Means

        return Desk.over(Means(self.vault.work, announce, now, lambda: self.health.condition))

    @property
    def backups(self) -> "Backups":
        """The backups of this vault."""
        from workwell_desktop.usecases.backups import Backups

        return Backups(self)

    def protection(self) -> Protection:
        """Return how the vault is protected."""
        return protection.look_at_header(self.places).mode

    def key_in_store(self) -> bool:
        """Whether the computer's password store was given the key, whichever way the vault is opened today."""
        return protection.look_at_header(self.places).keyring is not None

    def test_sheet(self, text: str) -> None:
        """Read a recovery sheet as if it were needed. Raises `Refusal` when it would not open this vault."""
        protection.open_with_sheet(protection.look_at_header(self.places), text)

    def check(self) -> Condition:
        """Read the whole vault through, on a worker while it is worked in, and return how it is.

        Raises a `Fault` other than damage when it could not be told; then it is still to be checked.
        """
        try:
            self.vault.check()
        except Damaged:
            self.health.condition = Condition.DAMAGED
        else:
            self.health.condition = Condition.SOUND
            if self.anchor is not None:
                self.anchor.note_check(datetime.now(UTC).timestamp())
        return self.health.condition

    def check_due(self) -> bool:
        """Tell whether the vault is to be read through: after a sudden stop, and once a week."""
        if self.health.condition is Condition.CHECKING:
            return True
        last = self.anchor.anchor.last_check if self.anchor else 0.0
        return datetime.now(UTC).timestamp() - last > CHECK_EVERY.total_seconds()

    def note_backup(self, at: datetime) -> None:
        """Note that a backup was proved."""
        if self.anchor is not None:
            self.anchor.note_backup(at.timestamp())

    def look(self) -> Look:
        """Take a plain look inside, writing nothing. Raises a `Fault`."""
        from workwell_desktop.storage.looking import look_into

        return look_into(self.vault.original)

    def lay_in_reserve(self) -> bool:
        """Make the ballast that is given up when the disk is full, if there is room; tell whether it is there."""
        self.health.reserve = reserve.lay_in(self.places)
        return self.health.reserve

    def back_up(self) -> None:
        """Make a verified backup now; may take a moment. Raises `Fault` when it cannot; earlier backups stay."""
        self.backups.back_up()

    def last_backup(self) -> datetime | None:
        """Return when the latest verified backup was made."""
        return self.backups.last_made()

    def close(self) -> None:
        """Make a verified backup of what has changed since the last one, then close the file; may take a moment.

        What a failed backup or a power cut left out is made up for here, even if nothing was written since. A demo is
        never backed up. Raises `Fault` when the backup failed; the vault is closed all the same and no backup goes.
        """
        try:
            if not self.throw_away and not self.vault.read_only:
                self.backups.if_changed(Reason.CLOSING)
        finally:
            self.vault.close()
            forget_papers()

    def close_at_once(self) -> None:
        """Close the file without a backup, as a lock does; the next closing or the next half hour makes up for it."""
        try:
            self.vault.close()
        finally:
            forget_papers()


def _open(places: Places, keys: VaultKeys, *, read_only: bool = False) -> Vault:
    def back_up_first(vault: Vault) -> None:
        from workwell_desktop.usecases.backups import Making

        Making(vault, places, keys).write(Reason.BEFORE_UPDATE, None, None)

    return Vault.open(
        places.database_of(keys.epoch),
        keys.database_key,
        keys.audit_key,
        read_only=read_only,
        before_upgrade=back_up_first,
    )


def forget_papers() -> None:
    """Let no word of a drawn paper stay behind for speed; without a paper nothing was loaded that could keep one."""
    drawing = sys.modules.get("workwell_desktop.documents.render")
    if drawing is not None:
        drawing.forget()
