"""Whatever is done to the files while nobody looks ends in a state with a name, and no search is silently short.

What a damaged, cut, swapped, emptied or missing file looks like is tried page by page; what an older or foreign file
looks like is the freshness mark's business and is tried in `test_older_files.py`.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from tests.reliability.at_work import EVENING, over, settle_in
from tests.reliability.figures import record, times
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.ids import PersonId, SessionId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.pages import PAGE_SIZE
from workwell_desktop.storage.vault import Vault

pytestmark = pytest.mark.reliability

NOTES = 120
Harm = Callable[[bytes, int], bytes]


@dataclass
class Outcome:
    """How the tries with one kind of harm ended."""

    states: Counter[str] = field(default_factory=Counter)
    unnamed: list[object] = field(default_factory=list)
    short: list[object] = field(default_factory=list)

    def words(self) -> str:
        """Return the outcome as a figure."""
        named = ", ".join(f"{name} {count}" for name, count in sorted(self.states.items()))
        return f"{sum(self.states.values())} tries: {named}; {len(self.unnamed)} unnamed, {len(self.short)} short"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the closed file of a vault with many notes."""
    path = tmp_path_factory.mktemp("whole") / "main.db"
    vault = Vault.create(path, KEY)
    _fill(vault)
    _leave_free_pages(vault)
    vault.close()
    return path


def _leave_free_pages(vault: Vault) -> None:
    """Keep something large and remove it again: pages that hold nothing are harmed as well."""
    person = Person(id=PersonId(new_id()), display_name="x" * 60_000)
    with vault.work("test.keep") as work:
        work.people.save(person)
        work.commit()
    with vault.work("test.remove") as work:
        work.people.remove(person.id)
        work.commit()
    assert vault._raw.execute("PRAGMA freelist_count").fetchone()[0] > 10


def _fill(vault: Vault) -> None:
    desk = over(vault)
    settle_in(desk)
    group = desk.groups.all()[0]
    for number in range(NOTES):
        starts = EVENING - timedelta(days=7 * (number + 1))
        session = Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=number + 2,
            starts_at=starts,
            length=timedelta(minutes=90),
        )
        desk.sessions.save(session)
        desk.sessions.end(session.id)
        desk.notes.write(session.id, NoteText(aims=f"Aim {number}", happened=f"Lantern {number} " + "evening " * 60))


def _flip(data: bytes, page: int) -> bytes:
    place = page * PAGE_SIZE + (1777 + 131 * page) % PAGE_SIZE
    return data[:place] + bytes([data[place] ^ (1 << page % 8)]) + data[place + 1 :]


def _zero(data: bytes, page: int) -> bytes:
    return data[: page * PAGE_SIZE] + bytes(PAGE_SIZE) + data[(page + 1) * PAGE_SIZE :]


