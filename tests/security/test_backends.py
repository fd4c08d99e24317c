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
