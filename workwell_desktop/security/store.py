"""The keyring slot: one item per vault in the computer's password store, and a name for each way it can answer.

Every call blocks for as long as the desktop shows a prompt, so callers use a worker; WAITING is the caller's word for
"no answer after two seconds". Nothing here makes a key. Only `remove` deletes an item, and only `changing` calls it,
after another lock of the vault was proved.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workwell_desktop.domain.access import StoreState
from workwell_desktop.security import backends

if TYPE_CHECKING:
    from workwell_desktop.security.backends import Backend

SERVICE = "WorkWell Desktop"
_ITEM_VERSIONS = {1: b"\x01", 2: b"\x02"}
"""By the number of keys in the item: two while the keys of a vault are being changed, so that either one is found."""
_PREFIX_BYTES, _KEY_BYTES, _CHECK_BYTES = 17, 32, 16


#: When several stores answer, the most hopeful answer counts.
_HOPE = (
    StoreState.OPEN,
    StoreState.LOCKED,
    StoreState.DENIED,
    StoreState.WRONG,
    StoreState.MISSING,
    StoreState.REFUSED,
    StoreState.ABSENT,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look into the store brought: a state, and the master key if the state is OPEN."""

    state: StoreState
    master_key: bytes | None = field(default=None, repr=False)


class StoreTrouble(Exception):
    """The store did not take an item; `state` says why."""

    def __init__(self, state: StoreState) -> None:
        super().__init__(state.name)
        self.state = state


Prove: TypeAlias = Callable[["KeyStore", Path], bool]


class KeyStore:
    """The password store as this package uses it.

    `find` names the stores to look in, best first; `prove` reads an item back for the key file at a path.
    The defaults are the accepted stores of this computer and a fresh process; a test hands in its own.
    """

    def __init__(
        self,
        find: Callable[[], Sequence[Backend]] = backends.pinned,
        prove: Prove | None = None,
    ) -> None:
        self._find = find
        self._prove = prove

    @classmethod
    def for_this_run(cls) -> KeyStore:
        """Return a store that forgets everything when the program ends."""
        from workwell_desktop.security import proof

        only = backends.ThisRunOnly()
        return cls(lambda: (only,), proof.holds)

    def read(self, vault_id: str, accepts: Callable[[bytes], bool], hint: str = "") -> Found:
        """Look for the key of a vault in each store, the hinted one first; `accepts` knows the right key."""
        try:
            stores = sorted(self._find(), key=lambda each: backends.name_of(each) != hint)
        except Exception as error:
            return Found(_state_of(error))
        best = Found(StoreState.ABSENT if not stores else StoreState.MISSING)
        for store in stores:
            found = _look_in(store, vault_id, accepts)
            closed_by_choice = found.state in (StoreState.LOCKED, StoreState.DENIED) and store is stores[0]
            if found.state is StoreState.OPEN or closed_by_choice:
                return found
            if store is stores[0] or _HOPE.index(found.state) < _HOPE.index(best.state):
                best = found
        return best

    def write(self, vault_id: str, *master_keys: bytes) -> str:
        """Write the item, with one key or two, into the best store; return that store's name. Raises StoreTrouble."""
        try:
            store = self._find()[0]
            store.set_password(SERVICE, vault_id, packed(vault_id, *master_keys))
        except Exception as error:
            raise StoreTrouble(_state_of(error)) from error
        return backends.name_of(store)

    def remove(self, vault_id: str, master_key: bytes) -> bool:
        """Delete the vault's item from every store; tell whether the key is nowhere left, as far as can be seen."""

        def holds(text: str) -> bool:
            return master_key in unpacked(vault_id, text)

        try:
            stores = self._find()
        except Exception:
            return False
        answers = [backends.cleared(store, SERVICE, vault_id, holds) for store in stores]
        return all(answers)

    def name(self) -> str:
        """Return the name of the store that `write` would use. Raises StoreTrouble."""
        try:
            return backends.name_of(self._find()[0])
        except Exception as error:
            raise StoreTrouble(_state_of(error)) from error

    def proves(self, header_path: Path) -> bool:
        """Tell whether the item opens the key file at `header_path` when read afresh."""
        if self._prove is not None:
            return self._prove(self, header_path)
        from workwell_desktop.security import proof

        return proof.holds_in_fresh_process(self, header_path)

    def proves_passphrase(self, header_path: Path, text: str) -> bool:
        """Tell whether a passphrase opens the key file at `header_path`, tried in the same way as the item."""
        from workwell_desktop.security import proof

        tried = proof.passphrase_holds_in_fresh_process if self._prove is None else proof.passphrase_holds
        return tried(header_path, text)


