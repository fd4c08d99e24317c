"""A word in a private note is found in the private notes' own database, and nowhere else that WorkWell writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.decrypted_pages import decrypted_pages
from tests.security.conftest import TalkativeBackend
from tests.usecases.conftest import EVENING
from tests.usecases.handing import everything
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.note import NoteText
from workwell_desktop.security import passphrase, proof, protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.audit import WHOLE_TRAIL
from workwell_desktop.storage.process_vault import ProcessVault
from workwell_desktop.usecases import backup_reading
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.hand_over import HandingOver
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.process_notes import OPENED, PrivateNotes
from workwell_desktop.usecases.rights.packet import Packets

pytestmark = pytest.mark.slow

OWN = "seven slow herons above the quarry"
PRIVATE, ORDINARY = "zyzzyva", "quokka"
"""A word that stands in private notes alone, and one of the ordinary record, which shows that the search works."""


@dataclass
class Practice:
    """A vault with a sample group, and private notes about a session and a person of it."""

    opened: OpenVault
    backend: TalkativeBackend

    def __post_init__(self) -> None:
        self.desk = self.opened.desk(lambda _changes: None, lambda: EVENING)
        self.group_id = self.desk.sample.add()
        self.private = PrivateNotes(self.opened.places, self.desk.means)
        sessions = self.desk.sessions.of_group(self.group_id)
        unwritten = (each.id for each in sessions if self.desk.notes.of_session(each.id).note is None)
        self.session_id = next(unwritten)
        self.person_id = self.desk.people.all()[0].id
        self.desk.notes.write(self.session_id, NoteText(happened=f"We met a {ORDINARY}."))

    def writes_privately(self) -> None:
        """Write a draft twice over, a signed note and an addendum; close; the backup is made."""
        notes = self.private.set_up(OWN)
        self.private.leave_trace()
        for about in ((self.session_id, None), (None, self.person_id), (None, None)):
            note = notes.begin(*about)
            notes.write(note.id, f"{PRIVATE} and what it does to me")
            notes.sign(note.id)
            notes.add(note.id, f"{PRIVATE} reason", f"{PRIVATE} again")
        notes.write(notes.begin(self.session_id).id, f"half a {PRIVATE}")
        self.ids = [note.id for note in notes.all()]
        self.keys = notes.keys
        errand = notes.close()
        assert errand is not None
        errand()


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)
    backend = TalkativeBackend()
    access = Access(Places(tmp_path / "home"), KeyStore(lambda: (backend,), proof.holds))
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    made = Practice(opened, backend)
    made.writes_privately()
    yield made
    opened.vault.close()


def holds(data: bytes | str, word: str) -> bool:
    """Whether a word stands in something, as it is or in another case."""
    folded = data.lower() if isinstance(data, str) else data.lower().decode("latin-1")
    return word in folded


def test_the_word_is_in_the_private_database_and_not_in_the_vaults(practice: Practice) -> None:
    opened, places = practice.opened, practice.private.places
    opened.backups.back_up(Reason.BY_HAND)
    newest = backup_reading.found_in(opened.places.backups_dir)[0]
    copy = backup_reading.opened(newest, protection.look_at_header(opened.places), opened.keys.master_key)
    with opened.vault.work("test.read") as work:
        rows = [tuple(row) for row in work._connection.exec_driver_sql(WHOLE_TRAIL)]
    path, key = opened.vault.path, opened.keys.database_key
    opened.vault.close()
    vault_inside = decrypted_pages(path, key) + decrypted_pages(copy.original.path, copy.original.key)
    assert holds(decrypted_pages(places.database, practice.keys.database_key), PRIVATE)
    assert holds(vault_inside, ORDINARY)
    assert not holds(vault_inside, PRIVATE)
    for note_id in practice.ids:
        assert note_id.hex.encode() not in vault_inside
        assert note_id.bytes not in vault_inside
    assert [row[3] for row in rows if row[2].startswith("process")] == ["[]"]
    assert [row[2] for row in rows if row[2].startswith("process")] == [OPENED]


def test_no_file_says_it_and_no_backup_of_the_vault_holds_a_file_of_theirs(practice: Practice) -> None:
    practice.opened.backups.back_up(Reason.BY_HAND)
    home = practice.opened.places.home
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in files if holds(str(path), PRIVATE) or holds(path.read_bytes(), PRIVATE)]
    theirs = [path for path in files if "process" in path.relative_to(home).as_posix()]
    assert {path.relative_to(home).parts[:2] for path in theirs} == {
        ("vault", "process.db"),
        ("vault", "process.wwk"),
        ("vault", "process.wwk.prev"),
        ("backups", "process"),
    }
    secrets = (practice.keys.database_key, practice.keys.master_key, practice.keys.audit_key)
    assert not [path for path in files for secret in secrets if secret in path.read_bytes()]


def test_no_search_list_story_or_packet_says_it(practice: Practice) -> None:
    desk = practice.desk
    assert desk.finding.find(ORDINARY)
    assert desk.finding.find(PRIVATE) == ()
    said = [
        desk.people.story(practice.person_id),
        desk.day.read(),
        desk.notes.of_session(practice.session_id),
        desk.person_notes.of_person(practice.person_id),
        desk.attendance.of_session(practice.session_id),
        Packets(desk.means).draft(practice.person_id),
    ]
    assert holds(repr(said), ORDINARY)
    assert not holds(repr(said), PRIVATE)
    assert not [note_id for note_id in practice.ids if str(note_id) in repr(said)]


def test_no_hand_over_holds_it(practice: Practice, tmp_path: Path) -> None:
    bundles = HandingOver.over(practice.opened, practice.desk.means)
    path, words = tmp_path / "bundle.wwhandover", bundles.new_phrase()
    bundles.give(everything(practice.group_id), bundles.receiver_with_words("Tomas", words), path)
    inside = repr(_content(bundles, path, words))
    assert holds(inside, ORDINARY)
    assert not holds(inside, PRIVATE)
    assert not [note_id for note_id in practice.ids if note_id.hex in inside]


def _content(bundles: HandingOver, path: Path, words: str) -> object:
    """Return what a bundle holds. One's own is refused by taking it over, not by looking."""
    from workwell_desktop.security import sealing
    from workwell_desktop.storage import bundle
    from workwell_desktop.usecases.hand_over import _payload

    wrapping = bundle.look(path)
    told = _payload(sealing.opened_with_phrase(wrapping.keys, words))
    return bundle.opened(wrapping, told.key, told.digest, bundles.workshop)


def test_the_password_store_has_one_item_and_none_of_their_keys(practice: Practice) -> None:
    assert len(practice.backend.written) == 1
    item = practice.backend.written[0]
    for secret in (practice.keys.database_key, practice.keys.master_key, practice.keys.audit_key):
        assert secret.hex() not in item
        assert secret not in item.encode("latin-1", "replace")
    with pytest.raises(Exception, match=r"private notes|key"):
        ProcessVault.open(practice.private.places.database, practice.opened.keys.master_key, bytes(32))
