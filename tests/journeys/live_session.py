"""The first part of an evening on the live screen, lived in a process of its own that waits to be killed.

`python -m tests.journeys.live_session HOME` reads the key from its input, does everything through the windows, says a
line once the last press is stored, and then runs on as a program in use does, until somebody kills it.
"""

import json
import sys
from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.person import Person
from tests.journeys.settled import at
from workwell_desktop.security import proof
from workwell_desktop.security.store import KeyStore

EVENING = date(2026, 11, 24)
STARTED, NEXT, CHECK_IN = (at(EVENING, time(18, minute)) for minute in (32, 43, 48))
NOTES = ("@Maya R. would like a call about the hospital !", "The room was cold")


def begins(computer: Computer, person: Person) -> None:
    """Start from Today the session whose time has come, two minutes late."""
    computer.now = STARTED
    person.presses("Ctrl+1")
    person.click("Start session")
    person.sees("Here tonight")
    person.click("Start session")
    person.sees("Running since 18:32 · part 1 of 10")


def takes_marks(person: Person) -> None:
    """Mark who is there, one of them late; take in a walk-in by first name and initial, and count a visitor."""
    for name in ("Maya R.", "Ben O.", "Ada F."):
        person.click(f"{name}: not marked")
    person.click("Ada F.: Present")
    person.click("Ada F.: Late")
    person.click("Guest or new member")
    person.types("Tom K.")
    person.presses("Return")
    person.sees("Tom K. is here")
    person.click("Visitors without a name: more")
    person.sees("4 here")


def notes_and_goes_on(computer: Computer, person: Person) -> None:
    """Note two thoughts, give the first part five minutes more, and go on twice."""
    for note in NOTES:
        person.types_into("Quick note", note)
        person.presses("Return")
        person.sees(note.rstrip(" !").split("@Maya R. ")[-1])
    person.click("Five minutes more")
    computer.now = NEXT
    person.click("Next: Our agreement")
    computer.now = CHECK_IN
    person.click("Next: Check-in round")
    person.sees("part 3 of 10")


def lives(home: Path, items: list[list[str]]) -> None:
    """Live the first part, say so, and run on."""
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
    application = QApplication.instance() or QApplication(["workwell"])
    keychain = MemoryKeyring()
    keychain.items = {(service, name): kept for service, name, kept in items}
    computer = Computer(QtBot(None), home, store=KeyStore(lambda: (keychain,), proof.holds))  # type: ignore[arg-type]
    person = computer.start()
    person.sees("Today")
    begins(computer, person)
    takes_marks(person)
    notes_and_goes_on(computer, person)
    sys.stdout.write("in the middle of it\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    lives(Path(sys.argv[1]), json.loads(sys.stdin.readline()))
