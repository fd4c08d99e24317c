"""Which password stores WorkWell trusts, and how to reach them. Touches no item of its own accord.

Only four classes of keyring are accepted, by name; the library's own choosing is never asked, because with other
packages installed it may silently pick a plain file, and an environment variable can make it pick nothing at all.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
_WALLETS = ("keyring.backends.kwallet.DBusKeyring", "keyring.backends.kwallet.DBusKeyringKWallet4")
ACCEPTED = (
    SECRET_SERVICE,
    *_WALLETS,
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
)
_MOST_ITEMS = 8
_NOTHING = "keyring.backends.fail.Keyring"


class Backend(Protocol):
    """The calls WorkWell makes of a password store."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item, or None if there is no such item."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write the item."""

    def delete_password(self, service: str, username: str) -> None:
        """Delete the item. Raises when there is none. Only `KeyStore.remove` asks for it."""


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

    def delete_password(self, service: str, username: str) -> None:
        """Forget the item. Raises KeyError when there is none."""
        del self._items[service, username]


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


def has_elsewhere(store: Backend) -> bool:
    """Tell whether a store has more places than the one it looks in first."""
    return name_of(store) == SECRET_SERVICE or name_of(store) in _WALLETS


def elsewhere(store: Backend, service: str, username: str, *, may_ask: bool) -> tuple[list[str], bool]:
    """Look in every place of a store: all items, and whether a locked place was passed over.

    Desktops name their collections differently ("login", "keyring", "kdewallet"), the default can change, and more
    than one item can answer to the same name. `may_ask` allows the desktop to show its unlocking prompt.
    """
    if name_of(store) in _WALLETS:
        return _in_other_wallets(store, service, username, may_ask=may_ask)
    return _in_collections(service, username, may_ask=may_ask)


def cleared(store: Backend, service: str, username: str, ours: Callable[[str], bool]) -> bool:
    """Delete the items that `ours` knows wherever a store has them; tell whether none is left, nor out of sight."""
    try:
        for _ in range(_MOST_ITEMS):
            text = store.get_password(service, username)
            if text is None or not ours(text):
                break
            store.delete_password(service, username)
        if name_of(store) == SECRET_SERVICE:
            _delete_in_collections(service, username, ours)
        left = [text] if (text := store.get_password(service, username)) else []
        others, locked = elsewhere(store, service, username, may_ask=False) if has_elsewhere(store) else ([], False)
    except Exception:
        return False
    return not locked and not any(ours(each) for each in (*left, *others))


def _in_collections(service: str, username: str, *, may_ask: bool) -> tuple[list[str], bool]:
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


def _delete_in_collections(service: str, username: str, ours: Callable[[str], bool]) -> None:
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        for item in list(secretstorage.search_items(bus, {"service": service, "username": username})):
            if not item.is_locked() and ours(item.get_secret().decode("utf-8", "replace")):
                item.delete()


def _in_other_wallets(store: Backend, service: str, username: str, *, may_ask: bool) -> tuple[list[str], bool]:
    """Look in the wallets besides the one KWallet opens by itself; `store` is keyring's own KWallet class."""
    texts, locked = [], False
    kwallet: Any = store
    wallets, app = kwallet.iface, kwallet.appid
    for name in wallets.wallets():
        if not (may_ask or wallets.isOpen(name)):
            locked = True
            continue
        handle = wallets.open(name, 0, app)
        if handle < 0:
            locked = True
        elif wallets.hasEntry(handle, service, username, app):
            texts.append(str(wallets.readPassword(handle, service, username, app)))
    return texts, locked
