"""Private notes as a facilitator uses them: set up once, opened by their passphrase, backed up apart, never lost."""

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.usecases.conftest import EVENING, KEY, Office
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault, Refusal, VaultMissing
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.note import NoteState
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.storage import process_backup, process_vault
from workwell_desktop.usecases.process_notes import OPENED, OpenNotes, PrivateNotes

OWN = "seven slow herons above the quarry"
OTHER = "a green ladder nobody ever climbs"
PROJECT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@dataclass
class Drawer:
    """Private notes beside a vault."""

    office: Office
    private: PrivateNotes

    def files(self) -> dict[str, bytes]:
        """Return what lies beside the vault."""
        return {each.name: each.read_bytes() for each in self.private.places.folder.iterdir() if each.is_file()}

    def close(self, notes: OpenNotes) -> None:
        """Close the notes and make the backup that is due."""
        errand = notes.close()
        if errand is not None:
            errand()


@pytest.fixture
def drawer(office: Office, tmp_path: Path) -> Drawer:
    places = Places(tmp_path / "home")
    places.vault_dir.mkdir(parents=True)
    return Drawer(office, PrivateNotes(places, office.desk.means))


def test_a_note_is_written_signed_locked_and_added_to(drawer: Drawer) -> None:
    group = drawer.office.group()
    session, person = drawer.office.session(group), drawer.office.member(group, "Amara Okafor")
    notes = drawer.private.set_up(OWN)
    draft = notes.begin(session.id, person.id)
    assert notes.all() == ()
    notes.write(draft.id, "I felt protective.")
    drawer.office.now += timedelta(hours=1)
    notes.write(draft.id, "I felt protective, and then annoyed.")
    assert [each.words["text"] for each in notes.earlier(draft.id)] == ["I felt protective."]
    notes.sign(draft.id)
    notes.lock(draft.id)
    added = notes.add(draft.id, "Supervision", "It was about my own sister.")
    with pytest.raises(Refusal):
        notes.write(draft.id, "Something else")
    assert notes.get(draft.id) == added
    drawer.close(notes)
    notes = drawer.private.open(OWN)
    (found,) = notes.all()
    assert found == added
    assert (found.state, found.author, found.intact) == (NoteState.LOCKED, "Ruth Adler", True)
    about = drawer.private.about((found,))[found.id]
    assert about.session is not None
    assert (about.session.id, about.group, about.person) == (session.id, group, person)
    drawer.close(notes)


