"""An evening that goes as evenings go: walk-ins, late-comers, an overrun, and the program killed in the middle."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import MemoryKeyring
from tests.journeys import live_session
from tests.journeys.computer import Computer
from tests.journeys.live_session import EVENING, NOTES
from tests.journeys.person import Person
from tests.journeys.settled import Weekly, at, settled

if TYPE_CHECKING:
    from workwell_desktop.usecases.desk import Desk

ROOT = Path(__file__).resolve().parents[2]


def _planned(desk: "Desk") -> None:
    """Keep the group; the first session takes its plan from a template."""
    group_id = Weekly(EVENING)(desk)
    (session, *_) = desk.sessions.of_group(group_id)
    template = next(
        each for each in desk.guide_library.templates() if (each.name, each.minutes) == ("Peer check-in", 90)
    )
    desk.sessions.save_agenda(session.id, template.agenda())


def _killed_in_the_middle(computer: Computer, keychain: MemoryKeyring) -> None:
    """Let another process live the first part, and kill it once it has."""
    command = [sys.executable, "-m", live_session.__name__, str(computer.home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps([[*key, kept] for key, kept in keychain.items.items()]) + "\n")
        child.stdin.flush()
        said = child.stdout.readline()
        child.kill()
    assert said == "in the middle of it\n", "the other process stopped by itself"


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_a_session_with_walk_ins_late_comers_an_overrun_and_a_kill(
    computer: Computer, password_store: MemoryKeyring
) -> None:
    computer.now = at(EVENING, time(9, 0))
    settled(computer, _planned)
    _killed_in_the_middle(computer, password_store)
    computer.now = at(EVENING, time(18, 53))
    person = computer.start()
    person.sees("Today")
    person.click("Back to the session")
    _finds_the_screen_as_it_was(person)
    _needs_the_crisis_panel(computer, person)
    person.ticks("Agreement read out")
    computer.now = at(EVENING, time(20, 9))
    person.click("End and close out")
    _closes_out(person)
    _follows_up(computer, person)


def _finds_the_screen_as_it_was(person: Person) -> None:
    """Find the right part with the right time left, everyone marked, and both notes; the follow-up is made."""
    for words in ("part 3 of 10", "Check-in round", "13:00 left of 18 min", "8 minutes over: it would end at 20:08."):
        person.sees(words)
    for row in ("Maya R.: Present", "Ben O.: Present", "Ada F.: Late 18:32", "Tom K.: Present"):
        person.sees(row)
    person.sees("Łukasz O.: not marked")
    assert person.text_in("Visitors without a name") == "1"
    for note in NOTES:
        person.sees(note)
    person.sees("Follow-up made")


def _needs_the_crisis_panel(computer: Computer, person: Person) -> None:
    """Open the panel with F1: the clock is held while it is open, and goes on when it is closed."""
    person.presses("F1")
    person.sees("Opened 18:53 · the session clock is paused")
    person.ticks("One of you goes with the person. One stays with the group.")
    computer.passes(minutes=4)
    person.click("Back to the session")
    person.sees("13:00 left of 18 min")


def _closes_out(person: Person) -> None:
    """Go through the five steps; a name in the group note is noticed before it is signed."""
    person.click("Łukasz O.: Absent, no word")
    person.types_into("Heads in the room", "5")
    person.click("Paper sheet: Filed")
    person.click("Go on")
    person.types_into("What happened in the group", "Maya spoke about the hospital.")
    person.sees("“Maya” looks like somebody's name.")
    person.click("Write “a member” instead")
    person.click("To group note: The room was cold")
    person.click("Sign and lock")
    person.sees("A member spoke about the hospital.\nThe room was cold")
    person.sees("Signed by Ruth Adler on 24 Nov 2026, 20:09")
    person.click("Go on")
    person.sees("Maya R. · by Fri 27 Nov")
    person.click("Done, go on")
    person.ticks("The slips are in their envelope, or there were none")
    person.click("Go on")
    person.sees("Tue 1 Dec · 18:30 – 20:00")
    person.click("Done, go on")
    person.sees("Session 1 · 4 present, 1 absent")
    person.sees("Closed out")


def _follows_up(computer: Computer, person: Person) -> None:
    """Say on the day what came of the follow-up; the contact log of the person keeps it."""
    computer.now = at(date(2026, 11, 27), time(10, 0))
    person.presses("Ctrl+1")
    person.presses("Ctrl+7")
    person.click("Open the person: Speak with Maya R. in the room")
    person.presses("Ctrl+7")
    person.click("Say what came of it: Speak with Maya R. in the room")
    person.types_into("What was said", "They found a lift")
    person.click("Reached")
    person.sees("Nothing to follow up")
    person.presses("Alt+Left")
    person.sees("In person, reached. They found a lift")
    person.sees("Nothing is open.")
