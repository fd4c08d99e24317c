"""Every way a password store can answer has a name and a text, and none of them makes or deletes a key."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring import errors
from secretstorage import exceptions

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import backends, keys, proof, protection
from workwell_desktop.security import store as store_module
from workwell_desktop.security.protection import KeyStore
from workwell_desktop.security.store import StoreTrouble, packed, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.security.conftest import MadeVault, MakeDatabase, TalkativeBackend
    from workwell_desktop.security.places import Places

key_bytes = st.binary(min_size=32, max_size=32)
vault_ids = st.binary(min_size=16, max_size=16).map(bytes.hex)

#: What a store may raise, and the state it stands for.
TROUBLES: list[tuple[Exception, StoreState]] = [
    (errors.KeyringLocked("dismissed"), StoreState.LOCKED),
    (errors.InitError("no collection"), StoreState.LOCKED),
    (errors.PasswordSetError("would not"), StoreState.LOCKED),
    (exceptions.LockedException("locked"), StoreState.LOCKED),
    (exceptions.PromptDismissedException("dismissed"), StoreState.LOCKED),
    (errors.NoKeyringError("none"), StoreState.ABSENT),
    (exceptions.SecretServiceNotAvailableException("no service"), StoreState.ABSENT),
    (ConnectionRefusedError("no bus"), StoreState.ABSENT),
    (KeyError("DBUS_SESSION_BUS_ADDRESS"), StoreState.ABSENT),
    (RuntimeError("anything"), StoreState.ABSENT),
    (backends.NoStore(), StoreState.ABSENT),
    (backends.UnsafeStore(), StoreState.REFUSED),
]


def _answer(backend: "TalkativeBackend", vault_id: str) -> StoreState:
    store = KeyStore(lambda: (backend,), proof.holds)
    return store.read(vault_id, lambda key: key == bytes(32)).state


def _raising(error: Exception) -> Callable[[], list[backends.Backend]]:
    def find() -> list[backends.Backend]:
        raise error

    return find


def _snapshot(folder: "Path") -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@given(vault_ids, key_bytes)
def test_an_item_reads_back(vault_id: str, key: bytes) -> None:
    text = packed(vault_id, key)
    assert len(text) == 88
    assert unpacked(vault_id, text) == (key,)


@given(vault_ids, key_bytes, key_bytes)
def test_an_item_may_hold_two_keys(vault_id: str, key: bytes, other: bytes) -> None:
    text = packed(vault_id, key, other)
    assert len(text) == 132
    assert unpacked(vault_id, text) == (key, other)


@given(vault_ids, key_bytes, st.integers(0, 87), st.sampled_from("AZaz09+/=- \u0105"))
def test_a_changed_item_is_nobodys_key(vault_id: str, key: bytes, place: int, letter: str) -> None:
    text = packed(vault_id, key)
    changed = text[:place] + letter + text[place + 1 :]
    assert changed == text or unpacked(vault_id, changed) == ()


@given(vault_ids, st.text(max_size=120))
def test_no_text_raises(vault_id: str, text: str) -> None:
    assert unpacked(vault_id, text) == ()


def test_every_state_has_its_text() -> None:
    assert [state for state in StoreState if not state.sentence] == [StoreState.OPEN]


@pytest.mark.parametrize(("error", "state"), TROUBLES, ids=lambda value: type(value).__name__)
def test_trouble_has_a_state_wherever_it_happens(
    error: Exception, state: StoreState, backend: "TalkativeBackend"
) -> None:
    backend.trouble = error
    assert _answer(backend, "ab" * 16) is state
    assert KeyStore(_raising(error)).read("ab" * 16, lambda _: True).state is state
    for find in (_raising(error), lambda: [backend]):
        with pytest.raises(StoreTrouble) as caught:
            KeyStore(find).write("ab" * 16, bytes(32))
        assert caught.value.state is state


def test_deny_has_its_own_state_on_macos(backend: "TalkativeBackend", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    backend.trouble = errors.KeyringLocked("denied")
    assert _answer(backend, "ab" * 16) is StoreState.DENIED


def test_an_item_of_another_key_or_vault_is_wrong(backend: "TalkativeBackend") -> None:
    vault_id = keys.new_vault_id()
    for answer in (packed(vault_id, keys.new_key()), packed(keys.new_vault_id(), bytes(32)), "", "rubbish"):
        backend.answer = answer
        assert _answer(backend, vault_id) is StoreState.WRONG
    backend.answer = packed(vault_id, bytes(32))
    assert _answer(backend, vault_id) is StoreState.OPEN


STATES: dict[StoreState, Callable[["TalkativeBackend"], None]] = {
    StoreState.OPEN: lambda _: None,
    StoreState.MISSING: lambda backend: backend.forget(),
    StoreState.WRONG: lambda backend: setattr(backend, "answer", packed("cd" * 16, bytes(32))),
    StoreState.LOCKED: lambda backend: setattr(backend, "trouble", errors.KeyringLocked()),
    StoreState.ABSENT: lambda backend: setattr(backend, "trouble", errors.NoKeyringError()),
    StoreState.REFUSED: lambda backend: setattr(backend, "trouble", backends.UnsafeStore()),
}


@pytest.mark.parametrize("state", STATES)
def test_with_a_vault_no_state_makes_or_deletes_anything(easy_vault: "MadeVault", state: StoreState) -> None:
    STATES[state](easy_vault.backend)
    before, written = _snapshot(easy_vault.places.home), list(easy_vault.backend.written)
    answer = protection.open_with_store(protection.read_header(easy_vault.places), easy_vault.store)
    assert answer.state is state
    assert (answer.keys is not None) is (state is StoreState.OPEN)
    assert answer.keys is None or answer.keys.database_key == easy_vault.keys.database_key
    assert _snapshot(easy_vault.places.home) == before
    assert easy_vault.backend.written == written


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("mode", Protection)
def test_with_a_vault_no_state_lets_another_be_made(
    easy_vault: "MadeVault", state: StoreState, mode: Protection, make_database: "MakeDatabase"
) -> None:
    STATES[state](easy_vault.backend)
    before, written = _snapshot(easy_vault.places.home), list(easy_vault.backend.written)
    with pytest.raises(Refusal, match="There is a vault here already"):
        protection.finish(
            protection.begin(), mode, "a quiet lamp by the sea", easy_vault.places, easy_vault.store, make_database
        )
    assert _snapshot(easy_vault.places.home) == before
    assert easy_vault.backend.written == written


@pytest.mark.parametrize("state", [StoreState.LOCKED, StoreState.ABSENT, StoreState.REFUSED, StoreState.WRONG])
def test_a_fresh_start_without_a_serving_store_leaves_no_vault(
    state: StoreState,
    places: "Places",
    store: KeyStore,
    backend: "TalkativeBackend",
    make_database: "MakeDatabase",
) -> None:
    STATES[state](backend)
    with pytest.raises((Refusal, Fault)) as caught:
        protection.finish(protection.begin(), Protection.EASY, "", places, store, make_database)
    assert isinstance(caught.value, Fault if state is StoreState.WRONG else Refusal)
    assert not protection.exists(places)
    assert not places.left_half_made()
    protection.finish(
        protection.begin(), Protection.PASSPHRASE, "a quiet lamp by the sea", places, store, make_database
    )
    assert protection.exists(places)


def test_the_hinted_store_is_asked_first_and_the_others_after(backend: "TalkativeBackend") -> None:
    class Other(backends.ThisRunOnly):
        pass

    vault_id, other = keys.new_vault_id(), Other()
    other.set_password(store_module.SERVICE, vault_id, packed(vault_id, bytes(32)))
    store = KeyStore(lambda: (backend, other))
    assert store.read(vault_id, lambda _: True).state is StoreState.OPEN
    backend.answer = packed(vault_id, b"1" * 32)
    found = store.read(vault_id, lambda key: key == bytes(32))
    assert found.master_key == bytes(32)
    backend.trouble = errors.KeyringLocked()
    assert store.read(vault_id, lambda _: True, backends.name_of(backend)).state is StoreState.LOCKED
    assert store.read(vault_id, lambda _: True, backends.name_of(other)).state is StoreState.OPEN


class TestOtherCollections:
    """A key that is not in the default collection is looked for in the others."""

    @pytest.fixture
    def store(self, backend: "TalkativeBackend", monkeypatch: pytest.MonkeyPatch) -> KeyStore:
        monkeypatch.setattr(backends, "name_of", lambda _: backends.SECRET_SERVICE)
        return KeyStore(lambda: (backend,))

    def _elsewhere(self, monkeypatch: pytest.MonkeyPatch, text: str | None, locked: bool) -> list[bool]:
        asked: list[bool] = []

        def look(*_: object, may_ask: bool) -> tuple[list[str], bool]:
            asked.append(may_ask)
            return [packed("cd" * 16, bytes(32)), text] if text else [], locked

        monkeypatch.setattr(backends, "elsewhere", look)
        return asked

    def test_found_there(self, store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = self._elsewhere(monkeypatch, packed("ab" * 16, bytes(32)), False)
        assert store.read("ab" * 16, lambda _: True).state is StoreState.OPEN
        assert asked == [True]

    def test_locked_there(self, store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self._elsewhere(monkeypatch, None, True)
        assert store.read("ab" * 16, lambda _: True).state is StoreState.LOCKED

    def test_not_there_either(self, store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self._elsewhere(monkeypatch, None, False)
        assert store.read("ab" * 16, lambda _: True).state is StoreState.MISSING

    def test_a_locked_default_does_not_ask_twice(
        self, store: KeyStore, backend: "TalkativeBackend", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = self._elsewhere(monkeypatch, packed("ab" * 16, bytes(32)), False)
        backend.trouble = errors.KeyringLocked()
        assert store.read("ab" * 16, lambda _: True).state is StoreState.OPEN
        assert asked == [False]

    def test_trouble_there_changes_nothing(self, store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise ConnectionError

        monkeypatch.setattr(backends, "elsewhere", fail)
        assert store.read("ab" * 16, lambda _: True).state is StoreState.MISSING
