"""Which password stores WorkWell trusts, and how to reach them. Reads and writes no item of its own accord.

Only four classes of keyring are accepted, by name; the library's own choosing is never asked, because with other
packages installed it may silently pick a plain file, and an environment variable can make it pick nothing at all.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
ACCEPTED = (
    SECRET_SERVICE,
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
)
_NOTHING = "keyring.backends.fail.Keyring"


class Backend(Protocol):
    """The two calls WorkWell makes of a password store. There is no deleting."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item, or None if there is no such item."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write the item."""


class NoStore(Exception):
    """This computer offers no password store."""


class UnsafeStore(Exception):
    """The only store offered is not one of the accepted ones."""


class ThisRunOnly:
    """A store that forgets everything when the program ends: for the demonstration vault, and for tests."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, str], str] = {}

    def __repr__(self) -> str:
        return "ThisRunOnly(hidden)"

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item, or None if there is no such item."""
        return self._items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the item until the program ends."""
        self._items[service, username] = password


def name_of(backend: Backend) -> str:
    """Return the full class name of a backend."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def pinned() -> tuple[Backend, ...]:
    """Return the accepted stores that work on this computer, best first. Raises NoStore or UnsafeStore."""
    chosen = _chosen_by_hand()
    if chosen == _NOTHING:
        raise NoStore
    if chosen and chosen not in ACCEPTED:
        raise UnsafeStore
    found = sorted(_working(), key=lambda pair: (pair[1] == chosen, pair[0]), reverse=True)
    if found:
        return tuple(backend for _, _, backend in found)
    raise UnsafeStore if _others_offered() else NoStore


def _chosen_by_hand() -> str:
    """Return what the environment or keyring's own settings file asks for, without loading it."""
    named = os.environ.get("PYTHON_KEYRING_BACKEND", "").strip()
    if named:
        return named
    import configparser

    from keyring.util import platform_

    settings = configparser.RawConfigParser()
    with contextlib.suppress(configparser.Error, OSError, UnicodeDecodeError):
        settings.read(platform_.config_root() / "keyringrc.cfg", encoding="utf-8")
    return settings.get("backend", "default-keyring", fallback="").strip()


def _working() -> Iterator[tuple[float, str, Backend]]:
    """Yield priority, name and instance of each accepted store that says it works here."""
    for name in ACCEPTED:
        module, _, cls = name.rpartition(".")
        # A store that is not for this system says so by failing, each in its own way.
        with contextlib.suppress(Exception):
            kind = getattr(importlib.import_module(module), cls)
            yield float(kind.priority), name, kind()


def _others_offered() -> bool:
    """Tell whether keyring would have used something else, such as a plain file."""
    from keyring.backend import get_all_keyring

    with contextlib.suppress(Exception):
        return any(
            each.priority > 0
            for each in get_all_keyring()
            if not type(each).__module__.startswith("keyring.backends.chainer")
        )
    return False


def elsewhere(service: str, username: str, *, may_ask: bool) -> tuple[list[str], bool]:
    """Look through every collection of the Secret Service: all items, and whether a locked one was passed over.

    Desktops name their collections differently ("login", "keyring", "kdewallet"), the default can change, and more
    than one item can answer to the same name. `may_ask` allows the desktop to show its unlocking prompt.
    """
    import secretstorage

    texts, locked = [], False
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.search_items(bus, {"service": service, "username": username}):
            if item.is_locked() and may_ask:
                item.unlock()
            if item.is_locked():
                locked = True
            else:
                texts.append(item.get_secret().decode("utf-8", "replace"))
    return texts, locked
