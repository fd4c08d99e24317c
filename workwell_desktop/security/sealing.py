"""Sealing small contents for another person: to their public key, or with six words said over the telephone.

The keys are age's (X25519), so that whatever is sealed here opens with the `age` program as well. What is sealed is
always less than 4 KB: the key of a bundle, never its contents. Whoever seals for a key also proves with their own
key that it was they; no other person could have made that proof but the two of them.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.domain.hand_over import OwnIdentity
from workwell_desktop.domain.spoken import BYTES, WORDS, are_words, heard, split, spoken
from workwell_desktop.security import age_phrase, bech32, passphrase

if TYPE_CHECKING:
    from pyrage import x25519

KEY_FIELD = "key"
PHRASE_FIELD = age_phrase.FIELD
_PREFIX, _SECRET_PREFIX = "age", "age-secret-key-"
_KEY = re.compile(r"\bage1[a-z0-9]{58}\b")
_PROOF = b"WorkWell 1: who sealed this hand-over"
_FINGERPRINT = b"WorkWell 1: fingerprint\n"
_NO_KEY = "There is no WorkWell key in this. It begins with “age1”; ask them to send the file or the line again."
_BROKEN_KEY = "A character of this key is missing or wrong. Ask them to send the file or the line again."
_OWN_KEY = "This is your own key. To hand something over, you need the other person's key."


def new_identity() -> OwnIdentity:
    """Return a fresh key pair from the operating system; when it was made is for the caller to say."""
    from pyrage import x25519

    made = x25519.Identity.generate()
    return OwnIdentity(secret=str(made), public=str(made.to_public()))


def fingerprint(public: str) -> str:
    """Return six words that stand for a key: alike on both sides, or it is another key."""
    return "-".join(spoken(hashlib.sha256(_FINGERPRINT + public.encode()).digest()[:BYTES]))


def key_in(text: str, own: str = "") -> str:
    """Return the public key within a text somebody sent. Raises `Refusal` when there is none, or it is `own`."""
    found = _KEY.search(text.lower())
    if found is None:
        raise Refusal(_NO_KEY, KEY_FIELD)
    if found[0] == own:
        raise Refusal(_OWN_KEY, KEY_FIELD)
    try:
        _raw(found[0], _PREFIX)
    except ValueError:
        raise Refusal(_BROKEN_KEY, KEY_FIELD) from None
    return found[0]


def new_phrase() -> str:
    """Return six fresh words to read aloud."""
    return "-".join(spoken(secrets.token_bytes(BYTES)))


def checked_phrase(typed: str) -> str:
    """Return a passphrase as it is used for sealing. Raises `Refusal` when it is easy to guess."""
    if are_words(typed):
        if len(heard(typed)) < BYTES:
            raise Refusal(f"Use {WORDS} of these words: fewer could be guessed.", PHRASE_FIELD)
        return _plain(typed)
    judged = passphrase.advice(typed)
    if not judged.acceptable:
        raise Refusal(judged.sentence, PHRASE_FIELD)
    return _plain(typed)


def sealed_to(public: str, content: bytes) -> bytes:
    """Seal for the holder of a key that `key_in` returned."""
    import pyrage

    if len(content) > age_phrase.LARGEST:
        raise ValueError("only small contents are sealed")
    sealed: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(public)])
    return sealed


def sealed_with_phrase(phrase: str, content: bytes) -> bytes:
    """Seal with a passphrase that `checked_phrase` or `new_phrase` returned. Takes about half a second."""
    return age_phrase.locked(content, phrase)


def needs_phrase(box: bytes) -> bool:
    """Whether something sealed opens with a passphrase and not with a key."""
    return b"\n-> scrypt " in box[:64]


def opened(box: bytes, own: OwnIdentity) -> bytes:
    """Open what was sealed for one's own key. Raises `Refusal` when it was sealed for another, or `Damaged`."""
    import pyrage

    if len(box) > 2 * age_phrase.LARGEST:
        raise Damaged()
    try:
        content: bytes = pyrage.decrypt(box, [_identity(own)])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise Refusal(
                "This was sealed for another key than yours. Send them your key again and ask for a new bundle."
            ) from None
        raise Damaged() from None
    return content


def opened_with_phrase(box: bytes, typed: str) -> bytes:
    """Open what was sealed with a passphrase. Raises `Refusal` for another one, `Damaged`; takes half a second."""
    if not typed.strip():
        raise Refusal("Type the words the other person reads to you.", PHRASE_FIELD)
    if len(typed) > passphrase.LONGEST:
        raise Refusal("This is longer than any passphrase of a bundle.", PHRASE_FIELD)
    return age_phrase.opened(box, _plain(typed))


def proof(own: OwnIdentity, other: str, message: bytes) -> str:
    """Return what shows the holder of `other` that the holder of `own` vouches for a message; both could make it."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    scalar = X25519PrivateKey.from_private_bytes(_raw(own.secret.lower(), _SECRET_PREFIX))
    shared = scalar.exchange(X25519PublicKey.from_public_bytes(_raw(other, _PREFIX)))
    both = "".join(sorted((own.public, other))).encode()
    return hmac.digest(shared, _PROOF + both + message, "sha256").hex()


def proved(own: OwnIdentity, other: str, message: bytes, told: str) -> bool:
    """Whether a proof was made by the holder of `other`; False as well when `other` is no key."""
    try:
        return hmac.compare_digest(proof(own, other, message), told)
    except (ValueError, TypeError):
        return False


def _plain(typed: str) -> str:
    return "-".join(split(typed)) if are_words(typed) else " ".join(typed.split())


def _identity(own: OwnIdentity) -> x25519.Identity:
    from pyrage import x25519

    return x25519.Identity.from_str(own.secret)


def _raw(text: str, prefix: str) -> bytes:
    """Return the 32 bytes of a key in bech32. Raises ValueError when it is not whole."""
    if not text.startswith(f"{prefix}1"):
        raise ValueError("not such a key")
    values = tuple(bech32.CHARACTERS.index(letter) for letter in text.removeprefix(f"{prefix}1"))
    if not bech32.is_whole(prefix, values, bech32.BECH32):
        raise ValueError("a character differs")
    return bytes(bech32.regrouped(values[: -bech32.CHECKSUM], 5, 8)[:32])
