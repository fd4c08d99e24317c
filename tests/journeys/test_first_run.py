"""The first run: stopped at any step it leaves nothing broken, and begun again it comes to its end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.evening import BY_PASSPHRASE, Words
from tests.journeys.person import Person

WORDS = Words()


def _nothing(_person: Person) -> None:
    """Stop before anything is answered."""


def _you(person: Person) -> None:
    evening.begins(person, WORDS)
    person.sees("How should your notes be protected?")


def _protection(person: Person) -> None:
    _you(person)
    evening.chooses_a_passphrase(person)
    person.sees("Keep one sheet of paper safe")


@pytest.mark.parametrize("goes_as_far_as", [_nothing, _you, _protection])
def test_stopped_before_the_vault_is_made_the_next_start_begins_again(
    computer: Computer, goes_as_far_as: Callable[[Person], None]
) -> None:
    person = computer.start()
    person.sees("Welcome")
    goes_as_far_as(person)
    person.presses("Ctrl+Q")
    computer.ends(person)
    assert not computer.places.vault_dir.exists()
    person = computer.start()
    person.sees("Welcome")
    assert person.text_in("Your name, as it should stand on your papers") == ""


@pytest.mark.parametrize("stop", ["quits", "pulls the plug"])
def test_stopped_at_the_last_step_the_vault_is_there_and_opens(computer: Computer, tmp_path: Path, stop: str) -> None:
    person = computer.start()
    evening.begins(person, WORDS)
    evening.chooses_a_passphrase(person)
    evening.keeps_the_sheet(person, tmp_path / "sheet.pdf")
    if stop == "quits":
        person.presses("Ctrl+Q")
        computer.ends(person)
    else:
        computer.pulls_the_plug(person)
    assert [path.name for path in computer.places.left_half_made()] == []
    person = computer.start()
    evening.unlocks(person)
    person.sees("A quiet start")


def test_a_vault_half_made_when_the_plug_was_pulled_is_no_vault(computer: Computer) -> None:
    half = computer.places.home / "vault.creating-0011223344556677"
    half.mkdir(parents=True)
    (half / "main.db").write_bytes(b"half")
    person = computer.start()
    person.sees("Welcome")


@pytest.mark.usefixtures("only_windows")
def test_the_sample_group_is_there_to_look_around_in(computer: Computer, tmp_path: Path) -> None:
    person = computer.start()
    evening.begins(person, WORDS)
    evening.chooses_a_passphrase(person)
    evening.keeps_the_sheet(person, tmp_path / "sheet.pdf")
    person.click("Look around in a sample group")
    person.sees("Next ·")
    person.presses("Ctrl+4")
    person.sees("Amara Okafor")
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    person.types_into("Passphrase", "not the passphrase at all")
    person.presses("Return")
    person.sees("That is not the passphrase of this vault.")
    assert person.text_in("Passphrase") == "not the passphrase at all"
    evening.unlocks(person)
    person.sees("Next ·")


def test_the_recovery_sheet_opens_what_a_forgotten_passphrase_does_not(computer: Computer, tmp_path: Path) -> None:
    person, sheet = evening.sets_up(computer, BY_PASSPHRASE, WORDS, tmp_path)
    person.sees("Nobody yet")
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    person.click("Use the recovery sheet instead")
    slip = ("P" if sheet[3][0] != "P" else "Q") + sheet[3][1:]
    person.types_into("Recovery sheet: all eight groups", " ".join([*sheet[:3], slip, *sheet[4:]]))
    person.presses("Return")
    person.sees("Please look at the fourth group again.")
    person.types_into("Recovery sheet: all eight groups", "-".join(sheet).lower())
    person.presses("Return")
    person.sees("Choose a new passphrase")
    person.types_into("New passphrase", "seven green boats and a drum")
    person.presses("Return")
    person.sees("Today")
    person.presses("Ctrl+3")
    person.sees(WORDS.group)
