"""Changing what opens the vault, testing the recovery sheet, and changing the keys themselves.

Every method may take seconds (a prompt of the desktop, a slow key derivation, writing the vault anew) and is for a
worker. Whatever stops one of them half-way leaves a vault that opens, and everything that was in it.
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.security import changing, disk, protection, renewing
from workwell_desktop.security.changing import OLD_PASSPHRASE as OLD_PASSPHRASE
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.protection import Setup as Setup
from workwell_desktop.security.renewing import Renewal
from workwell_desktop.storage.copying import forget_unfinished
from workwell_desktop.usecases.open_vault import OpenVault

KEPT_IN_STORE = (
    "The passphrase opens your vault now. But the password store of this computer did not let go of the key: "
    "whoever is logged in could still use it. Change the passphrase again later, or change all keys."
)
NOT_BACKED_UP = (
    "The new sheet and the new keys are in force, but no new backup could be made: {} "
    "Until there is one, keep the old sheet too: it opens the backups made so far."
)


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Protecting:
    """What can be done about the locks and keys of an open vault."""

    opened: OpenVault
    now: Callable[[], datetime] = _local_now

    def mode(self) -> Protection:
        """Return what opens the vault besides the recovery sheet."""
        return self.opened.protection()

    def key_in_store(self) -> bool:
        """Whether the computer's password store was given the key, whichever way the vault is opened today."""
        return self.opened.key_in_store()

    def safekeeping(self) -> Safekeeping:
        """Return when the recovery sheet was made, and when it was last tried."""
        with self.opened.vault.work("safekeeping.read") as work:
            return work.safekeeping.get() or Safekeeping()

    def rehearsal_due(self, today: date) -> bool:
        """Whether nobody has held the sheet in a year. A demo has none."""
        return not self.opened.throw_away and self.safekeeping().rehearsal_due(today)

    def test_sheet(self, text: str) -> None:
        """Read a recovery sheet as if it were needed, and keep the day. Raises `Refusal` when it would not open."""
        self.opened.test_sheet(text)
        self._keep("keys.sheet_tested", sheet_tested_on=self.now().date())

    def change_passphrase(self, old: str, new: str) -> str:
        """Put a new passphrase in place of the old one. Returns what is left to do, or nothing.

        A key that the password store was once given is taken out of it too. Raises `Refusal` naming the field that
        will not do, and a `Fault`; the old passphrase stays then.
        """
        changing.check_passphrase(self._locks(), old)
        return self._lock_with(new, "keys.passphrase_changed")

    def use_passphrase(self, text: str) -> str:
        """Let a passphrase open the vault instead of the computer's login. Returns what is left to do, or nothing.

        Raises `Refusal` for a weak passphrase, and a `Fault`; the login goes on opening the vault then.
        """
        return self._lock_with(text, "keys.passphrase_chosen")

    def use_login(self) -> None:
        """Let the computer's login open the vault; the passphrase is forgotten.

        Raises `Refusal` when the password store does not serve, or a `Fault`; the passphrase goes on opening it then.
        """
        self._back_up()
        changing.use_login(self._locks())
        self._note("keys.login_chosen")

    def new_sheet(self) -> Setup:
        """Draw new keys and a new recovery sheet, in memory only. Nothing is written until `finish_new_sheet`."""
        return protection.begin_for(self.opened.keys.vault_id)

    def finish_new_sheet(self, sheet: Setup, passphrase: str = "") -> str:
        """Put the new sheet and new keys in force; `passphrase` is the present one. Returns trouble left, or nothing.

        The old sheet opens only what was made before: old backups. Raises `Refusal` when the passphrase is wrong or
        the password store does not serve, or a `Fault`; the old sheet and keys stay then.
        """
        renewal = renewing.renewal(self._locks(), sheet, passphrase)
        self._back_up()
        renewal.prepare()
        self._move(renewal)
        renewal.forget_old_item()
        self._settle(item=True)
        self._keep("keys.renewed", sheet_made_on=self.now().date(), sheet_tested_on=None)
        try:
            self._back_up()
        except Fault as fault:
            return NOT_BACKED_UP.format(fault.sentence)
        return ""

    def rotate_database(self) -> bool:
        """Write the whole vault anew under a new key, so that nothing of what was deleted stays readable.

        Returns whether the old file is gone already; if not, the next start takes it away. Raises a `Fault`; the
        present file and key stay then.
        """
        renewal = renewing.rotation(self._locks())
        self._back_up()
        self._move(renewal)
        gone = self._settle(item=False)
        self._note("keys.rotated")
        return gone

    def _lock_with(self, text: str, action: str) -> str:
        changing.refuse_weak(text)
        self._back_up()
        taken_out = changing.use_passphrase(self._locks(), text)
        self._note(action)
        return "" if taken_out else KEPT_IN_STORE

    def _move(self, renewal: Renewal) -> None:
        """Write the database anew, put the new keys in force, go on over the new file. Nobody else writes then."""
        vault, target = self.opened.vault, renewal.database
        part = target.with_name(f"{target.name}.part")
        with disk.typed_faults(), vault.held():
            try:
                forget_unfinished(part)
                vault.rewritten(part, renewal.keys.database_key)
                os.rename(part, target)
                disk.flush_folder(target.parent)
                vault.moved_to(target, renewal.keys.database_key, renewal.commit)
            except Exception:
                self._stay_with_the_old(renewal)
                raise
            self.opened.go_on_with(renewal.keys)

    def _stay_with_the_old(self, renewal: Renewal) -> None:
        """Take away what was not put in force. When that cannot be told, close: nothing may be written any more.

        A fresh start then finds out; words written meanwhile could be in a file that it does not open.
        """
        in_force = True
        with contextlib.suppress(OSError, Fault):
            in_force = renewal.is_in_force()
        if in_force:
            self.opened.vault.close()
            return
        with contextlib.suppress(OSError, Fault):
            forget_unfinished(renewal.database)
            renewal.withdraw()

    def _settle(self, *, item: bool) -> bool:
        try:
            renewing.settle(self._locks(), item=item)
        except Fault:
            return False
        return True

    def _locks(self) -> OpenLocks:
        return OpenLocks(self.opened.places, self.opened.keys, self.opened.store)

    def _back_up(self) -> None:
        if not self.opened.throw_away:
            self.opened.backups.back_up(Reason.BEFORE_NEW_KEY)

    def _keep(self, action: str, **days: date | None) -> None:
        with self.opened.vault.work(action) as work:
            work.safekeeping.save(replace(work.safekeeping.get() or Safekeeping(), **days))
            work.commit()

    def _note(self, action: str) -> None:
        with self.opened.vault.work(action) as work:
            work.leave_trace()
            work.commit()
