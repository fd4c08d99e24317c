"""An open vault: the desk over it, how it is protected, its backups, and the way to close it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.changes import Changes
from workwell_desktop.security import protection
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from workwell_desktop.usecases.desk import Desk


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

    def desk(self, announce: Callable[[Changes], None], now: Callable[[], datetime]) -> "Desk":
        """Set the desk over this vault."""
        from workwell_desktop.usecases.desk import Desk
        from workwell_desktop.usecases.work import Means

        return Desk.over(Means(self.vault.work, announce, now))

    def protection(self) -> Protection:
        """Return how the vault is protected."""
        return protection.look_at_header(self.places).mode

    def key_in_store(self) -> bool:
        """Whether the computer's password store was given the key, whichever way the vault is opened today."""
        return protection.look_at_header(self.places).keyring is not None

    def test_sheet(self, text: str) -> None:
        """Read a recovery sheet as if it were needed. Raises `Refusal` when it would not open this vault."""
        protection.open_with_sheet(protection.look_at_header(self.places), text)

    def back_up(self) -> None:
        """Make a verified backup now; may take a moment. Raises `Fault` when it cannot; earlier backups stay."""
        headers = (self.places.header, self.places.header_prev)
        backup.back_up(self.vault, headers, self.places.backups_dir)

    def last_backup(self) -> datetime | None:
        """Return when the latest verified backup was made."""
        return backup.latest(self.places.backups_dir)

    def close(self) -> None:
        """Make a verified backup of what has changed since the last one, then close the file; may take a moment.

        What a failed backup or a power cut left out is made up for here, even if nothing was written since. A demo is
        never backed up. Raises `Fault` when the backup failed; the vault is closed all the same and no backup goes.
        """
        try:
            if not self.throw_away and self._changed_since_backup():
                self.back_up()
        finally:
            self.vault.close()
            _forget_papers()

    def _changed_since_backup(self) -> bool:
        with self.vault.work("audit.read") as work:
            return work.audit.head() != backup.latest_head(self.places.backups_dir)


def _forget_papers() -> None:
    """Let no word of a drawn paper stay behind for speed; without a paper nothing was loaded that could keep one."""
    drawing = sys.modules.get("workwell_desktop.documents.render")
    if drawing is not None:
        drawing.forget()
