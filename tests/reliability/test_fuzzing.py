"""Files made to break the program: with the right key but nonsense inside, or nonsense from the first byte on.

Whoever has the key can write any page. The engine must not crash over it, and whatever else goes wrong must be a
fault or a refusal with a sentence. Vaults are opened in processes of their own, so that a crash is seen.
"""

import hashlib
import hmac
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.reliability.at_work import over, settle_in
from tests.reliability.deeds_of_keeping import TakesOver, bundles_of
from tests.reliability.figures import record, times
from tests.reliability.homes import Home
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.note import NoteText
from workwell_desktop.security import header
from workwell_desktop.security.store import unpacked
from workwell_desktop.storage import backup
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.own_texts import look_into

pytestmark = pytest.mark.reliability

ROOT = Path(__file__).resolve().parents[2]
PAGE, SALT, END = 4096, 16, 4096 - 80
"""How SQLCipher lays out a page: salt on the first, 80 bytes of vector and mark at the end of each."""

BATCH = 50


class Pages:
    """The pages of a vault in plain, to be changed and sealed again with the right key."""

    def __init__(self, data: bytes) -> None:
        self._sealed = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
        self._salt = data[:SALT]
        masked = bytes(byte ^ 0x3A for byte in self._salt)
        self._mark_key = hashlib.pbkdf2_hmac("sha512", KEY, masked, 2, 32)

    def changed(self, chance: random.Random) -> bytes:
        """Return the vault with a few bytes of a few pages changed, every mark right."""
        pages = list(self._sealed)
        for number in chance.sample(range(len(pages)), chance.randint(1, 3)):
            plain = bytearray(self._plain(number))
            for _ in range(chance.randint(1, 20)):
                plain[chance.randrange(len(plain))] = chance.choice([0, 255, chance.randrange(256)])
            pages[number] = self._seal(number, bytes(plain))
        return b"".join(pages)

    def _begin(self, number: int) -> int:
        return SALT if number == 0 else 0

    def _plain(self, number: int) -> bytes:
        page = self._sealed[number]
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(page[END : END + 16])).decryptor()
        return decryptor.update(page[self._begin(number) : END])

    def _seal(self, number: int, plain: bytes) -> bytes:
        vector = os.urandom(16)
        content = Cipher(algorithms.AES(KEY), modes.CBC(vector)).encryptor().update(plain) + vector
        mark = hmac.digest(self._mark_key, content + (number + 1).to_bytes(4, "little"), "sha512")
        return (self._salt if number == 0 else b"") + content + mark


def _changed(data: bytes, chance: random.Random) -> bytes:
    """Return some bytes changed, cut out, repeated or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        deed = chance.randrange(4)
        if deed == 0 and place < len(out):
            out[place] = chance.randrange(256)
        elif deed == 1:
            del out[place : place + chance.randrange(1, 40)]
        elif deed == 2:
            out[place:place] = out[place : place + chance.randrange(1, 200)]
        else:
            out[place:place] = chance.randbytes(chance.randrange(1, 20))
        out = out or bytearray(b"x")
    return bytes(out)


def test_vaults_with_nonsense_under_the_right_key_crash_nothing(tmp_path: Path) -> None:
    path = tmp_path / "whole.db"
    vault = Vault.create(path, KEY)
    desk = over(vault)
    settle_in(desk)
    (session,) = desk.sessions.of_group(desk.groups.all()[0].id)
    desk.notes.write(session.id, NoteText(aims="Lantern", happened="Lantern evening. " * 400))
    vault.close()
    pages, chance = Pages(path.read_bytes()), random.Random(20261123)
    found: Counter[str] = Counter()
    unhandled: list[str] = []
    crashes = 0
    for _ in range(times(10, 200)):
        batch = [tmp_path / f"{number}.db" for number in range(BATCH)]
        for each in batch:
            each.write_bytes(pages.changed(chance))
        run = subprocess.run(
            [sys.executable, "-m", "tests.reliability.opening_fuzzed", *map(str, batch)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        crashes += run.returncode != 0
        for line in run.stdout.splitlines():
            name, told = json.loads(line)
            found[name if told else "unhandled"] += 1
            unhandled += [] if told else [name]
        for each in tmp_path.glob("[0-9]*"):
            each.unlink()
    words = ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
    record(11, "vaults with nonsense under the right key", f"{sum(found.values())} files: {crashes} crashes; {words}")
    assert crashes == 0
    assert sorted(set(unhandled)) == []


def _tries(what: str, count: int, deed: Callable[[random.Random], object]) -> None:
    """Do something with nonsense so often; only a fault or a refusal may come of it."""
    chance, found = random.Random(20261123), Counter[str]()
    for _ in range(count):
        try:
            deed(chance)
        except (Fault, Refusal) as told:
            found["refused" if told.sentence else "without a word"] += 1
        else:
            found["read"] += 1
    assert not found["without a word"]
    words = f"{count:,} files: 0 crashes, 0 unhandled; refused {found['refused']:,}, read {found['read']:,}"
    record(11, what, words)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home with a backup, and beside it a bundle for it."""
    place = tmp_path_factory.mktemp("fuzzing") / "home"
    TakesOver().lay_out(Home(place))
    return Home(place)


