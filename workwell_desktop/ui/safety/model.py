"""The words of the safety page that depend on the vault: how it opens, what that protects, when it was backed up.

Every sentence here must be true of this program as it is. It draws nothing.
"""

from dataclasses import replace
from datetime import date

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.safety.protection_shown import ProtectionWords

_OUTSIDE = "So can a harmful program that runs under your account, or a camera pointed at the screen."

_NOT_EVEN = ", not even somebody who uses your account on this computer."

_EASY = ProtectionWords(
    icon="key-round",
    title="Your computer's login opens this vault",
    opens="The key lies in this computer's password store. WorkWell asks for it when it starts and when you unlock.",
    protects="If this computer is lost or stolen while it is switched off, your notes stay encrypted; whoever finds "
    "it needs the password of your login. {} Then nothing of your notes is left on the screen or in memory.",
    leaves_open="The lock asks for no password of its own: whoever uses this computer while you are logged in can "
    f"unlock WorkWell. {_OUTSIDE} If this computer logs in without asking for a password, nothing stands in the way "
    "at all. Lock the computer's screen when you leave.",
)
_PASSPHRASE = ProtectionWords(
    icon="lock",
    title="Your passphrase opens this vault",
    opens="You type it when WorkWell starts and each time you unlock. It is kept nowhere.",
    protects="While WorkWell is locked or closed, nobody reads your notes without the passphrase or the recovery "
    f"sheet{_NOT_EVEN} {{}}",
    leaves_open=f"While WorkWell is open, whoever sits here can read. {_OUTSIDE} Press Ctrl+L when you leave.",
)
_LOCKS = "WorkWell locks by itself after {}, and when the screen locks or the computer goes to sleep."
_KEY_IN_STORE = (
    "The key was also given to this computer's password store once, before the passphrase was chosen. "
    "It may still lie there, and your login opens that store. Change the passphrase, and it is taken out."
)
DEMO = ProtectionWords(
    icon="sparkles",
    title="This is a demo",
    opens="The people here are invented. The vault is encrypted with a key that only this window knows.",
    protects="Look around and change what you like: your own groups are not in here and cannot be touched.",
    leaves_open="Nothing you do here is kept. When the window closes, the demo is removed from this computer.",
)


def protection_words(protection: Protection, *, key_in_store: bool, locks_after: int = 5) -> ProtectionWords:
    """Return the words for a vault; `key_in_store` tells that the password store was given its key.

    `locks_after` is how many minutes without a touch WorkWell waits before it locks.
    """
    locks = _LOCKS.format("a minute" if locks_after == 1 else f"{locks_after} minutes")
    words = _EASY if protection is Protection.EASY else _PASSPHRASE
    words = replace(words, protects=words.protects.format(locks))
    if protection is Protection.EASY or not key_in_store:
        return words
    return replace(
        words,
        opens="You type it when WorkWell starts and each time you unlock.",
        protects=words.protects.replace(_NOT_EVEN, "."),
        leaves_open=f"{_KEY_IN_STORE} {words.leaves_open}",
    )


def sheet_words(sheet: Safekeeping, today: date) -> str:
    """Return when the sheet was made and last tried, and that it is time to try it again when a year has passed."""
    made = f"Made on {dates.day_with_year(sheet.sheet_made_on)}." if sheet.sheet_made_on else ""
    tried = (
        f"Last tested on {dates.day_with_year(sheet.sheet_tested_on)}."
        if sheet.sheet_tested_on
        else "Not tested yet."
    )
    due = "Time to try it once: is the paper still where you think?" if sheet.rehearsal_due(today) else ""
    return " ".join(part for part in (made, tried, due) if part)
