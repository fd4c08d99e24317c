"""Printing and saving one paper: exactly the pages that are shown, in the way that is remembered for the group."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.front_desk import WEEK, FrontDesk
from tests.ui.handouts.at_the_page import drawn, first_page, pick, printed, saved, show, words
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperKind, PaperSize, PrintSize
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.places_to_go import ToHandouts

SHADES_APART = 3
"""Mean difference of two pictures of one page, of 255: two drawings of the same lines differ at their edges only."""


def grey(pdf: bytes | Path, number: int) -> list[int]:
    """Return a page as shades of grey, drawn fine and then made coarse, so that only what stands on it matters."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    picture = page.render(scale=1000 / page.get_width(), grayscale=True).to_pil().convert("L")
    document.close()
    return list(picture.resize((60, 84), Image.Resampling.BOX).tobytes())


def apart(one: list[int], other: list[int]) -> float:
    """Return how far two pictures are apart."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_save_writes_exactly_what_is_shown_and_nothing_else(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    page = show(front, ToHandouts(tonight.id))
    for kind in (PaperKind.PARTICIPANT_AGENDA, PaperKind.RUN_SHEET):
        shown = pick(front, page, kind).pdf
        assert saved(front, page, page.view.printing.save, folder / f"{kind.name}.pdf") == shown
        assert "Small victories" in words(shown)
    assert len(list(folder.iterdir())) == 2


def test_the_name_proposed_names_nobody(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    page.view.printing.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    (proposed,) = dialog.selectedFiles()
    dialog.reject()
    assert Path(proposed).name == "Sign-in sheet 2026-11-23.pdf"


def test_what_is_printed_is_what_the_preview_shows_page_by_page(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    page = show(front, ToHandouts(tonight.id))
    shown = pick(front, page, PaperKind.RUN_SHEET)
    page.view.printing.copies.show_value(2)
    printer = printed(front, page, page.view.printing.print, tmp_path / "printed.pdf")
    assert isinstance(printer, QPrinter)
    assert printer.copyCount() == 2
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == shown.count
    document.close()
    for number in range(shown.count):
        assert apart(grey(tmp_path / "printed.pdf", number), grey(shown.pdf, number)) < SHADES_APART
    assert apart(grey(tmp_path / "printed.pdf", 0), [255] * len(grey(shown.pdf, 0))) > SHADES_APART
    assert front.trouble() == ""


def test_options_hold_at_once_and_are_remembered_for_each_group(
    front: FrontDesk, circle: Group, tonight: Session
) -> None:
    other = front.group("Carers' Table")
    front.session(other, front.now + WEEK, "Boundaries that hold")
    page = show(front, ToHandouts(tonight.id))
    printing = page.view.printing
    assert first_page(drawn(front, page).pdf) == (595, 842)
    printing.paper_size.setFocus()
    QTest.keyClick(printing.paper_size, Qt.Key.Key_Down)
    assert first_page(drawn(front, page).pdf) == (612, 792)
    normal = drawn(front, page).pdf
    printing.print_size.setFocus()
    QTest.keyClick(printing.print_size, Qt.Key.Key_End)
    assert drawn(front, page).pdf != normal
    QTest.mouseClick(printing.grey, Qt.MouseButton.LeftButton)
    drawn(front, page)
    assert printing.found() == (
        "This prints in colour. For a photocopier, tick “Photocopy friendly”: then it is black.",
    )
    kept = front.desk.papers.options(circle.id)
    assert (kept.size, kept.print, kept.colour) == (PaperSize.LETTER, PrintSize.LARGE, True)
    front.show(page, ToHandouts(group_id=other.id))
    assert first_page(drawn(front, page).pdf) == (595, 842)
    assert printing.print_size.value() is PrintSize.NORMAL
    again = show(front, ToHandouts(tonight.id))
    assert again.view.printing.paper_size.value() is PaperSize.LETTER
    assert not again.view.printing.grey.isChecked()


def test_a_group_without_options_prints_as_the_settings_say(front: FrontDesk, tonight: Session) -> None:
    front.window.settings.change(replace(front.window.settings.current, paper_size="LETTER", large_print=True))
    page = show(front, ToHandouts(tonight.id))
    assert first_page(drawn(front, page).pdf) == (612, 792)
    assert page.view.printing.print_size.value() is PrintSize.LARGE


def test_a_worksheet_stands_in_two_languages_side_by_side(front: FrontDesk, circle: Group, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    printing = page.view.printing
    english = words(pick(front, page, "handout:trust-map").pdf)
    assert "My trust map" in english
    printing.second.setFocus()
    QTest.keyClick(printing.second, Qt.Key.Key_Down)
    both = drawn(front, page)
    spanish = front.desk.handouts.get("trust-map", Language.SPANISH).title
    assert spanish in words(both.pdf)
    assert "My trust map" in words(both.pdf)
    assert both.sizes[0].width() > both.sizes[0].height()
    pick(front, page, PaperKind.RUN_SHEET)
    assert not printing.second.isVisible()
    assert front.desk.papers.options(circle.id).second is Language.SPANISH


def test_checked_words_and_copies_stand_by_the_buttons(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    pick(front, page, PaperKind.PARTICIPANT_AGENDA)
    assert page.view.printing.found() == ("Checked: reads easily, safe to photocopy",)
    assert page.view.printing.print.text() == "Print 5 copies"  # four people and a spare
    page.view.printing.copies.setFocus()
    QTest.keyClick(page.view.printing.copies.number, Qt.Key.Key_Up)
    front.desk.papers.mark_printed(tonight.id)
    drawn(front, page)
    assert page.view.printing.print.text() == "Print 6 copies"  # what was set by hand stays


def test_papers_saved_for_a_coming_session_count_as_printed_and_its_register_does_not(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    page = show(front, ToHandouts(tonight.id))
    for key in (PaperKind.REGISTER, "handout:trust-map"):
        pick(front, page, key)
        saved(front, page, page.view.printing.save, tmp_path / "other.pdf")
        assert front.desk.sessions.get(tonight.id)[0].printed_at is None
    pick(front, page, PaperKind.RUN_SHEET)
    saved(front, page, page.view.printing.save, tmp_path / "run.pdf")
    assert front.desk.sessions.get(tonight.id)[0].printed_at == front.now


def test_a_paper_that_could_not_be_saved_is_not_out(front: FrontDesk, tonight: Session, tmp_path: Path) -> None:
    page = show(front, ToHandouts(tonight.id))
    QTest.mouseClick(page.view.printing.save, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "run.pdf"))
    dialog.reject()
    assert "could not be saved" in front.trouble()
    assert front.desk.sessions.get(tonight.id)[0].printed_at is None


def test_an_incident_is_chosen_by_its_day_and_said_when_there_is_none(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    front.show(page, ToHandouts(paper="incident_report"))
    front.qtbot.waitUntil(lambda: bool(page.view.preview.message))
    assert page.view.preview.message.startswith("No incident has been written down")
    front.desk.crisis.put(front.desk.crisis.begin(front.desk.crisis.read("GB", tonight.id, None)))
    shown = drawn(front, page)
    assert page.view.preview.whom.isVisible()
    assert date(2026, 11, 23).strftime("%d") in page.view.preview.whom.currentText()
    assert shown.count >= 1
