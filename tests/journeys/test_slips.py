"""Slips of the hand and files gone wrong, as the person meets them: a sentence each, and nothing typed is lost."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import MemoryKeyring
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.evening import BY_LOGIN, REGISTER, Words
from tests.journeys.person import Person
from workwell_desktop.domain.errors import NewerFormat, NotAVault, ReadOnly, VaultMissing
from workwell_desktop.security import disk
from workwell_desktop.security.places import Places

WORDS = Words()
LONG = "a" * 10_000
NAMES = [
    ("", "The name of the group is still empty. Type a few letters to go on."),
    (LONG, "10,000 characters; 120 is the most that fits. Please shorten it."),
    ("Mon\u202eday", "a character that cannot be shown. Type it again without it."),
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[tuple[str, str], str]]:
    """A folder and a password store to keep the first group in, once somebody has made it."""
    return tmp_path_factory.mktemp("template") / "WorkWell", {}


@pytest.fixture
def settled(
    computer: Computer,
    tmp_path: Path,
    password_store: MemoryKeyring,
    template: tuple[Path, dict[tuple[str, str], str]],
) -> Person:
    """Someone whose first group is there: made by hand once, and copied for every further test."""
    folder, items = template
    if not folder.exists():
        person, _ = evening.sets_up(computer, BY_LOGIN, WORDS, tmp_path)
        person.presses("Ctrl+Q")
        computer.ends(person)
        shutil.copytree(computer.places.home, folder)
        items.update(password_store.items)
        shutil.rmtree(computer.places.home)
    shutil.copytree(folder, computer.places.home)
    password_store.items.update(items)
    person = computer.start()
    person.sees("Nothing is planned yet")
    person.presses("Ctrl+3")
    person.opens(WORDS.group)
    person.opens_tab("Members")
    return person


def test_a_name_that_cannot_be_kept_stays_in_its_field_with_a_sentence(settled: Person) -> None:
    for name, sentence in NAMES:
        settled.pastes_into("Name or alias", name) if name else settled.types_into("Name or alias", "")
        settled.click("Add")
        settled.sees(sentence.removeprefix("The name of the group is "))
        assert settled.text_in("Name or alias") == name
    settled.types_into("Name or alias", "Maya Roth")
    settled.presses("Return")
    settled.sees("1 member")
    settled.types("Maya Roth")
    settled.sees("Someone of this name is known already. Enter adds a second person of the same name.")
    settled.presses("Return")
    settled.sees("2 members")


def test_more_people_than_there_is_room_for_is_said_and_allowed(settled: Person) -> None:
    settled.opens_tab("Details")
    settled.types_into("Room for how many people", "1")
    settled.opens_tab("Members")
    for name in ("Maya", "Ben"):
        settled.types_into("Name or alias", name)
        settled.presses("Return")
    settled.sees("2 of 1 places taken")
    settled.sees("It is up to you; nothing is blocked.")


def test_a_plan_that_cannot_be_is_refused_beside_its_field(settled: Person) -> None:
    settled.click("Plan session 1")
    settled.types_into_time("Ends", "17:00")
    settled.click("Plan it")
    settled.sees("The end must come after the start. Choose a later end.")
    settled.types_into_time("Ends", "20:00")
    settled.click("Plan it")
    settled.click("Add a part")
    for minutes in ("0", "2000"):
        settled.types_into("Minutes", minutes)
        settled.presses("Tab")
        settled.sees("A part lasts between 1 and 480 minutes.")
        assert settled.text_in("Minutes") == minutes
    settled.types_into("Minutes", "15")
    settled.presses("Tab")
    settled.does_not_see("A part lasts between 1 and 480 minutes.")


def test_a_mark_in_the_future_is_refused_with_a_sentence(settled: Person) -> None:
    evening.takes_in_members(settled, WORDS)
    settled.click("Plan session 1")
    settled.click("Plan it")
    settled.presses("Alt+Left")
    settled.opens_tab("Attendance")
    settled.goes_to_cell(REGISTER, "Maya", "1")
    settled.types("P")
    settled.sees("Session 1 is still to come. Until then only apologies, on leave and cancelled can be marked.")
    assert settled.cell(REGISTER, "Maya", "1") == "·"
    settled.types("E")
    assert settled.cell(REGISTER, "Maya", "1") == "AP"


def _damage_both_headers(places: Places) -> None:
    for path in (places.header, places.header_prev):
        path.write_bytes(path.read_bytes()[:-40] + bytes(40))


def _put_a_letter_in_place_of_the_headers(places: Places) -> None:
    for path in (places.header, places.header_prev):
        path.write_text("Dear colleague, " * 100)


def _put_a_letter_in_place_of_the_notes(places: Places) -> None:
    places.database.write_text("Dear colleague, " * 1000)


def _take_the_notes_away(places: Places) -> None:
    places.database.unlink()


def _come_from_the_future(places: Places) -> None:
    body = b"WorkWell key file, format 3\nwhatever that may be"
    for path in (places.header, places.header_prev):
        path.write_bytes(body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_damage_both_headers, "Both copies of the key file are damaged. WorkWell has changed nothing."),
        (_put_a_letter_in_place_of_the_headers, NotAVault.default),
        (_put_a_letter_in_place_of_the_notes, "cannot be read with this vault's key. It may be another file"),
        (_take_the_notes_away, VaultMissing.default),
        (_come_from_the_future, NewerFormat.default),
    ],
)
def test_a_vault_that_cannot_be_opened_is_named_and_left_alone(
    computer: Computer, settled: Person, harm: Callable[[Places], None], sentence: str, password_store: MemoryKeyring
) -> None:
    settled.presses("Ctrl+Q")
    computer.ends(settled)
    kept = dict(password_store.items)
    harm(computer.places)
    left = {path: path.read_bytes() for path in computer.places.vault_dir.iterdir()}
    person = computer.start()
    person.sees(sentence)
    person.click("Try again")
    person.sees(sentence)
    assert not person.reads("Welcome")
    assert {path: path.read_bytes() for path in computer.places.vault_dir.iterdir()} == left
    assert password_store.items == kept


def test_a_folder_that_cannot_be_written_is_said_in_the_first_run(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = computer.start()
    evening.begins(person, WORDS)
    evening.chooses_a_passphrase(person)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "make_folder", refuse)
        person.click("Save as PDF…")
        person.saves_as(tmp_path / "sheet.pdf")
        groups = evening.groups_on(tmp_path / "sheet.pdf")
        person.types_into("Group 3", groups[2])
        person.types_into("Group 6", groups[5])
        person.click("Continue")
        person.sees(ReadOnly.default)
    person.click("Continue")
    person.sees("Your vault is ready")
    assert QApplication.activeModalWidget() is None
