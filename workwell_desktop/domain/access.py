"""What may stand between a facilitator and their vault, and the words for it.

The states and their sentences are those of the security design; the interface shows them as they are.
"""

from enum import StrEnum


class Protection(StrEnum):
    """How the vault is protected on this computer. The recovery sheet opens it in both cases."""

    EASY = "easy"
    """The computer's login protects: the key lies in the password store of the operating system."""
    PASSPHRASE = "passphrase"
    """A passphrase is typed each time; the password store is not asked."""


class Offer(StrEnum):
    """What a person can do about a state."""

    TRY_AGAIN = "try_again"
    CANCEL = "cancel"
    PASSPHRASE = "passphrase"
    SHEET = "sheet"
    BACKUP = "backup"
    KEEP = "keep"
    """Leave the passphrase as it is, after the sheet opened the vault."""


class StoreState(StrEnum):
    """What the operating system's password store answered."""

    OPEN = "open"
    WAITING = "waiting"
    LOCKED = "locked"
    MISSING = "missing"
    WRONG = "wrong"
    ABSENT = "absent"
    REFUSED = "refused"
    DENIED = "denied"

    @property
    def sentence(self) -> str:
        """What the person reads; empty when the vault is open."""
        return _SENTENCES[self]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the person can do, the most helpful first. Never a new key."""
        return _OFFERS[self]


_S = StoreState
_SENTENCES: dict[StoreState, str] = {
    _S.OPEN: "",
    _S.WAITING: "Your computer is asking for your login password. Look for a second window.",
    _S.LOCKED: "The password store is locked. Your notes are safe.",
    _S.MISSING: "Your notes are here, but their key is not where it was. Do not delete anything.",
    _S.WRONG: "This key belongs to another vault.",
    _S.ABSENT: "This computer has no password store. Choose a passphrase instead.",
    _S.REFUSED: "The store offered is not protected, so WorkWell will not use it.",
    _S.DENIED: "macOS asked and “Deny” was chosen.",
}
_OFFERS: dict[StoreState, tuple[Offer, ...]] = {
    _S.OPEN: (),
    _S.WAITING: (Offer.CANCEL, Offer.SHEET),
    _S.LOCKED: (Offer.TRY_AGAIN, Offer.PASSPHRASE, Offer.SHEET),
    _S.MISSING: (Offer.TRY_AGAIN, Offer.PASSPHRASE, Offer.SHEET, Offer.BACKUP),
    _S.WRONG: (Offer.TRY_AGAIN, Offer.PASSPHRASE, Offer.SHEET, Offer.BACKUP),
    _S.ABSENT: (Offer.PASSPHRASE, Offer.SHEET),
    _S.REFUSED: (Offer.PASSPHRASE, Offer.SHEET),
    _S.DENIED: (Offer.TRY_AGAIN, Offer.SHEET),
}
