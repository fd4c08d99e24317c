"""The handouts page: the real pages shown, saved and printed, in the size and type asked for."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui import handouts
from workwell_desktop.ui.handouts.controller import HandoutsPage
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.paper import DrawnPaper
from workwell_desktop.ui.kit.places_to_go import ToGroups, ToHandouts
from workwell_desktop.ui.kit.settings import Settings


def show(front: FrontDesk, place: ToHandouts) -> HandoutsPage:
    page = handouts.build(front.desk, front.window)
    assert isinstance(page, HandoutsPage)
    front.show(page, place)
    if not page.view.empty.isVisible():
        shown(front, page)
    return page


def shown(front: FrontDesk, page: HandoutsPage) -> DrawnPaper:
    """Return the paper in the preview once every paper has been drawn; each is drawn in a turn of its own."""
    front.qtbot.waitUntil(lambda: all(card.has_page for card in page.view.cards.values()))
    return page.controller.shown()


def first_page(pdf: bytes) -> tuple[int, int]:
    """Return the size of the first page in whole points."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    size = round(document[0].get_width()), round(document[0].get_height())
    document.close()
    return size


def words(pdf: bytes) -> str:
    """Return everything that can be read in a PDF."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def saved(front: FrontDesk, page: HandoutsPage, path: Path) -> bytes:
    """Press Save PDF and choose a place, as a person would."""
    shown(front, page)
    QTest.mouseClick(page.view.save, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    front.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)
    return path.read_bytes()


@pytest.fixture
def circle(front: FrontDesk) -> Group:
    group = front.group("Lanterns")
    for number in range(4):
        front.member(group, f"Person {number}")
    return group


@pytest.fixture
def tonight(front: FrontDesk, circle: Group) -> Session:
    front.session(circle, NOW - WEEK, "Beginnings")
    return front.session(circle, NOW + timedelta(hours=2), "Small victories")


def test_every_paper_shows_its_own_first_page_and_their_number(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    for kind, card in page.view.cards.items():
        assert card.has_page, kind
    for kind in PaperKind:
        QTest.mouseClick(page.view.cards[kind], Qt.MouseButton.LeftButton)
        assert page.view.page.count == len(shown(front, page).pages)
        assert page.view.page.index == 0
        assert page.view.save.isEnabled()
        assert page.view.print.isEnabled()


def test_save_writes_exactly_what_is_shown_and_nothing_else(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    page = show(front, ToHandouts(tonight.id))
    for kind in PaperKind:
        page.view.cards[kind].click()
        path = folder / f"{kind.name}.pdf"
        assert saved(front, page, path) == shown(front, page).pdf
        assert "Small victories" in words(path.read_bytes()) or kind in (PaperKind.SIGN_IN_SHEET, PaperKind.REGISTER)
    assert len(list(folder.iterdir())) == len(PaperKind)


def test_the_name_proposed_names_nobody(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    page.view.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    (proposed,) = dialog.selectedFiles()
    dialog.reject()
    assert Path(proposed).name == "Sign-in sheet 2026-11-23.pdf"


def test_print_sends_the_pages_that_are_shown(front: FrontDesk, tonight: Session, tmp_path: Path) -> None:
    page = show(front, ToHandouts(tonight.id))
    page.view.cards[PaperKind.RUN_SHEET].click()
    page.view.copies.show_value(2)
    page.view.print.click()
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    printer = dialog.printer()
    assert printer.copyCount() == 2
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == len(shown(front, page).pages)
    document.close()
    assert front.trouble() == ""


def test_paper_size_and_large_print_hold_at_once_and_stay(front: FrontDesk, tonight: Session, tmp_path: Path) -> None:
    page = show(front, ToHandouts(tonight.id))
    assert first_page(saved(front, page, tmp_path / "a4.pdf")) == (595, 842)
    page.view.paper_size.setFocus()
    QTest.keyClick(page.view.paper_size, Qt.Key.Key_Down)
    assert first_page(saved(front, page, tmp_path / "letter.pdf")) == (612, 792)
    normal = shown(front, page).pdf
    QTest.mouseClick(page.view.large, Qt.MouseButton.LeftButton)
    assert shown(front, page).pdf != normal
    assert (front.window.settings.current.paper_size, front.window.settings.current.large_print) == ("LETTER", True)
    again = show(front, ToHandouts(tonight.id))
    assert again.view.large.isChecked()
    assert first_page(shown(front, again).pdf) == (612, 792)


def test_another_session_and_another_group_can_be_chosen(front: FrontDesk, circle: Group, tonight: Session) -> None:
    other = front.group("Carers' Table")
    front.session(other, NOW + WEEK, "Boundaries that hold")
    page = show(front, ToHandouts(tonight.id))
    page.view.cards[PaperKind.PARTICIPANT_AGENDA].click()
    assert "Small victories" in words(shown(front, page).pdf)
    page.view.session.setFocus()
    QTest.keyClick(page.view.session, Qt.Key.Key_Down)
    assert "Beginnings" in words(shown(front, page).pdf)
    page.view.group.show_value(other.id)
    page.view.group.activated.emit(page.view.group.currentIndex())
    assert "Boundaries that hold" in words(shown(front, page).pdf)
    assert page.view.session.count() == 1


def test_a_group_without_a_session_is_said_and_nothing_changes(front: FrontDesk, tonight: Session) -> None:
    empty = front.group("Just begun")
    page = show(front, ToHandouts(tonight.id))
    page.view.group.show_value(empty.id)
    page.view.group.activated.emit(page.view.group.currentIndex())
    assert front.words()[-1] == "This group has no session yet. Plan one first."
    assert page.view.group.value() == tonight.group_id


def test_what_changes_elsewhere_shows_on_the_paper(front: FrontDesk, circle: Group, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    assert "Zainab" not in words(shown(front, page).pdf)
    front.member(circle, "Zainab Q.")
    assert "Zainab" in words(shown(front, page).pdf)
    front.desk.sessions.save(replace(tonight, theme="Other words"))
    page.view.cards[PaperKind.PARTICIPANT_AGENDA].click()
    assert "Other words" in words(shown(front, page).pdf)


def test_pages_turn_and_can_be_looked_at_closely(front: FrontDesk, circle: Group, tonight: Session) -> None:
    for number in range(60):
        front.member(circle, f"Someone {number}")
    page = show(front, ToHandouts(tonight.id))
    assert page.view.page.count >= 2
    assert not page.view.before.isEnabled()
    QTest.mouseClick(page.view.after, Qt.MouseButton.LeftButton)
    assert page.view.page.index == 1
    assert page.view.before.isEnabled()
    wide = page.view.page.width()
    QTest.mouseClick(page.view.closer, Qt.MouseButton.LeftButton)
    front.qtbot.waitUntil(lambda: page.view.page.width() > 1.5 * wide)


def test_without_a_session_it_leads_to_the_groups(front: FrontDesk) -> None:
    page = show(front, ToHandouts())
    assert page.view.empty.isVisible()
    assert not page.view.print.isVisible()
    page.view.empty.button.click()
    assert front.went == [ToGroups()]


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, tonight: Session, look: Settings) -> None:
    theme.current().apply(look)
    page = show(front, ToHandouts(tonight.id))
    for size in ((1068, 740), (812, 640)):
        page.resize(*size)
        assert audit(page) == []
    theme.current().apply(Settings())


def test_papers_saved_for_a_coming_session_count_as_printed_and_its_register_does_not(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    page = show(front, ToHandouts(tonight.id))
    QTest.mouseClick(page.view.cards[PaperKind.REGISTER], Qt.MouseButton.LeftButton)
    saved(front, page, tmp_path / "register.pdf")
    assert front.desk.sessions.get(tonight.id)[0].printed_at is None
    QTest.mouseClick(page.view.cards[PaperKind.RUN_SHEET], Qt.MouseButton.LeftButton)
    saved(front, page, tmp_path / "run.pdf")
    assert front.desk.sessions.get(tonight.id)[0].printed_at == front.now


def test_a_paper_that_could_not_be_saved_is_not_out(front: FrontDesk, tonight: Session, tmp_path: Path) -> None:
    page = show(front, ToHandouts(tonight.id))
    QTest.mouseClick(page.view.save, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "run.pdf"))
    dialog.reject()
    assert "could not be saved" in front.trouble()
    assert front.desk.sessions.get(tonight.id)[0].printed_at is None