@pytest.mark.slow
def test_what_left_the_vault_leaves_the_note(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    gone = PersonId(new_id())
    note = notes.write(notes.begin(None, gone).id, "Still mine.")
    assert drawer.private.about(notes.all())[note.id].person is None
    notes.close()


@pytest.mark.slow
def test_a_draft_without_a_word_does_not_stay(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    draft = notes.write(notes.begin().id, "a word")
    notes.write(draft.id, "")
    drawer.close(notes)
    notes = drawer.private.open(OWN)
    assert notes.all() == ()
    notes.close()


@pytest.mark.slow
def test_the_vaults_trail_says_that_they_were_opened_and_nothing_else(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    drawer.private.leave_trace()
    notes.write(notes.begin().id, "a thought")
    notes.close()
    with drawer.office.vault.work("test.read") as work:
        newest = work.audit.tail(1)[0]
    assert (newest.action, newest.ids) == (OPENED, ())


# --------------------------------------------------------------------------------------------------- set up, and lost


def test_nothing_is_begun_beside_what_is_there(drawer: Drawer) -> None:
    drawer.private.set_up(OWN).close()
    before = drawer.files()
    with pytest.raises(Refusal, match="begins no new ones"):
        drawer.private.set_up(OTHER)
    assert drawer.files() == before


@pytest.mark.slow
@pytest.mark.parametrize("left", ["process.db", "process.wwk", "process.wwk.prev"])
def test_one_file_left_is_enough_to_begin_nothing(drawer: Drawer, left: str) -> None:
    drawer.private.set_up(OWN).close()
    for name in set(drawer.files()) - {left}:
        (drawer.private.places.folder / name).unlink()
    with pytest.raises(Refusal, match="begins no new ones"):
        drawer.private.set_up(OTHER)
    assert list(drawer.files()) == [left]
    with pytest.raises(VaultMissing) as caught:
        drawer.private.open(OWN).close()
    assert "private notes" in caught.value.sentence


@pytest.mark.slow
def test_a_backup_left_is_enough_to_begin_nothing(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    notes.write(notes.begin().id, "a thought")
    drawer.close(notes)
    for name in drawer.files():
        (drawer.private.places.folder / name).unlink()
    with pytest.raises(Refusal, match="bring a backup back"):
        drawer.private.set_up(OTHER)
    assert drawer.files() == {}


@pytest.mark.slow
def test_a_set_up_that_fails_leaves_nothing_to_open(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_means: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(process_vault, "create_process_schema", full)
    with pytest.raises(DiskFull):
        drawer.private.set_up(OWN)
    assert not drawer.private.are_set_up()
    monkeypatch.undo()
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)
    drawer.private.set_up(OWN).close()


@pytest.mark.slow
def test_whoever_forgot_the_passphrase_begins_anew_and_loses_nothing(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    notes.write(notes.begin().id, "a thought")
    drawer.close(notes)
    before = set(drawer.files().values())
    backup = drawer.private.backups()[0].path.name
    drawer.private.put_aside()
    assert not drawer.private.are_set_up()
    drawer.private.set_up(OTHER).close()
    assert before <= set(drawer.files().values())
    assert list(drawer.private.places.backups_dir.parent.glob(f"process.aside-*/{backup}/data.db"))


# ------------------------------------------------------------------------------------------------------------ backups


@pytest.mark.slow
def test_closing_backs_up_what_changed_and_nothing_else(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    assert notes.close() is None
    notes = drawer.private.open(OWN)
    notes.write(notes.begin().id, "a thought")
    drawer.close(notes)
    assert len(drawer.private.backups()) == 1
    assert drawer.private.open(OWN).close() is None


@pytest.mark.slow
def test_a_demo_keeps_no_backup(drawer: Drawer) -> None:
    notes = replace(drawer.private, kept=False).set_up(OWN)
    notes.write(notes.begin().id, "a thought")
    assert notes.close() is None


@pytest.mark.slow
def test_a_backup_comes_back_with_the_passphrase_it_had(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    kept = notes.write(notes.begin().id, "what the backup holds")
    drawer.close(notes)
    drawer.private.change_passphrase(OWN, OTHER)
    notes = drawer.private.open(OTHER)
    notes.write(kept.id, "what came after")
    notes.close()
    live = drawer.files()
    (backup,) = drawer.private.backups()
    with pytest.raises(Refusal):
        drawer.private.restore(backup, OTHER)
    assert drawer.files() == live
    drawer.private.restore(backup, OWN)
    with pytest.raises(Refusal):
        drawer.private.open(OTHER)
    notes = drawer.private.open(OWN)
    assert [note.text for note in notes.all()] == ["what the backup holds"]
    notes.close()
    assert set(live.values()) <= set(drawer.files().values()), "what was there before is kept"


@pytest.mark.slow
def test_a_backup_needs_nothing_of_this_computer(drawer: Drawer, office: Office, tmp_path: Path) -> None:
    notes = drawer.private.set_up(OWN)
    notes.write(notes.begin().id, "on a stick")
    drawer.close(notes)
    elsewhere = Places(tmp_path / "another laptop")
    elsewhere.vault_dir.mkdir(parents=True)
    moved = PrivateNotes(elsewhere, office.desk.means)
    shutil.copytree(drawer.private.places.backups_dir, moved.places.backups_dir)
    moved.restore(moved.backups()[0], OWN)
    notes = moved.open(OWN)
    assert [note.text for note in notes.all()] == ["on a stick"]
    notes.close()


@pytest.mark.slow
def test_the_old_passphrase_opens_old_backups_and_never_todays_notes(drawer: Drawer) -> None:
    notes = drawer.private.set_up(OWN)
    notes.write(notes.begin().id, "old")
    drawer.close(notes)
    drawer.private.change_passphrase(OWN, OTHER)
    from workwell_desktop.security import process_key

    (backup,) = drawer.private.backups()
    old = process_key.opened_backup(backup.key_file, OWN)
    today = process_key.opened(drawer.private.places, OTHER)
    assert {old.database_key, old.master_key}.isdisjoint({today.database_key, today.master_key})


@pytest.mark.slow
def test_a_backup_that_fails_is_told_and_made_up_for(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = drawer.private.set_up(OWN)
    notes.write(notes.begin().id, "a thought")
    errand = notes.close()
    assert errand is not None

    def broken(*_means: object) -> None:
        raise Damaged

    monkeypatch.setattr(process_backup, "copied", broken)
    with pytest.raises(Fault, match="private notes"):
        errand()
    monkeypatch.undo()
    drawer.close(drawer.private.open(OWN))
    assert len(drawer.private.backups()) == 1


@pytest.mark.slow
def test_a_full_disk_is_given_the_room_that_is_kept_for_it(drawer: Drawer) -> None:
    asked: list[int] = []

    def makes_room() -> str:
        asked.append(1)
        return "WorkWell gave up what it kept for this. Try again."

    notes = replace(drawer.private, when_full=makes_room).set_up(OWN)
    note = notes.begin()
    raw = notes.vault._raw
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0] + 1}")
    with pytest.raises(DiskFull, match="gave up"):
        notes.write(note.id, "x" * 19_000)
    assert asked == [1]
    raw.execute("PRAGMA max_page_count = 100000")
    notes.write(note.id, "x" * 19_000)
    notes.close()


# ----------------------------------------------------------------------------------------------------- a sudden stop


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_program_is_killed_while_saving(
    drawer: Drawer, office: Office, tmp_path: Path
) -> None:
    drawer.private.set_up(OWN).close()
    last = 0
    for after in (1, 7, 19, 40):
        last = _killed_while_writing(drawer.private.vault_places.home, office.vault.path, after)
        notes = drawer.private.open(OWN)
        notes.vault.check()
        (note,) = notes.all()
        assert int(note.text.split(".")[0]) in (last, last + 1)
        notes.vault.close()
    assert last > 40


def _killed_while_writing(home: Path, vault: Path, after: int) -> int:
    command = [sys.executable, "-c", _WRITING, str(home), str(vault), KEY.hex(), OWN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(after)]
        child.send_signal(signal.SIGKILL)
        lines += [line for line in child.stdout if line.endswith("\n")]
    assert all(lines), "the child stopped by itself"
    return int(lines[-1])


_WRITING = f"""
import sys
from datetime import datetime
from itertools import count
from pathlib import Path
from workwell_desktop.security.places import Places
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.process_notes import PrivateNotes
from workwell_desktop.usecases.work import Means
home, path, key, own = sys.argv[1:]
now = datetime.fromisoformat("{EVENING.isoformat()}")
private = PrivateNotes(Places(Path(home)), Means(None, None, lambda: now))
notes = private.open(own)
note = next(iter(notes.all()), None) or notes.begin()
for number in count(int(note.text.split(".")[0] or 0) + 1 if note.text else 1):
    note = notes.write(note.id, str(number) + "." + "x" * (number * 37 % 5000))
    print(number, flush=True)
"""
