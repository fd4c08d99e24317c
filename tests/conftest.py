"""What every test stands on: no real keychain, no network, a temporary home folder, no leaked window.

Fixtures for one part of the program live in that part's own `conftest.py`.
"""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import keyring
import keyring.backend
import keyring.errors
import pytest

pytest_plugins = ["pytester"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("everyday", max_examples=50, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))

_HOME_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "WORKWELL_HOME": "workwell",
}


def pytest_collection_finish() -> None:
    """Let the collector look at nothing that stays for good: what was imported, and the tests themselves."""
    gc.collect()
    gc.freeze()


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keychain that lives as long as one test; `items` is keyed by service and name."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.items.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("no such password")


@pytest.fixture(scope="session", autouse=True)
def temporary_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Send everything that looks for a home folder, in this process and its children, to a temporary one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in _HOME_FOLDERS.items():
            (home / folder).mkdir(mode=0o700, exist_ok=True)
            patch.setenv(variable, str(home / folder))
        yield home


@pytest.fixture(autouse=True)
def tidy_between_tests() -> None:
    """Collect garbage between tests only, as the program does on its window's thread: see `ui/kit/tidying.py`.

    In the middle of a test it could happen on a worker's thread, and Qt objects must not be deleted there.
    """
    gc.disable()
    due = [generation for generation in (2, 1, 0) if gc.get_count()[generation] > gc.get_threshold()[generation]]
    if due:
        gc.collect(due[0])


@pytest.fixture(autouse=True)
def keychain(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """Stand between the test and the computer's keychain; only tests marked `system` reach a real one.

    Without a session bus, a backend that is asked for by name finds no keychain either.
    """
    fake = MemoryKeyring()
    if request.node.get_closest_marker("system") is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        keyring.set_keyring(fake)
    return fake


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to make an internet socket; local sockets of the desktop stay possible."""
    if request.node.get_closest_marker("opens_sockets") is not None:
        return
    make = socket.socket.__init__

    def refuse(
        self: socket.socket, family: int = -1, kind: int = -1, proto: int = -1, fileno: int | None = None
    ) -> None:
        if fileno is None and family in (-1, socket.AF_INET, socket.AF_INET6):
            raise AssertionError("this program never opens a network socket, and neither does a test of it")
        make(self, family, kind, proto, fileno)

    monkeypatch.setattr(socket.socket, "__init__", refuse)


@pytest.fixture(autouse=True)
def no_leaked_window() -> Iterator[None]:
    """Fail the test that leaves a window or dialog on the screen, and close it for the next one.

    What is to be deleted is deleted now, since no event loop of the program runs on to do it.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    leaked = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in leaked]
    for window in leaked:
        window.close()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if names:
        pytest.fail(f"left open: {', '.join(names)}")
