"""No word that is typed is ever found outside the vault, and none can be read inside it.

A canary goes into every field there is, also where a write fails or a rule refuses it; then everything that was
written is searched, and everything that was said: titles, log, output.
"""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.conftest import MemoryKeyring
from tests.journeys import evening
from tests.journeys.computer import Computer
from tests.journeys.deeds import PAPERS, pages_of, picks_paper, told_about
from tests.journeys.evening import BY_LOGIN, Words
from tests.journeys.eyes import settle
from tests.journeys.person import Person
from tests.journeys.screen import every_word
from tests.journeys.settled import settled
from tests.journeys.traces import CANARY, files_under, files_with_canaries, holds_canary
from tests.reliability.figures import record
from tests.ui.test_every_page import places

WRITTEN = (
    "vault/main.db",
    "vault/main.db-wal",
    "vault/main.db-shm",
    "vault/vault.wwk",
    "vault/vault.wwk.prev",
    "vault/reserve.bin",
    "vault/process.db",
    "vault/process.wwk",
    "vault/process.wwk.prev",
    "backups/*",
    "settings.json",
    "state/anchor",
    "state/running.lock*",
)
"""Everything WorkWell writes, below its own folder. There is nothing else."""

NO_WORDS = ("qt_spinbox_lineedit", "fileNameEdit")
"""Lines that hold a number, a day or a file's name."""


@dataclass
class Pen:
    """Writes a canary of its own into each field, once."""

    person: Person
    numbers: Iterator[int] = field(default_factory=count)
    written: dict[str, str] = field(default_factory=dict)

    def word(self) -> str:
        """Return a fresh canary."""
        return f"{CANARY}{next(self.numbers):03d}"

    def fills_every_field(self) -> None:
        """Write into every field on the screen that takes words."""
        for each in list(self.person.visible()):
            name = each.accessibleName()
            if _takes_words(each) and name not in self.written:
                self.written[name] = self.word()
                self.person.types_into(name, self.written[name])


def _takes_words(widget: QWidget) -> bool:
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or not widget.isEnabled() or widget.isReadOnly():
        return False
    if isinstance(widget, QLineEdit) and (widget.validator() is not None or widget.objectName() in NO_WORDS):
        return False
    return bool(widget.accessibleName())


