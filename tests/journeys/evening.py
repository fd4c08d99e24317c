"""The evening, step by step, as a person lives it. The words are handed in, so that other tests can bring theirs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.journeys.computer import Computer
from tests.journeys.person import Person

REGISTER = "Register: type a letter in a cell"
PARTS = "Parts of the session"
PASSPHRASE = "seven otters knit quietly"


@dataclass(frozen=True)
class Words:
    """Everything that is typed in the course of the evening."""

    facilitator: str = "Ruth Adler"
    organisation: str = "Elm Street groups"
    group: str = "Lantern Circle"
    first: str = "Maya Roth"
    second: str = "Łukasz Ostrów"
    theme: str = "Asking for help"
    part: str = "Breathing together"
    say: str = "Welcome, it is good that you are here."
    aims: str = "Trust, in small steps"
    happened: str = "The group was quiet at first, then someone laughed."
    next_time: str = "Bring the candles."
    reason: str = "Remembered later"
    addendum: str = "The room was too warm."


def begins(person: Person, words: Words) -> None:
    """Answer the first step: who you are."""
    person.sees("Welcome")
    person.types_into("Your name, as it should stand on your papers", words.facilitator)
    person.types_into("Organisation (optional)", words.organisation)
    person.click("Continue")


def chooses_a_passphrase(person: Person) -> None:
    """Answer the second step with a passphrase."""
    person.sees("How should your notes be protected?")
    person.click("A passphrase")
    person.types_into("Passphrase", PASSPHRASE)
    person.sees("passphrase.")
    person.types_into("The same again", PASSPHRASE)
    person.click("Continue")


def chooses_the_computers_login(person: Person) -> None:
    """Answer the second step with the password store."""
    person.sees("How should your notes be protected?")
    person.click("My computer's login")
    person.click("Continue")


def keeps_the_sheet(person: Person, file: Path) -> list[str]:
    """Answer the third step: save the sheet, read it, type two groups back. Return the groups of the sheet."""
    person.sees("Keep one sheet of paper safe")
    person.click("Save as PDF…")
    person.saves_as(file)
    groups = groups_on(file)
    person.types_into("Group 3", groups[2])
    person.sees("Group 3 is right.")
    person.types_into("Group 6", groups[5].lower())
    person.sees("Group 6 is right.")
    person.click("Continue")
    person.sees("Your vault is ready")
    return groups


def groups_on(sheet: Path) -> list[str]:
    """Read the eight groups off a recovery sheet, as a person does."""
    document = pypdfium2.PdfDocument(sheet)
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    found = dict(re.findall(r"\b([1-8]) ([0-9A-Z]{4})\b", text))
    assert sorted(found) == list("12345678"), text
    return [found[number] for number in sorted(found)]


def takes_in_members(person: Person, words: Words) -> None:
    """Type two people into the group that was just made."""
    person.sees("Nobody yet")
    person.types_into("Name or alias", words.first)
    person.presses("Return")
    person.sees("1 member")
    person.types(words.second)
    person.presses("Return")
    person.sees("2 members")


def plans_the_session(person: Person, words: Words) -> None:
    """Plan tomorrow's session, then its parts: an outline, one more, made longer, moved, and one slip undone."""
    person.click("Plan session 1")
    person.types_into("Theme", words.theme)
    person.click("Plan it")
    person.sees(f"Session 1 — {words.theme}")
    person.click("A simple outline in five parts")
    before = person.rows(PARTS)
    assert len(before) == 5
    person.picks_row(PARTS, before[1])
    person.click("Add a part")
    person.types(words.part)
    person.types_into("Minutes", "10")
    person.types_into("What you say", words.say)
    person.picks_row(PARTS, words.part)
    assert "10 min" in _row(person, words.part)
    moves_a_part_down_and_back(person, words)


