"""A vault's keys in a temporary folder, a password store that answers as told, and the quick passphrase cost."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from workwell_desktop.domain.access import Protection
from workwell_desktop.security import passphrase, proof, protection
from workwell_desktop.security.backends import ThisRunOnly
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import KeyStore, Setup

PASSPHRASE = "a quiet lamp by the sea"

MakeDatabase = Callable[[Path, bytes], None]


class TalkativeBackend(ThisRunOnly):
    """A password store that raises, or answers something of the test's choosing, and counts what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: Exception | None = None
        self.answer: str | None = None
        self.written: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        if self.trouble is not None:
            raise self.trouble
        return self.answer if self.answer is not None else super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.written.append(password)
        super().set_password(service, username, password)

    def forget(self) -> None:
        self._items.clear()


class MadeVault(NamedTuple):
    places: Places
    setup: Setup
    keys: VaultKeys
    store: KeyStore
    backend: TalkativeBackend


def _write_database(path: Path, key: bytes) -> None:
    path.write_bytes(b"pages that only this key can read".ljust(4096, key[:1]))


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the floor cost wherever a test does not ask for another one."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def make_database() -> MakeDatabase:
    return _write_database


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def backend() -> TalkativeBackend:
    return TalkativeBackend()


@pytest.fixture
def store(backend: TalkativeBackend) -> KeyStore:
    return KeyStore(lambda: (backend,), proof.holds)


@pytest.fixture
def easy_vault(places: Places, store: KeyStore, backend: TalkativeBackend, make_database: MakeDatabase) -> MadeVault:
    setup = protection.begin()
    keys = protection.finish(setup, Protection.EASY, "", places, store, make_database)
    return MadeVault(places, setup, keys, store, backend)


@pytest.fixture
def passphrase_vault(
    places: Places, store: KeyStore, backend: TalkativeBackend, make_database: MakeDatabase
) -> MadeVault:
    setup = protection.begin()
    keys = protection.finish(setup, Protection.PASSPHRASE, PASSPHRASE, places, store, make_database)
    return MadeVault(places, setup, keys, store, backend)
