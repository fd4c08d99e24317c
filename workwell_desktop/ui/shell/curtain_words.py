"""What the curtain says, plainly, of what the lock does and what it does not."""

from workwell_desktop.domain.access import Protection

EASY = (
    "The lock has cleared your notes from the screen and from memory. It asks no password of its own: "
    "whoever is logged in to this computer can press Unlock."
)
PASSPHRASE = (
    "The lock has cleared your notes and their key from the screen and from memory. "
    "Only your passphrase or the recovery sheet opens them again."
)
DEMO = (
    "This is the demo: its invented people stay in memory until you quit, and anybody can press Unlock. "
    "With a vault of your own, locking ends the program and starts it afresh."
)


def of(protection: Protection | None) -> str:
    """Return the words for a vault protected like this; nothing as long as that is not known."""
    return {Protection.EASY: EASY, Protection.PASSPHRASE: PASSPHRASE}[protection] if protection is not None else ""
