"""Private notes as a person meets them: set up, written, closed by a lock, and opened again with their passphrase."""

import pytest

from tests.decrypted_pages import decrypted_pages
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.person import Person
from tests.journeys.screen import every_word
from tests.journeys.traces import CANARY, files_under, files_with_canaries, holds_canary
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.places_to_go import ToNote
from workwell_desktop.ui.process.set_up_view import UNDERSTOOD
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.process_notes import PrivateNotes

pytestmark = pytest.mark.slow

OWN = "seven slow herons above the quarry"
THEIRS, AGAIN, TEXT = "Passphrase of your private notes", "The same again", "What you think about it"


def _at_a_note(computer: Computer) -> Person:
    """Make a vault that a passphrase opens, with a sample group, and go to the note of one of its sessions."""
    access = Access(computer.places, KeyStore.for_this_run())
    computer.places.prepare()
    opened = access.create(access.begin(), Protection.PASSPHRASE, evening.PASSPHRASE, Facilitator(name="Ruth Adler"))
    desk = opened.desk(lambda _changes: None, computer.clock)
    session = desk.sessions.of_group(desk.sample.add())[0]
    opened.close()
    person = computer.start_as_it_ships()
    evening.unlocks(person)
    computer.running[-1].window.go(ToNote(session.id))
    person.sees("Group note")
    return person


def test_a_lock_closes_them_and_keeps_what_was_typed_in_them_alone(computer: Computer) -> None:
    person = _at_a_note(computer)
    person.click("Private notes…")
    person.types_into(THEIRS, evening.PASSPHRASE)
    person.types_into(AGAIN, evening.PASSPHRASE)
    person.ticks(UNDERSTOOD)
    person.click("Set up private notes")
    person.sees("This passphrase opens your vault already.")
    for name in (THEIRS, AGAIN):
        person.types_into(name, OWN)
    person.click("Set up private notes")
    person.sees("Nothing written yet")
    person.types_into(TEXT, f"{CANARY} and what it does to me")
    person.presses("Ctrl+L")
    person = computer.comes_back(person)
    assert not [word for word in every_word() if holds_canary(word.encode())]

    evening.unlocks(person)
    person.sees("Your private notes are closed")
    assert not [word for word in every_word() if holds_canary(word.encode())]
    app = computer.running[-1]
    assert app.opened is not None
    with app.opened.vault.work("test.read") as work:
        assert work.drafts.all() == ()
    path, key = app.opened.vault.path, app.opened.keys.database_key
    places = PrivateNotes.over(app.opened, app.opened.desk(lambda _changes: None, computer.clock).means).places

    person.types_into(THEIRS, OWN)
    person.presses("Return")
    person.wait_until(lambda: CANARY in person.text_in(TEXT), "the private note is not there")
    person.click("Close now")
    person.sees("Your private notes are closed")
    person.wait_until(lambda: bool(list(places.backups_dir.glob("*.wwprocess"))), "no backup of them is made")
    person.presses("Ctrl+Q")
    computer.ends(person)
    assert not holds_canary(decrypted_pages(path, key))
    assert files_with_canaries(files_under([computer.places.home])) == []