def _swap(data: bytes, page: int) -> bytes:
    other = (page + 1) % (len(data) // PAGE_SIZE)
    pages = [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]
    pages[page], pages[other] = pages[other], pages[page]
    return b"".join(pages)


def _cut(data: bytes, page: int) -> bytes:
    return data[: page * PAGE_SIZE]


def _cut_within(data: bytes, page: int) -> bytes:
    return data[: page * PAGE_SIZE + 1000]


def _append(data: bytes, page: int) -> bytes:
    return data + random.Random(page).randbytes(PAGE_SIZE)


HARMS: dict[str, Harm] = {
    "one bit of a page": _flip,
    "a page of zeros": _zero,
    "two pages swapped": _swap,
    "cut after a page": _cut,
    "cut within a page": _cut_within,
    "something appended": _append,
}


@pytest.mark.parametrize("harm", HARMS)
def test_every_harm_to_every_page_ends_in_a_named_state(whole: Path, tmp_path: Path, harm: str) -> None:
    data = whole.read_bytes()
    outcome = Outcome()
    pages = range(len(data) // PAGE_SIZE)
    for page in pages if harm != "something appended" else range(times(10, 50)):
        path = tmp_path / "main.db"
        path.write_bytes(HARMS[harm](data, page))
        _look(path, outcome, page)
    record(4, f"tampered: {harm}", outcome.words())
    assert (outcome.unnamed, outcome.short) == ([], [])
    assert harm == "something appended" or "whole" not in outcome.states


@pytest.mark.parametrize("what", ["emptied", "missing", "another vault", "a letter"])
def test_a_file_that_is_not_the_vault_any_more_ends_in_a_named_state(whole: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "main.db"
    if what == "emptied":
        path.touch()
    elif what == "another vault":
        Vault.create(path, bytes(32)).close()
    elif what == "a letter":
        path.write_text("Dear colleague, " * 1000)
    before = path.read_bytes() if path.exists() else None
    outcome = Outcome()
    _look(path, outcome, what)
    record(4, f"tampered: {what}", outcome.words())
    assert (outcome.unnamed, outcome.short, outcome.states["whole"]) == ([], [], 0)
    assert (path.read_bytes() if path.exists() else None) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == (["main.db"] if before is not None else [])


def test_a_log_that_was_harmed_never_makes_a_search_silently_short(whole: Path, tmp_path: Path) -> None:
    """What waited in the log may be gone with it; what is found is whole, up to some commit, and search agrees."""
    hot = tmp_path / "hot"
    hot.mkdir()
    vault = Vault.open(Path(shutil.copy(whole, hot / "main.db")), KEY)
    vault._raw.execute("PRAGMA wal_autocheckpoint = 0")
    desk = over(vault)
    (group,) = desk.groups.all()
    session = desk.sessions.of_group(group.id)[0]
    for number in range(8):
        desk.notes.write(session.id, NoteText(aims=str(number), happened=f"Waiting {number} " * 30))
    cold = tmp_path / "cold"
    shutil.copytree(hot, cold, ignore=shutil.ignore_patterns("*-shm"))
    vault.close()
    outcome = Outcome()
    for number, log in enumerate(_harmed_logs((cold / "main.db-wal").read_bytes())):
        place = tmp_path / "after"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(cold, place)
        (place / "main.db-wal").unlink()
        if log is not None:
            (place / "main.db-wal").write_bytes(log)
        _look(place / "main.db", outcome, number)
    record(4, "tampered: the log, bit by bit, cut, and gone", outcome.words())
    assert (outcome.unnamed, outcome.short) == ([], [])


def _harmed_logs(log: bytes) -> Iterator[bytes | None]:
    yield None
    yield b""
    for place in range(0, len(log), len(log) // times(30, 600)):
        yield log[:place]
        yield log[:place] + bytes([log[place] ^ 1]) + log[place + 1 :]


def _look(path: Path, outcome: Outcome, tried: object) -> None:
    """Open and check as the program does; when that says nothing, what a search finds must be all there is."""
    before = {file.name for file in path.parent.iterdir()}
    try:
        with closing(Vault.open(path, KEY)) as vault:
            vault.check()
            if not _search_is_complete(vault):
                outcome.short.append(tried)
        outcome.states["whole"] += 1
    except Fault as fault:
        outcome.states[type(fault).__name__] += 1
        if fault.sentence.count(".") < 2 or (path.name in before) != path.exists():
            outcome.unnamed.append((tried, fault.sentence))
    except Exception as error:
        outcome.unnamed.append((tried, error))
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def _search_is_complete(vault: Vault) -> bool:
    """Tell whether a search finds exactly the notes in which the word stands, and none of the old ones is missing."""
    with vault.work("test.read") as work:
        group = work.groups.all()[0].id
        notes = {each.id: work.notes.of_session(each.id) for each in work.sessions.of_group(group)}
        for word in ("Lantern", "Waiting"):
            hits = {hit.id for hit in work.search.find(word, 2 * NOTES) if hit.kind is HitKind.NOTE}
            if hits != {key for key, note in notes.items() if note is not None and word in note.text.happened}:
                return False
    return sum(note is not None for note in notes.values()) >= NOTES
