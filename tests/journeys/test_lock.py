"""Locking as a person meets it: back in the same place, with every word, also of what a rule refused.

The end of the process is emulated: the program that locks is let go, and another is started behind its curtain.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.conftest import MemoryKeyring
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.evening import BY_LOGIN, Words
from tests.journeys.person import Person
from tests.journeys.screen import every_word
from workwell_desktop.app import App
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.ui.kit.places_to_go import ToNote
from workwell_desktop.ui.shell import curtain_words
from workwell_desktop.ui.shell.locking import HELD_BACK
from workwell_desktop.usecases.access import Access

WORDS = Words()
NAME = "Your name"
TOO_LONG = "Ruth " * 60

pytestmark = pytest.mark.slow


def _by_passphrase(computer: Computer) -> Person:
    """Make a vault that a passphrase opens, start, and open it."""
    access = Access(computer.places, KeyStore.for_this_run())
    computer.places.prepare()
    opened = access.create(access.begin(), Protection.PASSPHRASE, evening.PASSPHRASE, Facilitator(name="Ruth Adler"))
    opened.desk(lambda _changes: None, computer.clock).sample.add()
    opened.close()
    person = computer.start_as_it_ships()
    evening.unlocks(person)
    return person


def _nobody_is_there(computer: Computer) -> None:
    """Let as much time pass without a touch as it takes."""
    attendants = computer.running[-1]._attendants
    assert attendants is not None
    attendants.triggers.idle.gone.emit()


def _drafts(app: App) -> int:
    assert app.opened is not None
    with app.opened.vault.work("test.read") as work:
        return len(work.drafts.all())


def _signed_note(computer: Computer) -> ToNote:
    """Return the way to a signed note of the sample group."""
    opened = computer.running[-1].opened
    assert opened is not None
    desk = opened.desk(lambda _changes: None, computer.clock)
    session = desk.sessions.of_group(desk.groups.all()[0].id)[0]
    return ToNote(session.id)


def test_what_a_rule_refused_is_found_again_in_its_place(computer: Computer) -> None:
    person = _by_passphrase(computer)
    person.presses("Ctrl+,")
    person.types_into(NAME, TOO_LONG)
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    assert computer.said is Protection.PASSPHRASE
    assert [word for word in every_word() if "Ruth" in word] == []
    evening.unlocks(person)
    person.sees("Kept on this computer. Every change holds at once.")
    person.wait_until(lambda: person.text_in(NAME) == TOO_LONG, "the words are not put back")
    assert _drafts(computer.running[-1]) == 0
    person.sees("is the most that fits")


def test_words_whose_field_is_closed_are_shown_until_they_are_put_aside(computer: Computer) -> None:
    person = _by_passphrase(computer)
    person.presses("Ctrl+3")
    person.click("New group")
    person.types_into("Name", "Lanterns by the river")
    _nobody_is_there(computer)
    person = computer.comes_back(person)
    evening.unlocks(person)
    person.sees("These words were typed before WorkWell locked")
    assert "Lanterns by the river" in person.text_in("Words from before the lock")
    assert _drafts(computer.running[-1]) == 1
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    evening.unlocks(person)
    person.sees("These words were typed before WorkWell locked")
    person.click("Clear these words")
    assert _drafts(computer.running[-1]) == 0
    assert not person.can_press("Clear these words")


def test_an_addendum_on_a_page_left_before_the_lock_is_offered_again(computer: Computer) -> None:
    person = _by_passphrase(computer)
    note = _signed_note(computer)
    computer.running[-1].window.go(note)
    person.click("Add an addendum")
    person.types_into("Reason", "Remembered later")
    person.types_into("What you want to add", "The room was too warm.")
    person.click("Not now")
    person.presses("Ctrl+3")
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    evening.unlocks(person)
    assert "The room was too warm." in person.text_in("Words from before the lock")
    computer.running[-1].window.go(note)
    person.wait_until(lambda: person.can_press("Add it"), "the form is not open")
    assert person.text_in("What you want to add") == "The room was too warm."
    assert person.text_in("Reason") == "Remembered later"
    person.click("Add it")
    person.sees("The room was too warm.")
    assert _drafts(computer.running[-1]) == 0
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    evening.unlocks(person)
    assert not person.can_press("Clear these words")


def test_words_that_cannot_be_written_stay_behind_the_curtain(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = _by_passphrase(computer)
    person.presses("Ctrl+,")

    def full(_work: UnitOfWork) -> None:
        raise DiskFull

    monkeypatch.setattr(UnitOfWork, "commit", full)
    person.types_into(NAME, "Ruth Adler-Wren")
    _nobody_is_there(computer)
    person.sees(HELD_BACK)
    assert person.named(NAME, QLineEdit) == []
    person.click("Unlock")
    person.types_into("Passphrase", "somebody else's guess at it")
    person.presses("Return")
    person.sees("That is not the passphrase of this vault.")
    evening.unlocks(person)
    person.wait_until(lambda: person.text_in(NAME) == "Ruth Adler-Wren", "the words are gone")
    _nobody_is_there(computer)
    person.sees(HELD_BACK)
    monkeypatch.undo()
    computer.running[-1].window.locking.look_again()
    person.sees(HELD_BACK)  # the field itself has to be written first: it tries every few seconds
    person.click("Unlock")
    evening.unlocks(person)
    person.click("Try again")
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    evening.unlocks(person)
    assert person.text_in(NAME) == "Ruth Adler-Wren"


def test_with_the_computers_login_the_curtain_says_who_can_unlock(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    person, _ = evening.sets_up(computer, BY_LOGIN, WORDS, tmp_path)
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start_as_it_ships()
    person.sees("Coming up")
    person.presses("Ctrl+4")
    person.sees("Nobody yet")
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    person.sees(curtain_words.EASY)
    person.click("Unlock")
    person.sees("Nobody yet")


def test_names_that_were_hidden_stay_hidden(computer: Computer) -> None:
    person = _by_passphrase(computer)
    person.presses("Ctrl+4")
    person.presses("F9")
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    evening.unlocks(person)
    person.sees("Names are hidden")
    person.presses("F9")
    person.sees("Amara Okafor")


def test_quit_leaves_nothing_for_the_next_start(computer: Computer) -> None:
    person = _by_passphrase(computer)
    person.presses("Ctrl+,")
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    evening.unlocks(person)
    person.sees("Next ·")
