"""The passphrase lock: AES-256-GCM under Argon2id, and a plain word on whether a passphrase is strong enough.

The cost of a guess is stored with the lock, so it can grow. A file that asks for less than the floor (a way to make
guessing cheap) or absurdly much (a way to freeze the computer) is refused unread.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from workwell_desktop.domain.errors import Damaged, Fault, Refusal
from workwell_desktop.security.header import Cost, PassphraseSlot

STANDARD = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
#: The least that is ever accepted. The tests use it, because it is quick.
FLOOR = Cost(memory_kib=64 * 1024, passes=1, lanes=1)
CEILING = Cost(memory_kib=2 * 1024 * 1024, passes=16, lanes=16)
SHORTEST = 8
COMFORTABLE = 12
LONGEST = 1024
FIELD = "passphrase"
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether a passphrase may be used, and a sentence to stand below its field."""

    acceptable: bool
    sentence: str


def advice(text: str) -> Advice:
    """Judge a new passphrase: 12 characters that are not easily guessed, or fewer that are hard to guess."""
    plain = _plain(text)
    if len(plain) < SHORTEST:
        return Advice(False, "Four or five words that do not belong together make a good passphrase.")
    if len(plain) > LONGEST:
        return Advice(False, "This is longer than WorkWell can use. A sentence of ten words is plenty.")
    from zxcvbn import zxcvbn

    score = zxcvbn(plain[:72], max_length=72)["score"]
    if score >= 3 or (score >= 2 and len(plain) >= COMFORTABLE):
        strong = "This is a strong passphrase." if score >= 4 else "This is a good passphrase."
        return Advice(True, strong)
    if len(plain) >= COMFORTABLE:
        return Advice(False, "This is long, but easy to guess. Add a word or two that nobody would expect.")
    return Advice(False, "This can be guessed. Add another word or two.")


def locked(text: str, vault_id: str, master_key: bytes, cost: Cost | None = None) -> PassphraseSlot:
    """Lock the master key with a passphrase. Raises a Refusal if it is too weak, Fault if memory runs out."""
    judged = advice(text)
    if not judged.acceptable:
        raise Refusal(judged.sentence, FIELD)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    spent = cost or STANDARD
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    box = AESGCM(_key(text, salt, spent)).encrypt(nonce, master_key, _bound_to(vault_id, spent))
    return PassphraseSlot(spent, salt, nonce, box)


def opened(slot: PassphraseSlot, vault_id: str, text: str) -> bytes:
    """Return the master key. Raises a Refusal for a wrong passphrase, Damaged for a cost out of bounds."""
    if not _within_bounds(slot.cost):
        raise Damaged()
    if not _plain(text) or len(text) > LONGEST:
        raise Refusal("Please type your passphrase.", FIELD)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    box = AESGCM(_key(text, slot.salt, slot.cost))
    try:
        return box.decrypt(slot.nonce, slot.box, _bound_to(vault_id, slot.cost))
    except InvalidTag:
        raise Refusal(
            "That is not the passphrase of this vault. Check capital letters and the keyboard's language; "
            "the recovery sheet opens it too.",
            FIELD,
        ) from None


def _plain(text: str) -> str:
    """Make the same passphrase the same bytes on every keyboard; forgive a space before or after it."""
    return unicodedata.normalize("NFKC", text).strip()


def _within_bounds(cost: Cost) -> bool:
    return (
        FLOOR.memory_kib <= cost.memory_kib <= CEILING.memory_kib
        and FLOOR.passes <= cost.passes <= CEILING.passes
        and FLOOR.lanes <= cost.lanes <= CEILING.lanes
    )


def _key(text: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not _within_bounds(cost):
        raise ValueError("This cost is below the floor or above the ceiling.")
    try:
        return Argon2id(
            salt=salt,
            length=_KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(_plain(text).encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise Fault(
            "This computer has too little free memory to check the passphrase just now. Your notes are safe. "
            "Close some programs, then try again."
        ) from error


def _bound_to(vault_id: str, cost: Cost) -> bytes:
    figures = f"{cost.memory_kib},{cost.passes},{cost.lanes}"
    return f"WorkWell 1|{vault_id}|passphrase|argon2id,{figures}".encode("ascii")
