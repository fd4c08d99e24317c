"""Only four password stores are trusted, whatever the computer's settings say."""

import sys
import types
from pathlib import Path

import keyring.backend
import pytest
import secretstorage
from keyring.util import platform_

from workwell_desktop.security import backends


@pytest.fixture
def nothing_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Leave the choice to WorkWell; returns the folder of keyring's own settings file."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setattr(platform_, "config_root", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the Secret Service say that it works here."""
    monkeypatch.setattr(secretstorage, "dbus_init", lambda: types.SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(secretstorage, "check_service_availability", lambda _: True)


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyring.backends.libsecret.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.SecretService.Keyring2",
        "somebody.elses.Keyring",
        "null",
    ],
)
@pytest.mark.usefixtures("secret_service")
def test_any_other_store_is_refused_even_when_asked_for(
    name: str, nothing_chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    with pytest.raises(backends.UnsafeStore):
        backends.pinned()
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    (nothing_chosen / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={name}\n")
    with pytest.raises(backends.UnsafeStore):
        backends.pinned()


def test_the_chosen_store_is_never_loaded_when_it_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "antigravity.Keyring")
    sys.modules.pop("antigravity", None)
    with pytest.raises(backends.UnsafeStore):
        backends.pinned()
    assert "antigravity" not in sys.modules


@pytest.mark.usefixtures("nothing_chosen", "secret_service")
def test_a_trusted_store_is_found() -> None:
    assert [backends.name_of(each) for each in backends.pinned()] == [backends.SECRET_SERVICE]


@pytest.mark.usefixtures("secret_service")
def test_a_trusted_store_may_be_asked_for(nothing_chosen: Path) -> None:
    for text in (f"[backend]\ndefault-keyring={backends.SECRET_SERVICE}\n", "no settings at all", "[other]\n"):
        (nothing_chosen / "keyringrc.cfg").write_text(text)
        assert [backends.name_of(each) for each in backends.pinned()] == [backends.SECRET_SERVICE]


@pytest.mark.usefixtures("nothing_chosen")
def test_no_store_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "_working", lambda: iter(()))
    monkeypatch.setattr(keyring.backend, "get_all_keyring", list)
    with pytest.raises(backends.NoStore):
        backends.pinned()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(backends.NoStore):
        backends.pinned()


@pytest.mark.usefixtures("nothing_chosen")
def test_an_installed_plain_file_store_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = types.SimpleNamespace(priority=0.5)
    monkeypatch.setattr(backends, "_working", lambda: iter(()))
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [plain])
    with pytest.raises(backends.UnsafeStore):
        backends.pinned()


def test_the_store_of_one_run_shows_nothing() -> None:
    only = backends.ThisRunOnly()
    only.set_password("service", "name", "secret")
    assert only.get_password("service", "name") == "secret"
    assert only.get_password("service", "other") is None
    assert "secret" not in repr(only)


class Wallets:
    """KWallet with more than one wallet, as its D-Bus interface answers."""

    def __init__(self, *open_ones: str) -> None:
        self.open_ones: set[str] = set(open_ones)
        self.asked: list[str] = []
        self.entries = {("other", "WorkWell Desktop", "ab"): "the item"}

    def wallets(self) -> list[str]:
        return ["kdewallet", "other"]

    def isOpen(self, name: str) -> bool:  # noqa: N802  # KWallet's own name
        return name in self.open_ones

    def open(self, name: str, _window: int, _app: str) -> int:
        self.asked.append(name)
        return self.wallets().index(name)

    def hasEntry(self, handle: int, *entry: str) -> bool:  # noqa: N802
        return (self.wallets()[handle], *entry[:-1]) in self.entries

    def readPassword(self, handle: int, *entry: str) -> str:  # noqa: N802
        return self.entries[self.wallets()[handle], entry[0], entry[1]]


@pytest.mark.parametrize(("may_ask", "found"), [(True, (["the item"], False)), (False, ([], True))])
def test_every_wallet_is_looked_in(
    may_ask: bool, found: tuple[list[str], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = types.SimpleNamespace(iface=Wallets("kdewallet"), appid="test")
    monkeypatch.setattr(backends, "name_of", lambda _: "keyring.backends.kwallet.DBusKeyring")
    answer = backends.elsewhere(store, "WorkWell Desktop", "ab", may_ask=may_ask)
    assert answer == found


def test_only_what_is_ours_is_deleted() -> None:
    store = backends.ThisRunOnly()
    store.set_password("s", "a", "ours")
    store.set_password("s", "b", "theirs")
    assert backends.cleared(store, "s", "a", lambda text: text == "ours")
    assert backends.cleared(store, "s", "b", lambda text: text == "ours")
    assert backends.cleared(store, "s", "nothing there", lambda text: text == "ours")
    assert (store.get_password("s", "a"), store.get_password("s", "b")) == (None, "theirs")


def test_a_store_that_keeps_what_it_should_delete_is_not_believed() -> None:
    class Stubborn(backends.ThisRunOnly):
        def delete_password(self, service: str, username: str) -> None:
            """Do nothing."""

    store = Stubborn()
    store.set_password("s", "a", "ours")
    assert not backends.cleared(store, "s", "a", lambda text: text == "ours")
