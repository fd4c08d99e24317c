"""The whole evening against a real gnome-keyring: the key is really there, and losing it loses nothing.

The test brings a session bus and a keyring of its own, with their own home, so it runs the same inside a desktop
session, inside `dbus-run-session` and outside of both, and never comes near a real keyring.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.evening import BY_LOGIN, Words
from tests.journeys.person import Person
from tests.system.test_keyring_daemon import BUS, Scenario
from workwell_desktop.security import proof
from workwell_desktop.security.store import SERVICE, KeyStore

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon", "secret-tool")
WORDS = Words()
MISSING = "Your notes are here, but their key is not where it was. Do not delete anything."

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="this computer has no gnome-keyring or no D-Bus"),
]


@pytest.fixture
def private_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own for bus and keyring; its path is short, since a bus address must be."""
    with tempfile.TemporaryDirectory(prefix="ww-") as folder:
        home = Path(folder)
        for variable in [name for name in os.environ if name.startswith(("XDG_", "DBUS_", "GNOME_"))]:
            monkeypatch.delenv(variable)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        monkeypatch.setenv("HOME", folder)
        for variable, name in (("DATA_HOME", "data"), ("CONFIG_HOME", "config"), ("RUNTIME_DIR", "run")):
            (home / name).mkdir(mode=0o700)
            monkeypatch.setenv(f"XDG_{variable}", str(home / name))
        yield home


@pytest.fixture
def login(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Log in: a session bus and an unlocked keyring on it."""
    settings = private_home / "bus.conf"
    settings.write_text(BUS)
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address"], stdout=subprocess.PIPE
    )
    session = Scenario(private_home)
    try:
        assert bus.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().decode().strip())
        session._log_in()
        yield
        session._log_out()
    finally:
        bus.terminate()
        bus.wait(20)
        if bus.stdout is not None:
            bus.stdout.close()


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note what each proof in a fresh process says; the proof itself is the real one."""
    said: list[bool] = []
    prove = proof.holds_in_fresh_process

    def noted(store: KeyStore, header: Path) -> bool:
        said.append(prove(store, header))
        return said[-1]

    monkeypatch.setattr(proof, "holds_in_fresh_process", noted)
    return said


@pytest.fixture
def computer(qtbot: QtBot, tmp_path: Path, login: None) -> Iterator[Computer]:
    made = Computer(qtbot, tmp_path)
    yield made
    for app in list(made.running):
        app.window.hide()
        made.forget(app)


def test_the_evening_with_a_real_keyring(computer: Computer, tmp_path: Path, proofs: list[bool]) -> None:
    person, sheet = evening.sets_up(computer, BY_LOGIN, WORDS, tmp_path)
    assert proofs == [True]
    assert _items() == 1
    evening.lives_the_evening(computer, person, WORDS)
    person.click("Sign and lock")
    person.sees("Signed by")
    _quits(computer, person)
    person = computer.start()
    person.sees("Recently held")
    evening.goes_to_the_note(person, WORDS)
    person.sees(WORDS.happened)
    _quits(computer, person)

    subprocess.run(["secret-tool", "clear", "service", SERVICE], check=True, timeout=20)
    assert _items() == 0
    person = computer.start()
    person.sees(MISSING)
    person.click("Use the recovery sheet instead")
    person.types_into("Recovery sheet: all eight groups", " ".join(sheet))
    person.presses("Return")
    person.sees("Recently held")
    assert proofs == [True, True]
    assert _items() == 1
    _quits(computer, person)
    person = computer.start()
    person.sees("Recently held")


def _quits(computer: Computer, person: Person) -> None:
    person.presses("Ctrl+Q")
    computer.ends(person)


def _items() -> int:
    """Count the program's items in the keyring, as any other program sees them."""
    found = subprocess.run(
        ["secret-tool", "search", "--all", "service", SERVICE],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    return found.stdout.count("secret = ")