def packed(vault_id: str, *master_keys: bytes) -> str:
    """Return the item's text: base64 of version, vault id, one key or two, and the start of a SHA-256.

    With one key that is 88 characters, with two 132.
    """
    body = _ITEM_VERSIONS[len(master_keys)] + bytes.fromhex(vault_id) + b"".join(master_keys)
    return base64.b64encode(body + hashlib.sha256(body).digest()[:_CHECK_BYTES]).decode("ascii")


def unpacked(vault_id: str, text: str) -> tuple[bytes, ...]:
    """Return the keys in an item; none if the text is damaged, cut short or another vault's."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return ()
    body, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    count, rest = divmod(len(body) - _PREFIX_BYTES, _KEY_BYTES)
    whole = hmac.compare_digest(hashlib.sha256(body).digest()[:_CHECK_BYTES], check)
    if not whole or rest or body[:_PREFIX_BYTES] != _ITEM_VERSIONS.get(count, b"") + bytes.fromhex(vault_id):
        return ()
    return tuple(body[_PREFIX_BYTES + each * _KEY_BYTES :][:_KEY_BYTES] for each in range(count))


def _look_in(store: Backend, vault_id: str, accepts: Callable[[bytes], bool]) -> Found:
    """Ask one store, then, where there are several collections, the others."""
    text: str | None = None
    state = StoreState.MISSING
    try:
        text = store.get_password(SERVICE, vault_id)
    except Exception as error:
        state = _state_of(error)
    found = _judged(vault_id, text, accepts, state)
    if found.state is StoreState.OPEN or not backends.has_elsewhere(store):
        return found
    return _look_elsewhere(store, vault_id, accepts, found)


def _look_elsewhere(store: Backend, vault_id: str, accepts: Callable[[bytes], bool], found: Found) -> Found:
    """Look at every item in every collection; keep the first answer unless one of them is more hopeful."""
    if found.state not in (StoreState.MISSING, StoreState.LOCKED, StoreState.WRONG):
        return found
    may_ask = found.state is StoreState.MISSING
    try:
        texts, locked = backends.elsewhere(store, SERVICE, vault_id, may_ask=may_ask)
    except Exception:
        return found
    judged = [_judged(vault_id, text, accepts, found.state) for text in texts]
    others = [*judged, Found(StoreState.LOCKED)] if locked else judged
    return min([found, *others], key=lambda each: _HOPE.index(each.state))


def _judged(vault_id: str, text: str | None, accepts: Callable[[bytes], bool], otherwise: StoreState) -> Found:
    if text is None:
        return Found(otherwise)
    for key in unpacked(vault_id, text):
        if accepts(key):
            return Found(StoreState.OPEN, key)
    return Found(StoreState.WRONG)


def _state_of(error: Exception) -> StoreState:
    """Name the trouble. Whatever is unknown counts as "no store": it never leads to a new key."""
    from keyring import errors

    if isinstance(error, backends.UnsafeStore):
        return StoreState.REFUSED
    if isinstance(error, backends.NoStore | errors.NoKeyringError | IndexError):
        return StoreState.ABSENT
    if isinstance(error, errors.KeyringLocked):
        return StoreState.DENIED if sys.platform == "darwin" else StoreState.LOCKED
    if isinstance(error, errors.KeyringError):
        return StoreState.LOCKED
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"LockedException", "PromptDismissedException"}:
        return StoreState.LOCKED
    return StoreState.ABSENT