@pytest.fixture
def watched(tmp_path: Path, temporary_home: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder a program may think of writing to: the home with all its settings, and the temporary files."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return [temporary_home, temporary, tmp_path / "WorkWell"]


def test_the_search_finds_what_is_there_to_find(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16", "latin-1"):
        assert holds_canary(b"..." + CANARY.encode(encoding))
    assert holds_canary(b"%PDF" + zlib.compress(b"x" * 999 + CANARY.encode()))
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.xml", CANARY)
    assert files_with_canaries([tmp_path / "a.zip"]) == [tmp_path / "a.zip"]
    assert not holds_canary(b"nothing of the kind")


@pytest.mark.reliability
def test_no_word_is_found_outside_the_vault_or_read_inside_it(
    computer: Computer,
    tmp_path: Path,
    watched: list[Path],
    password_store: MemoryKeyring,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(1)
    before = files_under(watched)
    words = Words(facilitator=f"{CANARY} F", organisation=f"{CANARY} O", group=f"{CANARY} G", theme=f"{CANARY} T")
    papers = tmp_path / "papers"
    papers.mkdir()
    person, _ = evening.sets_up(computer, BY_LOGIN, words, papers)
    pen = Pen(person)
    titles = {title for deed in (_people, _plans, _papers, _notes, _troubles) for title in deed(computer, pen)}
    assert len(pen.written) >= 31, sorted(pen.written)
    person.presses("Ctrl+L")
    person.sees("Your groups are encrypted on this computer.")
    assert [word for word in every_word() if holds_canary(word.encode())] == []
    person.presses("Ctrl+Q")
    computer.ends(person)
    person = computer.start()
    person.sees("Sign")
    person.presses("Ctrl+Q")
    computer.ends(person)

    new = files_under(watched) - before
    home = computer.places.home
    strays = [p for p in new if home not in p.parents or not _allowed(p.relative_to(home).as_posix())]
    assert strays == []
    assert [path.name for path in computer.places.backups_dir.iterdir()]
    assert files_with_canaries(files_under(watched)) == []
    assert not holds_canary("".join(titles).encode())
    out, err = capfd.readouterr()
    assert not any(holds_canary(said.encode()) for said in (out, err, caplog.text))
    searched = f"{len(pen.written)} fields, {len(new)} files written, titles, log, output"
    record(9, "words found outside the vault, rooms and troubles", f"0 ({searched})")


@pytest.mark.reliability
def test_no_word_of_the_library_is_found_outside_but_in_what_was_saved(
    computer: Computer,
    tmp_path: Path,
    watched: list[Path],
    password_store: MemoryKeyring,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(1)
    before = files_under(watched)
    papers = tmp_path / "papers"
    papers.mkdir()
    words = Words(facilitator=f"{CANARY} F", group=f"{CANARY} G", theme=f"{CANARY} T")
    person, _ = evening.sets_up(computer, BY_LOGIN, words, papers)
    person.types_into("Name or alias", f"{CANARY} N")
    person.presses("Return")
    person.sees("1 member")
    person.click("Plan session 1")
    person.click("Plan it")
    pen = Pen(person)
    deeds = (_settles, _agrees, _writes_a_guide, _saves_papers)
    titles = {title for deed in deeds for title in deed(pen, papers)}
    assert len(pen.written) >= 12, sorted(pen.written)
    person.presses("Ctrl+Q")
    computer.ends(person)
    new, home = files_under(watched) - before, computer.places.home
    assert [p for p in new if home not in p.parents or not _allowed(p.relative_to(home).as_posix())] == []
    assert files_with_canaries(files_under(watched)) == []
    assert not holds_canary("".join(titles).encode())
    saved = sorted(files_under([papers]))
    assert len(saved) == 6
    assert [path.name for path in saved if holds_canary(path.name.encode())] == []
    told = [told_about(path) for path in saved if path.suffix == ".pdf"]
    assert [words for words in told if holds_canary(words.encode())] == []
    assert any(CANARY in words for path in saved if path.suffix == ".pdf" for words in pages_of(path))
    out, err = capfd.readouterr()
    assert not any(holds_canary(said.encode()) for said in (out, err, caplog.text))
    record(
        9, "words found outside the vault, the library", f"0 ({len(pen.written)} fields, {len(new)} files written)"
    )


def _settles(pen: Pen, _folder: Path) -> Iterator[str]:
    """Fill in the letterhead and a service that people can turn to."""
    pen.person.presses("Ctrl+,")
    pen.person.click("Add a service")
    pen.fills_every_field()
    pen.person.click("Keep")
    yield from _titles()


def _agrees(pen: Pen, _folder: Path) -> Iterator[str]:
    person = pen.person
    person.presses("Ctrl+3")
    person.opens(CANARY)
    person.opens_tab("Agreement")
    pen.fills_every_field()
    person.click("The group agreed")
    person.sees("Version 1, agreed on")
    yield from _titles()


def _writes_a_guide(pen: Pen, folder: Path) -> Iterator[str]:
    """Begin a guide of one's own with a word in it and in its title, and give it on under the name proposed."""
    person = pen.person
    person.presses("Ctrl+5")
    person.click("New guide")
    person.sees("Kept from your first letter on")
    source = person.text_in("Text of the guide")
    title = next(line for line in source.splitlines() if line.startswith("title"))
    person.pastes_into("Text of the guide", source.replace(title, f'title = "{pen.word()}"'))
    person.sees("Saved")
    person.click("Done")
    person.sees("Use in a session")
    yield from _titles()
    person.chooses_from_menu("More for this guide", "Export…")
    person.saves_as(folder / "mine.md")


def _saves_papers(pen: Pen, folder: Path) -> Iterator[str]:
    """Save papers that say what was typed."""
    person = pen.person
    person.presses("Ctrl+6")
    person.wait_until(lambda: any("Name badges" in row for row in person.rows(PAPERS)), "the gallery stays empty")
    for title in ("Group agreement", "Where else to turn", "Sign-in sheet", "Name badges"):
        picks_paper(person, title)
        person.click("Save PDF…")
        person.saves_as(folder / person.proposed_file_name())
        yield from _titles()


def _allowed(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in WRITTEN)


def _people(_computer: Computer, pen: Pen) -> Iterator[str]:
    person = pen.person
    person.click("More about them")
    pen.fills_every_field()
    person.click("Add")
    person.sees("1 member")
    person.opens("Open Qu")
    person.opens_tab("Details")
    pen.fills_every_field()
    yield from _titles()
    person.presses("Alt+Left")
    person.opens_tab("Details")
    pen.fills_every_field()
    person.presses("Ctrl+4")
    pen.fills_every_field()
    yield from _titles()
    person.presses("Ctrl+,")
    pen.fills_every_field()


def _plans(_computer: Computer, pen: Pen) -> Iterator[str]:
    person = pen.person
    person.presses("Ctrl+3")
    person.opens(CANARY)
    person.click("Plan session 1")
    pen.fills_every_field()
    person.click("Plan it")
    person.click("Add a part")
    pen.fills_every_field()
    yield from _titles()
    person.chooses_from_menu("More for this session", "Cancel session…")
    pen.written.pop("Reason", None)
    pen.fills_every_field()
    person.click("Cancel session")
    person.click("Plan it again")


def _papers(_computer: Computer, pen: Pen) -> Iterator[str]:
    person = pen.person
    person.presses("Ctrl+6")
    person.wait_until(lambda: bool(person.rows(PAPERS)), "the gallery stays empty")
    for paper in ("Sign-in sheet", "Session agenda", "Facilitator run sheet", "Attendance register"):
        picks_paper(person, paper)
        yield from _titles()


def _notes(computer: Computer, pen: Pen) -> Iterator[str]:
    person = pen.person
    computer.passes(hours=20, minutes=20)
    evening.holds_the_session(person)
    person.click("Write note")
    pen.fills_every_field()
    yield from _titles()


def _troubles(computer: Computer, pen: Pen) -> Iterator[str]:
    """Type while every write fails, then something a rule refuses, then go on."""
    person = pen.person
    opened = computer.running[0].opened
    assert opened is not None
    person.presses("Ctrl+1")
    person.presses("Alt+Left")
    with opened.vault.connection.begin():
        pages = opened.vault.connection.exec_driver_sql("PRAGMA page_count").scalar()
        opened.vault.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    person.pastes_into("What happened in the group", f"{CANARY} " * 1500)
    person.sees("The disk is full")
    yield from _titles()
    with opened.vault.connection.begin():
        opened.vault.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    person.pastes_into("What happened in the group", f"{CANARY} " * 2500)
    person.sees("is the most WorkWell keeps")
    person.types_into("What happened in the group", f"{CANARY} at last")
    person.click("Sign and lock")
    person.click("Add an addendum")
    pen.written.pop("Reason", None)
    pen.fills_every_field()
    person.click("Add it")


def _titles() -> Iterator[str]:
    return (top.windowTitle() for top in QApplication.topLevelWidgets())


@pytest.mark.reliability
def test_no_word_typed_on_any_page_is_found_outside_the_vault(
    computer: Computer,
    tmp_path: Path,
    watched: list[Path],
    password_store: MemoryKeyring,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Every page there is, one after the other, whatever its fields are for; what a rule refuses is typed too."""
    caplog.set_level(1)
    settled(computer, lambda desk: desk.sample.add())
    before = files_under(watched)
    person = computer.start()
    person.sees("Today")
    app = computer.running[0]
    pen, titles = Pen(person), set[str]()
    for place in places(app):
        app.window.go(place)
        settle()
        pen.fills_every_field()
        titles |= {top.windowTitle() for top in QApplication.topLevelWidgets()}
    person.presses("Ctrl+1")
    person.presses("Ctrl+Q")
    computer.ends(person)
    assert len(pen.written) >= 35, sorted(pen.written)
    new, home = files_under(watched) - before, computer.places.home
    assert [p for p in new if home not in p.parents or not _allowed(p.relative_to(home).as_posix())] == []
    assert files_with_canaries(files_under(watched)) == []
    assert not holds_canary("".join(titles).encode())
    out, err = capfd.readouterr()
    assert not any(holds_canary(said.encode()) for said in (out, err, caplog.text))
    record(9, "words found outside the vault, every page", f"0 ({len(pen.written)} fields)")
