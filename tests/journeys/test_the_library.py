"""A guide of one's own: copied, broken, mended, used, given on as a file, removed and brought in again."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.deeds import opens_files
from tests.journeys.evening import PARTS
from tests.journeys.person import Person
from tests.journeys.settled import Weekly, desk_of, settled
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind

TUESDAY = date(2026, 11, 24)
GUIDE, OURS = "Listening without fixing", "Listening at our table"
TEXT = "Text of the guide"
PART = "In pairs, with three tools"
RIGHT, WRONG = "## 22 min, activity: In pairs, with three tools", "## 22 min, actvity: In pairs, with three tools"
SAID = "“actvity”"
OFFERED = "Tue 24 Nov, 18:30, Lantern Circle · session 1, Nothing planned yet"


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_a_guide_of_my_own_is_written_used_given_on_and_brought_back(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    settled(computer, Weekly(TUESDAY))
    person = computer.start()
    person.sees("Today")
    person.presses("Ctrl+5")
    person.wait_until(lambda: bool(person.rows("Guides")), "the shelf stays empty")
    person.types_into("Find a guide", "listening")
    person.picks_row("Guides", GUIDE)
    person.sees(PART)
    line = _breaks_a_copy(computer, person)
    _leaves_and_comes_back(computer, person, line)
    _mends_it(computer, person)
    _uses_one_part(person)
    file = tmp_path / "listening.md"
    _gives_it_on(computer, person, file)
    _removes_it_and_brings_it_in_again(computer, person, file)
    _brings_in_a_bad_one_among_good_ones(computer, person, file, tmp_path / "from a friend.zip")


def _breaks_a_copy(computer: Computer, person: Person) -> int:
    """Copy the guide and write a word in it that is none; the sentence names its line, which is returned."""
    person.chooses_from_menu("More for this guide", "Duplicate and edit")
    person.sees("This is your own copy.")
    (source,) = _own(computer)
    assert RIGHT in source
    broken = source.replace(GUIDE, OURS).replace(RIGHT, WRONG)
    person.pastes_into(TEXT, broken)
    line = broken.splitlines().index(WRONG) + 1
    person.sees(f"Line {line}: ")
    person.sees(SAID)
    person.sees("Saved as a draft until it reads well")
    return line


def _leaves_and_comes_back(computer: Computer, person: Person, line: int) -> None:
    """Type on and go away at once: every letter is kept, and the sentence is there on coming back."""
    person.presses("Ctrl+End")
    person.types("- Who fell silent?")
    typed = person.text_in(TEXT)
    person.presses("Ctrl+1")
    person.sees("Today")
    assert _own(computer) == [typed]
    person.presses("Ctrl+5")
    person.types_into("Find a guide", "table")
    person.picks_row("Guides", OURS)
    person.sees(f"Line {line}: ")
    person.chooses_from_menu("More for this guide", "Edit")
    person.sees(f"Line {line}: ")
    assert person.text_in(TEXT) == typed


def _mends_it(computer: Computer, person: Person) -> None:
    """Go to the line, type it anew, and see it read well."""
    person.click("Go to the line")
    person.presses("Shift+Home")
    person.types(RIGHT)
    person.does_not_see(SAID)
    person.sees("Saved")
    person.click("Done")
    person.sees(f"Add this part: {PART}")
    (source,) = _own(computer)
    assert RIGHT in source
    assert "Who fell silent?" in source


def _uses_one_part(person: Person) -> None:
    person.click(f"Add this part: {PART}")
    person.sees(f"Add “{PART}” to…")
    person.click(OFFERED)
    person.sees(f"“{PART}” was added to session 1 of Lantern Circle, Tue 24 Nov.")
    person.click("Open the plan")
    (row,) = person.rows(PARTS)
    assert PART in row
    assert "22 min" in row
    person.sees("22 of 90 min")
    person.presses("Ctrl+5")
    person.sees(OURS)


def _gives_it_on(computer: Computer, person: Person, file: Path) -> None:
    person.chooses_from_menu("More for this guide", "Export…")
    assert person.proposed_file_name() == "listening-at-our-table.md"
    person.saves_as(file)
    person.sees("Exported. The file is not encrypted, so that others can read it.")
    assert [file.read_text(encoding="utf-8")] == _own(computer)


def _removes_it_and_brings_it_in_again(computer: Computer, person: Person, file: Path) -> None:
    """Remove, undo, remove, and import what was exported: there is one again, and only one."""
    before = _own(computer)
    for _ in range(2):
        person.chooses_from_menu("More for this guide", "Remove")
        person.sees(f"“{OURS}” removed")
        assert _own(computer) == []
        person.presses("Ctrl+Z")
        person.sees(f"Add this part: {PART}")
        assert _own(computer) == before
    person.presses("Ctrl+Shift+Z")
    assert _own(computer) == []
    person.click("Import")
    opens_files(person, file)
    person.sees("1 was added.")
    person.sees(f"Add this part: {PART}")
    assert _own(computer) == before
    person.click("Put this away")


def _brings_in_a_bad_one_among_good_ones(computer: Computer, person: Person, file: Path, archive: Path) -> None:
    """Import an archive: what reads well is kept, what does not is named with its line."""
    with desk_of(computer) as desk:
        handout = desk.handouts.source("trust-map", Language.ENGLISH)
    broken = file.read_text(encoding="utf-8").replace(RIGHT, WRONG)
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("our map.md", handout)
        packed.writestr("evening.md", broken)
    person.click("Import")
    opens_files(person, archive)
    person.sees("1 was added. 1 was left out, and why:")
    person.sees(f"• from a friend.zip, evening.md, line {broken.splitlines().index(WRONG) + 1}: ")
    person.sees(SAID)
    assert len(_own(computer)) == 1
    with desk_of(computer) as desk:
        assert [text.title for _, text in desk.handouts.own()] == [
            desk.handouts.get("trust-map", Language.ENGLISH).title
        ]


def _own(computer: Computer) -> list[str]:
    """Return the guides of one's own as they lie in the vault."""
    with desk_of(computer) as desk:
        return [own.source for own in desk.guides.own_of(OwnKind.GUIDE)]
