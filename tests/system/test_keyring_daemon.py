"""A vault's keys in a real gnome-keyring: the states that security promises to tell apart.

The test starts this file again as a program inside a session bus of its own, with its own home, so that no real
keyring is ever touched. The bus has no service files: the keyring cannot show a prompt, which counts as dismissed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.reliability.figures import record
from workwell_desktop.domain.access import Protection
from workwell_desktop.security import backends, changing, passphrase, protection, renewing, store
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import KeyStore

PROGRAMS = ("dbus-run-session", "dbus-daemon", "gnome-keyring-daemon")
ROOT = Path(__file__).resolve().parents[2]
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
EXPECTED = {
    "before": "ABSENT",
    "no item": "MISSING",
    "finished": "OPEN",
    "item removed": "MISSING",
    "put back by the sheet": "OPEN",
    "only in another collection": "OPEN",
    "other vault's key": "WRONG",
    "put right by the sheet": "OPEN",
    "locked": "LOCKED",
    "locked, written to": "LOCKED",
    "opened after a new login": "OPEN",
    "passphrase chosen": "WRONG",
    "login chosen": "OPEN",
    "both keys in the item": "OPEN",
    "new keys in force": "OPEN",
    "one key again": "OPEN",
    "daemon gone": "ABSENT",
    "null asked for": "REFUSED",
}


@pytest.mark.system
@pytest.mark.reliability
@pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="this computer has no gnome-keyring or no D-Bus")
def test_every_state_of_a_real_keyring(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="ww-") as home:
        environment = _environment_in(Path(home))
        bus_settings, answers = Path(home) / "bus.conf", tmp_path / "answers.json"
        bus_settings.write_text(BUS)
        subprocess.run(
            ["dbus-run-session", f"--config-file={bus_settings}", "--", sys.executable, __file__, home, answers],
            env=environment,
            check=True,
            timeout=120,
        )
    found = json.loads(answers.read_text())
    assert found == {
        **EXPECTED,
        "items written by finish": 1,
        "items with the key": 2,
        "let go of": True,
        "items with the key after that": 0,
        "items with the key after the login": 1,
        "items of others": 1,
        "vaults": 1,
        "same keys": True,
    }
    record(5, "a real gnome-keyring daemon", f"{len(EXPECTED)} states told apart, 1 vault, no key but its own")


def _environment_in(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "GNOME_"))}
    kept.pop("PYTHON_KEYRING_BACKEND", None)
    folders = {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }
    for folder in folders.values():
        (home / folder).mkdir(mode=0o700)
    own = {name: str(home / folder) for name, folder in folders.items()}
    return {**kept, **own, "HOME": str(home), "PYTHONPATH": str(ROOT)}


class Scenario:
    """What happens inside the private session bus."""

    def __init__(self, home: Path) -> None:
        self.places = Places(home / "workwell")
        self.store = KeyStore()
        self.found: dict[str, object] = {}
        self.daemon: subprocess.Popen[bytes] | None = None

    def play(self) -> None:
        """Go through every state, in the order of EXPECTED."""
        self.found["before"] = self.store.read("ab" * 16, bool).state.name
        self._log_in()
        self.found["no item"] = self.store.read("ab" * 16, bool).state.name
        self.setup = protection.begin()
        self.keys = protection.finish(self.setup, Protection.EASY, "", self.places, self.store, self._make_database)
        self.found["items written by finish"] = len(self._items())
        self._note("finished")
        self._lose_and_find_the_item()
        self._lock_and_log_in_again()
        self._choose_a_passphrase_and_the_login_again()
        self._change_all_keys()
        self._log_out()
        self._note("daemon gone")
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        self._note("null asked for")
        self.found["vaults"] = len(list(self.places.home.glob("vault*")))

    def _lose_and_find_the_item(self) -> None:
        header = protection.read_header(self.places)
        secret = self._remove_item()
        self._note("item removed")
        keys = protection.open_with_sheet(header, self.setup.recovery_code)
        self.found["same keys"] = keys.database_key == self.keys.database_key
        protection.put_back_in_store(header, keys, self.store)
        self._note("put back by the sheet")
        self._remove_item()
        self._write_item(secret, "/org/freedesktop/secrets/collection/session")
        self._note("only in another collection")
        self._remove_item()
        self._write_item(store.packed("cd" * 16, bytes(32)))
        self._note("other vault's key")
        protection.put_back_in_store(header, keys, self.store)
        self._note("put right by the sheet")

    def _lock_and_log_in_again(self) -> None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.get_default_collection(bus).lock()
        self._note("locked")
        try:
            self.store.write(self.keys.vault_id, bytes(32))
        except store.StoreTrouble as trouble:
            self.found["locked, written to"] = trouble.state.name
        self._log_out()
        self._log_in()
        self._note("opened after a new login")

    def _choose_a_passphrase_and_the_login_again(self) -> None:
        """Let go of the key in every collection once a passphrase was proved, and take it up again."""
        locks = OpenLocks(self.places, self.keys, self.store, passphrase.FLOOR)
        secret = store.packed(self.keys.vault_id, self.keys.master_key)
        self._write_item(secret, "/org/freedesktop/secrets/collection/session")
        others = len(self._items()) - 2
        self.found["items of others"], self.found["items with the key"] = others, self._with_the_key()
        self.found["let go of"] = changing.use_passphrase(locks, "a quiet lamp by the sea")
        self.found["items with the key after that"] = self._with_the_key()
        assert len(self._items()) == others
        self._note("passphrase chosen")
        changing.use_login(locks)
        self.found["items with the key after the login"] = self._with_the_key()
        self._note("login chosen")

    def _change_all_keys(self) -> None:
        """Change the master key; one item serves the old and the new key file in turn."""
        locks = OpenLocks(self.places, self.keys, self.store, passphrase.FLOOR)
        renewal = renewing.renewal(locks, protection.begin_for(self.keys.vault_id), "")
        renewal.prepare()
        self._note("both keys in the item")
        renewal.commit()
        self.keys = renewal.keys
        self._note("new keys in force")
        renewing.settle(OpenLocks(self.places, self.keys, self.store))
        assert self._with_the_key() == 1
        self._note("one key again")

    def _with_the_key(self) -> int:
        """Count the items, in every collection, that hold this vault's key."""
        texts, _ = backends.elsewhere(self.store._find()[0], store.SERVICE, self.keys.vault_id, may_ask=False)
        return sum(self.keys.master_key in store.unpacked(self.keys.vault_id, text) for text in texts)

    def _note(self, moment: str) -> None:
        answer = protection.open_with_store(protection.read_header(self.places), self.store)
        assert answer.keys is None or answer.keys.database_key == self.keys.database_key
        self.found[moment] = answer.state.name

    def _log_in(self) -> None:
        """Start the daemon as a login would."""
        self.daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.daemon.stdin is not None
        self.daemon.stdin.write(b"the login password")
        self.daemon.stdin.close()
        self._wait_for_the_service()

    @staticmethod
    def _wait_for_the_service() -> None:
        """Return when the Secret Service has come to the bus, as the bus itself announces it."""
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        name = "org.freedesktop.secrets"
        rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        asking = DBusAddress(message_bus.object_path, message_bus.bus_name, message_bus.interface)
        with open_dbus_connection() as bus, bus.filter(rule) as arrivals:
            bus.send_and_get_reply(message_bus.AddMatch(rule))
            (is_there,) = bus.send_and_get_reply(new_method_call(asking, "NameHasOwner", "s", (name,))).body
            if not is_there:
                bus.recv_until_filtered(arrivals, timeout=20)

    def _log_out(self) -> None:
        assert self.daemon is not None
        self.daemon.terminate()
        self.daemon.wait(20)

    def _items(self) -> list[object]:
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            return list(secretstorage.search_items(bus, {"service": store.SERVICE}))

    def _remove_item(self) -> str:
        """Delete the vault's item, as some other program might, and return what it held."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            (item,) = secretstorage.search_items(bus, {"service": store.SERVICE})
            secret: str = item.get_secret().decode()
            item.delete()
        return secret

    def _write_item(self, text: str, collection: str = "/org/freedesktop/secrets/aliases/default") -> None:
        import secretstorage

        attributes = {"service": store.SERVICE, "username": self.keys.vault_id}
        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.Collection(bus, collection).create_item("A key", attributes, text.encode())

    @staticmethod
    def _make_database(path: Path, key: bytes) -> None:
        path.write_bytes(key[::-1])


if __name__ == "__main__":
    scenario = Scenario(Path(sys.argv[1]))
    try:
        scenario.play()
    finally:
        if scenario.daemon is not None and scenario.daemon.poll() is None:
            scenario.daemon.kill()
    Path(sys.argv[2]).write_text(json.dumps(scenario.found))
