"""Whatever the password store answers, with and without a vault: no new key, nothing deleted, another way in."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from keyring import errors

from tests.reliability.figures import record
from workwell_desktop.domain.access import Offer, Protection, StoreState
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security import backends, passphrase, proof, protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore, packed
from workwell_desktop.usecases.access import Access

pytestmark = pytest.mark.reliability

WORDS = "seven otters knit quietly"


@dataclass
class Moody:
    """A password store that can be put into every state, and counts what is done to it."""

    items: dict[tuple[str, str], str] = field(default_factory=dict)
    trouble: Exception | None = None
    asked: threading.Event = field(default_factory=threading.Event)
    answers: threading.Event = field(default_factory=threading.Event)
    written: int = 0
    deleted: int = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.answers.wait(20)
        if self.trouble is not None:
            raise self.trouble
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.written += 1
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.deleted += 1
        del self.items[service, username]


@dataclass
class Desk:
    """A computer with a moody password store."""

    home: Path
    backend: Moody = field(default_factory=Moody)
    found: Exception | None = None

    @property
    def access(self) -> Access:
        """The program's way in."""
        return Access(Places(self.home), KeyStore(self._find, proof.holds))

    def _find(self) -> tuple[Moody, ...]:
        if self.found is not None:
            raise self.found
        return (self.backend,)

    def files(self) -> dict[str, bytes]:
        """Return what lies in the vault's folder, the database's own log aside."""
        kept = (path for path in self.home.rglob("*") if path.is_file() and path.parent.name == "vault")
        return {
            path.name: path.read_bytes() for path in kept if path.suffix != ".db-wal" and path.name[-4:] != "-shm"
        }


def _deny(desk: Desk) -> None:
    desk.backend.trouble = errors.KeyringLocked("denied")


def _forget(desk: Desk) -> None:
    desk.backend.items.clear()


def _wrong(desk: Desk) -> None:
    for name in list(desk.backend.items):
        desk.backend.items[name] = packed("cd" * 16, bytes(32))


def _raising(error: Exception) -> Callable[[Desk], None]:
    return lambda desk: setattr(desk.backend, "trouble", error)


def _finding(error: Exception) -> Callable[[Desk], None]:
    return lambda desk: setattr(desk, "found", error)


MOODS: dict[str, tuple[StoreState, Callable[[Desk], None]]] = {
    "the key is there": (StoreState.OPEN, lambda _: None),
    "locked": (StoreState.LOCKED, _raising(errors.KeyringLocked("dismissed"))),
    "not set up": (StoreState.LOCKED, _raising(errors.InitError("no collection"))),
    "the key is gone": (StoreState.MISSING, _forget),
    "another key is there": (StoreState.WRONG, _wrong),
    "no store": (StoreState.ABSENT, _finding(backends.NoStore())),
    "no bus": (StoreState.ABSENT, _raising(ConnectionRefusedError("no bus"))),
    "null, plain text or a third party": (StoreState.REFUSED, _finding(backends.UnsafeStore())),
    "denied on macOS": (StoreState.DENIED, _deny),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)
    made = Desk(tmp_path / "home")
    made.backend.answers.set()
    yield made
    made.backend.answers.set()


@pytest.mark.parametrize("mood", MOODS)
def test_no_answer_of_the_store_touches_a_vault_that_exists(
    desk: Desk, mood: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, change = MOODS[mood]
    setup = desk.access.begin()
    made = desk.access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler"))
    made.vault.close()
    change(desk)
    if state is StoreState.DENIED:
        monkeypatch.setattr("sys.platform", "darwin")
    before, items, writes = desk.files(), dict(desk.backend.items), desk.backend.written
    answer = desk.access.ask_store()
    assert answer.state is state
    if answer.vault is not None:
        answer.vault.vault.close()
    with pytest.raises(Refusal):
        desk.access.create(desk.access.begin(), Protection.EASY, "", Facilitator(name="Somebody else"))
    assert (desk.files(), desk.backend.items) == (before, items)
    assert (desk.backend.written, desk.backend.deleted) == (writes, 0)
    assert state is StoreState.OPEN or Offer.SHEET in state.offers
    by_sheet = desk.access.with_sheet(setup.recovery_code)
    assert by_sheet.keys.database_key == made.keys.database_key
    by_sheet.vault.vault.close()
    record(5, f"a vault is there; {mood}", f"{state.name}: 0 new keys, 0 deletions; the sheet opens it")


@pytest.mark.parametrize("mood", MOODS)
def test_no_answer_of_the_store_makes_anything_where_no_vault_is(desk: Desk, mood: str) -> None:
    state, change = MOODS[mood]
    change(desk)
    assert not desk.access.exists()
    setup = desk.access.begin()
    serves = state in (StoreState.OPEN, StoreState.MISSING, StoreState.WRONG)
    try:
        desk.access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler")).vault.close()
    except (Refusal, Fault):
        assert not serves
        assert not desk.access.exists(), "nothing is left of a vault whose key could not be kept"
        opened = desk.access.create(setup, Protection.PASSPHRASE, WORDS, Facilitator(name="Ruth Adler"))
        opened.vault.close()
        assert not desk.backend.items
    else:
        assert serves
        assert len(desk.backend.items) == 1
    assert desk.backend.deleted == 0
    record(5, f"no vault yet; {mood}", f"{'made' if serves else 'refused, made with a passphrase'}: 0 deletions")


def test_a_store_that_asks_first_is_waited_for_and_changes_nothing(desk: Desk) -> None:
    setup = desk.access.begin()
    made = desk.access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler"))
    made.vault.close()
    before, items = desk.files(), dict(desk.backend.items)
    desk.backend.asked.clear()
    desk.backend.answers.clear()
    answers: list[StoreState] = []
    asking = threading.Thread(target=lambda: answers.append(desk.access.ask_store().state))
    asking.start()
    assert desk.backend.asked.wait(20)
    assert not answers
    assert (desk.files(), desk.backend.items) == (before, items)
    header = protection.read_header(desk.access.places)
    assert protection.open_with_sheet(header, setup.recovery_code).database_key == made.keys.database_key
    desk.backend.trouble = errors.KeyringLocked("the prompt was closed")
    desk.backend.answers.set()
    asking.join(20)
    assert answers == [StoreState.LOCKED]
    assert desk.files() == before
    record(5, "a vault is there; a prompt is waiting", "0 new keys, 0 deletions; the sheet opens it meanwhile")