def test_key_files_of_nonsense_are_refused(home: Home) -> None:
    whole = home.places.header.read_bytes()
    first, text, _ = whole.split(b"\n", 2)

    def read(chance: random.Random) -> object:
        if chance.random() < 0.3:
            return header.parsed(_changed(whole, chance))
        body = first + b"\n" + _changed(text, chance).replace(b"\n", b" ")
        return header.parsed(body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n")

    _tries("key files of nonsense", times(3000, 50_000), read)


def test_backups_with_a_manifest_of_nonsense_are_refused(home: Home, tmp_path: Path) -> None:
    (info,) = home.restoring.found()
    whole = (Path(info.path) / backup.MANIFEST).read_bytes()
    folder = tmp_path / Path(info.path).name
    folder.mkdir()
    (folder / backup.DATA).touch()

    def read(chance: random.Random) -> object:
        (folder / backup.MANIFEST).write_bytes(_changed(whole, chance))
        return backup.look_at(folder)

    _tries("backups with a manifest of nonsense", times(1500, 20_000), read)


def test_bundles_of_nonsense_are_refused(home: Home, tmp_path: Path) -> None:
    whole = (home.folder / "theirs.wwhandover").read_bytes()
    opened = home.open()
    path, bundles = tmp_path / "fuzzed.wwhandover", bundles_of(opened)

    def read(chance: random.Random) -> object:
        path.write_bytes(_changed(whole, chance))
        return bundles.open(path)

    try:
        _tries("bundles of nonsense", times(600, 10_000), read)
        assert list(opened.places.state_dir.glob("*.db*")) == []
    finally:
        opened.vault.close()


def test_guides_and_handouts_of_nonsense_are_refused(tmp_path: Path) -> None:
    texts = sorted((ROOT / "resources").rglob("*.md"))
    assert len(texts) > 10

    def read(chance: random.Random) -> object:
        path = tmp_path / "fuzzed.md"
        path.write_bytes(_changed(chance.choice(texts).read_bytes(), chance))
        looked = look_into([path])
        assert looked.refused or looked.texts
        return looked

    _tries("guides and handouts of nonsense", times(600, 10_000), read)


def test_items_of_nonsense_in_the_password_store_are_nobodys_key() -> None:
    whole = ("A" * 88).encode()
    _tries("keyring items of nonsense", times(5000, 50_000), lambda chance: _refused_item(_changed(whole, chance)))


def _refused_item(text: bytes) -> None:
    assert not unpacked("ab" * 16, text.decode("latin-1"))
    raise Refusal("This is nobody's key.")
