"""The whole evening through the real windows, and the next morning: everything is found again."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.conftest import MemoryKeyring
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.deeds import PAPERS as GALLERY
from tests.journeys.deeds import picks_paper
from tests.journeys.evening import BY_LOGIN, BY_PASSPHRASE, PARTS, Words
from tests.journeys.person import Person
from tests.journeys.screen import every_word

WORDS = Words()
CONTENT = ("Maya", "Roth", "Łukasz", "Lantern", "Asking", "Breathing", "laughed", "candles", "Ruth Adler", "Elm")
PAPERS = {
    "Sign-in sheet": ("Maya R.", "Łukasz O."),
    "Session agenda": ("Breathing together",),
    "Facilitator run sheet": ("Breathing together", WORDS.say),
    "Attendance register": ("Maya R.", "Łukasz O."),
}
"""Each paper, and what stands on it."""


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_the_evening_with_a_passphrase(computer: Computer, tmp_path: Path) -> None:
    person, _ = evening.sets_up(computer, BY_PASSPHRASE, WORDS, tmp_path)
    evening.lives_the_evening(computer, person, WORDS)
    computer.qtbot.waitUntil(lambda: _happened(computer) == WORDS.happened)
    person.click("Sign and lock")
    person.sees("Signed by Ruth Adler on 24 Nov 2026")
    person.presses("Ctrl+L")
    person.sees("Your groups are encrypted on this computer.")
    assert [word for word in every_word() if any(each in word for each in CONTENT)] == []
    person.click("Unlock")
    evening.unlocks(person)
    evening.goes_to_the_note(person, WORDS)
    evening.adds_to_the_note(person, WORDS)
    person.presses("Ctrl+Q")
    computer.ends(person)
    assert [word for word in every_word() if any(each in word for each in CONTENT)] == []
    person = computer.start()
    evening.unlocks(person)
    _finds_everything(person)


def test_the_evening_with_the_computers_login(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    person, _ = evening.sets_up(computer, BY_LOGIN, WORDS, tmp_path)
    assert len(password_store.items) == 1
    evening.lives_the_evening(computer, person, WORDS)
    person.click("Sign and lock")
    _saves_every_paper(person, tmp_path)
    person.presses("Ctrl+L")
    person.click("Unlock")
    person.wait_until(lambda: bool(person.rows(GALLERY)), "the lock does not lead back to the papers")
    evening.goes_to_the_note(person, WORDS)
    evening.adds_to_the_note(person, WORDS)
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    person.sees("Recently held")
    _finds_everything(person)
    assert len(password_store.items) == 1


def _happened(computer: Computer) -> str:
    """Read in the vault what the note says happened."""
    opened = computer.running[0].opened
    assert opened is not None
    with opened.vault.work("test.read") as work:
        (group,) = work.groups.all()
        (session,) = work.sessions.of_group(group.id)
        note = work.notes.of_session(session.id)
    return note.text.happened if note is not None else ""


def _saves_every_paper(person: Person, folder: Path) -> None:
    person.presses("Ctrl+6")
    person.wait_until(lambda: bool(person.rows(GALLERY)), "the gallery stays empty")
    for title, expected in PAPERS.items():
        picks_paper(person, title)
        person.click("Save PDF…")
        assert person.proposed_file_name() == f"{title} 2026-11-24.pdf"
        kept = folder / f"{title}.pdf"
        person.saves_as(kept)
        text, told = _text_of(kept), _metadata_of(kept)
        assert [words for words in expected if words not in text] == [], (title, text)
        assert not any(family in text for family in ("Roth", "Ostrów")), text
        assert not any(word in told for word in CONTENT), told


def _finds_everything(person: Person) -> None:
    evening.goes_to_the_note(person, WORDS)
    for words in (WORDS.aims, WORDS.happened, WORDS.next_time, WORDS.reason, WORDS.addendum, "Signed by Ruth Adler"):
        person.sees(words)
    assert not person.can_press("Sign and lock")
    person.presses("Ctrl+3")
    person.opens(WORDS.group)
    person.opens_tab("Attendance")
    assert evening.marks(person) == ["P", "L"]
    person.opens_tab("Members 2")
    person.sees("Maya R.")
    person.sees("Łukasz O.")
    person.opens_tab("Sessions")
    person.click(f"Open: Session 1 — {WORDS.theme}")
    rows = person.rows(PARTS)
    assert len(rows) == 6
    assert WORDS.part in rows[3]
    person.presses("Ctrl+4")
    person.sees(WORDS.first)


def _text_of(paper: Path) -> str:
    document = pypdfium2.PdfDocument(paper)
    try:
        return " ".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    finally:
        document.close()


def _metadata_of(paper: Path) -> str:
    with pikepdf.open(paper) as pdf:
        told = [str(value) for value in pdf.docinfo.values()]
        if "/Metadata" in pdf.Root:
            told.append(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
    return "\n".join(told)