def moves_a_part_down_and_back(person: Person, words: Words) -> None:
    """Move the part that is picked, undo it, do it again; then remove it and think better of it."""
    here = _place(person, words.part)
    person.presses("Alt+Down")
    assert _place(person, words.part) == here + 1
    person.presses("Ctrl+Z")
    assert _place(person, words.part) == here
    person.presses("Ctrl+Shift+Z")
    assert _place(person, words.part) == here + 1
    person.picks_row(PARTS, words.part)
    person.presses("Del")
    assert all(words.part not in row for row in person.rows(PARTS))
    person.presses("Ctrl+Z")
    assert _place(person, words.part) == here + 1


def holds_the_session(person: Person) -> None:
    """Start from Today the session whose time has come, on the screen where it runs; end it from its plan."""
    person.presses("Ctrl+1")
    person.click("Start session")
    person.sees("Here tonight")
    person.click("Start session")
    person.sees("End and close out")
    person.presses("Esc")
    person.chooses_from_menu("More for this session", "End session")


def takes_the_register(person: Person) -> None:
    """Mark both by their letters; clear one by undoing, and mark it again by redoing."""
    person.chooses_from_menu("More for this session", "Take register")
    person.goes_to_cell(REGISTER, "Łukasz", "1")
    person.types("P")
    person.types("L")
    assert marks(person) == ["P", "L"]
    person.presses("Ctrl+Z")
    assert marks(person) == ["P", "·"]
    person.presses("Ctrl+Shift+Z")
    assert marks(person) == ["P", "L"]


def marks(person: Person) -> list[str]:
    """Return what the register shows for the first session, person by person."""
    return [person.cell(REGISTER, name, "1") for name in ("Łukasz", "Maya")]


def writes_the_note(person: Person, words: Words) -> None:
    """Type the three fields of the note. There is no button to keep them."""
    person.types_into("Theme and aims", words.aims)
    person.types_into("What happened in the group", words.happened)
    person.types_into("For next time", words.next_time)


def adds_to_the_note(person: Person, words: Words) -> None:
    """Add something to the note that is signed."""
    person.click("Add an addendum")
    person.types_into("Reason", words.reason)
    person.types_into("What you want to add", words.addendum)
    person.click("Add it")
    person.sees(words.reason)


def unlocks(person: Person) -> None:
    """Type the passphrase."""
    person.types_into("Passphrase", PASSPHRASE)
    person.presses("Return")
    person.sees("Today")


def _row(person: Person, words: str) -> str:
    return next(row for row in person.rows(PARTS) if words in row)


def _place(person: Person, words: str) -> int:
    return next(i for i, row in enumerate(person.rows(PARTS)) if words in row)


@dataclass(frozen=True)
class Way:
    """How the vault is protected, and what one does to get in."""

    chosen: Callable[[Person], None]
    comes_in: Callable[[Person], None]


BY_PASSPHRASE = Way(chooses_a_passphrase, unlocks)
BY_LOGIN = Way(chooses_the_computers_login, lambda person: person.sees("Today"))


def sets_up(computer: Computer, way: Way, words: Words, folder: Path) -> tuple[Person, list[str]]:
    """Start for the first time and go as far as the first group. Return the person and the sheet's groups."""
    person = computer.start()
    begins(person, words)
    way.chosen(person)
    sheet = keeps_the_sheet(person, folder / "sheet.pdf")
    person.types_into("Name of your group", words.group)
    person.click("Create the group")
    return person, sheet


def lives_the_evening(computer: Computer, person: Person, words: Words) -> None:
    """Take in members, plan, hold the session on the day, take the register, write the note (not signed yet)."""
    takes_in_members(person, words)
    plans_the_session(person, words)
    computer.passes(hours=20, minutes=20)
    holds_the_session(person)
    takes_the_register(person)
    person.presses("Alt+Left")
    person.click("Write note")
    writes_the_note(person, words)


def goes_to_the_note(person: Person, words: Words) -> None:
    """Find the note again by way of its group."""
    person.presses("Ctrl+3")
    person.opens(words.group)
    person.opens_tab("Sessions")
    person.click(f"Note: Session 1 — {words.theme}")
