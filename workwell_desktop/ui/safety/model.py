"""The words of the settings page that depend on the vault: how it opens, what that protects, when it was backed up.

Every sentence here must be true of this program as it is. It draws nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.kit import dates


@dataclass(frozen=True)
class ProtectionWords:
    """How a vault opens, and honestly what that keeps safe and what it does not."""

    icon: str
    title: str
    opens: str
    protects: str
    leaves_open: str


_OUTSIDE = "So can a harmful program that runs under your account, or a camera pointed at the screen."

_NOT_EVEN = ", not even somebody who uses your account on this computer."

_EASY = ProtectionWords(
    icon="key-round",
    title="Your computer's login opens this vault",
    opens="The key lies in this computer's password store. WorkWell asks for it when it starts and when you unlock.",
    protects="If this computer is lost or stolen while it is switched off, your notes stay encrypted; whoever finds "
    "it needs the password of your login.",
    leaves_open="Whoever uses this computer while you are logged in can open WorkWell, even after it was locked. "
    f"{_OUTSIDE} If this computer logs in without asking for a password, nothing stands in the way at all. "
    "WorkWell does not lock by itself: lock the screen when you leave.",
)
_PASSPHRASE = ProtectionWords(
    icon="lock",
    title="Your passphrase opens this vault",
    opens="You type it when WorkWell starts and each time you unlock. It is kept nowhere.",
    protects="While WorkWell is locked or closed, nobody reads your notes without the passphrase or the recovery "
    f"sheet{_NOT_EVEN}",
    leaves_open="While WorkWell is open, whoever sits here can read. "
    f"{_OUTSIDE} WorkWell does not lock by itself: press Ctrl+L when you leave.",
)
_KEY_IN_STORE = (
    "The key was also given to this computer's password store once, before the passphrase was chosen. "
    "It may still lie there, and your login opens that store."
)
DEMO = ProtectionWords(
    icon="sparkles",
    title="This is a demo",
    opens="The people here are invented. The vault is encrypted with a key that only this window knows.",
    protects="Look around and change what you like: your own groups are not in here and cannot be touched.",
    leaves_open="Nothing you do here is kept. When the window closes, the demo is removed from this computer.",
)


def protection_words(protection: Protection, *, key_in_store: bool) -> ProtectionWords:
    """Return the words for a vault; `key_in_store` tells that the password store was given its key."""
    if protection is Protection.EASY:
        return _EASY
    if not key_in_store:
        return _PASSPHRASE
    opens = "You type it when WorkWell starts and each time you unlock."
    leaves_open = f"{_KEY_IN_STORE} {_PASSPHRASE.leaves_open}"
    protects = _PASSPHRASE.protects.removesuffix(_NOT_EVEN) + "."
    return ProtectionWords(_PASSPHRASE.icon, _PASSPHRASE.title, opens, protects, leaves_open)


def backup_words(last: datetime | None, now: datetime) -> str:
    """Return when the last verified backup was made; `last` may be in any time zone."""
    if last is None:
        return "No backup yet. The first one is made when you lock or close WorkWell."
    here = last.astimezone(now.tzinfo)
    return f"Last verified backup: {dates.ago(here, now)} at {dates.clock(here)}"
