"""The recovery sheet's code: 128 random bits as eight groups of four characters. Draws nothing and prints nothing.

26 characters carry the bits (the last two bits are zero), 6 are a bech32m checksum under a prefix that is not
printed. The code also is an age identity (X25519, derived by HKDF), whose public half stands in the key file: so a
backup can be locked to the sheet without the sheet being at hand.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.security import bech32
from workwell_desktop.security.header import RecoverySlot

if TYPE_CHECKING:
    from pyrage import x25519

GROUPS = 8
GROUP = 4
FIELD = "recovery_code"
_CODE_BYTES = 16
_PREFIX = "workwell"
_LOOK_ALIKES = str.maketrans({"o": "0", "i": "l", "1": "l", "b": "8"})
_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def new_code() -> bytes:
    """Return 128 random bits from the operating system."""
    return secrets.token_bytes(_CODE_BYTES)


def groups(code: bytes) -> tuple[str, ...]:
    """Return the code as it is printed: eight groups of four capitals and digits."""
    values = bech32.regrouped(code, 8, 5)
    line = bech32.text(values + bech32.checksum(_PREFIX, values, bech32.BECH32M)).upper()
    return tuple(line[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP))


def tidied(typed: str) -> str:
    """Forgive case, spaces, dashes and characters that look alike (O and 0, I, 1 and L, B and 8)."""
    plain = unicodedata.normalize("NFKC", typed).lower()
    return "".join(letter for letter in plain if letter.isalnum()).translate(_LOOK_ALIKES)


def code_from(typed: str) -> bytes:
    """Read a code typed back. Raises a Refusal that names the group to look at, when it can be known."""
    plain = tidied(typed)
    strange = {place // GROUP for place, letter in enumerate(plain) if letter not in bech32.CHARACTERS}
    if strange and min(strange) < GROUPS:
        raise Refusal(f"{_look_at(strange)} It has a character that is never on a recovery sheet.", FIELD)
    if len(plain) != GROUPS * GROUP:
        raise Refusal(_length_sentence(len(plain)), FIELD)
    values = tuple(bech32.CHARACTERS.index(letter) for letter in plain)
    if not bech32.is_whole(_PREFIX, values, bech32.BECH32M):
        raise Refusal(_slip_sentence(values), FIELD)
    numbers = bech32.regrouped(values[: -bech32.CHECKSUM], 5, 8)
    if numbers[_CODE_BYTES:] != (0,):
        raise Refusal("This code is not from a WorkWell recovery sheet.", FIELD)
    return bytes(numbers[:_CODE_BYTES])


def locked(code: bytes, vault_id: str, master_key: bytes) -> RecoverySlot:
    """Lock the master key to the sheet. The answer can stand in the key file."""
    import pyrage

    recipient = identity(code).to_public()
    return RecoverySlot(str(recipient), pyrage.encrypt(bytes.fromhex(vault_id) + master_key, [recipient]))


def opened(slot: RecoverySlot, vault_id: str, code: bytes) -> bytes:
    """Return the master key. Raises a Refusal for another vault's sheet, Damaged if the slot is broken."""
    import pyrage

    own = identity(code)
    if str(own.to_public()) != slot.recipient:
        raise Refusal("This sheet is whole, but it belongs to another vault.", FIELD)
    try:
        opened_box: bytes = pyrage.decrypt(slot.box, [own])
    except pyrage.DecryptError as error:
        raise Damaged() from error
    if opened_box[:16] != bytes.fromhex(vault_id):
        raise Damaged()
    return opened_box[16:]


def identity(code: bytes) -> x25519.Identity:
    """Derive the age identity of a code; the same on every computer, without any file."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from pyrage import x25519

    scalar = HKDF(SHA256(), 32, salt=None, info=b"WorkWell 1: recovery sheet").derive(code)
    prefix, values = "age-secret-key-", bech32.regrouped(scalar, 8, 5)
    ending = bech32.text(values + bech32.checksum(prefix, values, bech32.BECH32))
    return x25519.Identity.from_str(f"{prefix}1{ending}".upper())


def _slip_sentence(values: tuple[int, ...]) -> str:
    places = {place // GROUP for place in bech32.slips(_PREFIX, values, bech32.BECH32M)}
    if not places:
        return "A few characters differ from the sheet. Please compare the groups one by one."
    return f"{_look_at(places)} A character there seems to differ from the sheet."


def _length_sentence(length: int) -> str:
    if not length:
        return "Type the eight groups of four characters from your recovery sheet."
    difference = "missing" if length < GROUPS * GROUP else "too many"
    count = abs(GROUPS * GROUP - length)
    return (
        f"The sheet has eight groups of four characters; here {count} {'is' if count == 1 else 'are'} {difference}."
    )


def _look_at(places: set[int]) -> str:
    names = [_NUMBERS[place] for place in sorted(places) if place < GROUPS]
    if len(names) == 1:
        return f"Please look at the {names[0]} group again."
    return f"Please look at the {', '.join(names[:-1])} and {names[-1]} groups again."
