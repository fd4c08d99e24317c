"""The disk fills while somebody types: the words stay on the screen, a sentence says so, another try keeps them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import MemoryKeyring
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.evening import BY_LOGIN, Words
from tests.journeys.person import Person

WORDS = Words()
HAPPENED = "What happened in the group"
FULL = "The disk is full, so this could not be saved yet. Your text is still on the screen."
LONG = "We spoke about rest, and about tea. " * 400


@contextmanager
def full_disk(computer: Computer) -> Iterator[None]:
    """Let the engine run out of room at its next page, as it does on a full disk."""
    opened = computer.running[0].opened
    assert opened is not None
    connection = opened.vault.connection
    with connection.begin():
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with connection.begin():
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def _writing_the_note(computer: Computer, folder: Path) -> Person:
    person, _ = evening.sets_up(computer, BY_LOGIN, WORDS, folder)
    person.click("Plan session 1")
    person.types_into("Theme", WORDS.theme)
    person.click("Plan it")
    computer.passes(hours=20, minutes=20)
    _goes_from_today_to_the_note(person)
    return person


def _goes_from_today_to_the_note(person: Person) -> None:
    person.presses("Ctrl+1")
    person.click("Start session")
    person.sees("Here tonight")
    person.presses("Esc")
    person.sees("Session details")
    if person.can_press("Write note"):
        person.click("Write note")
    else:
        person.chooses_from_menu("More for this session", "Write note")


def test_words_typed_on_a_full_disk_stay_and_are_kept_by_another_try(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    person = _writing_the_note(computer, tmp_path)
    with full_disk(computer):
        person.pastes_into(HAPPENED, LONG)
        person.sees(FULL)
        assert person.text_in(HAPPENED) == LONG
        person.presses("Ctrl+L")
        person.sees("WorkWell is still open: the last words could not be saved yet.")
        assert person.text_in(HAPPENED) == LONG
    person.presses("Ctrl+1")
    person.does_not_see(FULL)
    person.sees("All changes saved")
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    person.sees("Today")
    _goes_from_today_to_the_note(person)
    assert person.text_in(HAPPENED) == LONG


def test_the_button_tries_again_and_closing_asks_before_words_are_lost(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    person = _writing_the_note(computer, tmp_path)
    with full_disk(computer):
        person.pastes_into(HAPPENED, LONG)
        person.sees(FULL)
        person.window.close()
        person.sees("Some of what you typed is not saved yet.")
        person.click("Stay")
        person.does_not_see("Some of what you typed is not saved yet.")
        assert person.window.isVisible()
        assert person.text_in(HAPPENED) == LONG
    person.clicks_any("Try again")
    person.sees("All changes saved")
    person.does_not_see(FULL)
