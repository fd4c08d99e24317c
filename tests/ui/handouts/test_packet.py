"""The packet: papers ticked or taken from a pack, printed in one job with copies of their own, saved as one PDF."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.front_desk import WEEK, FrontDesk
from tests.ui.handouts.at_the_page import first_words, printed, saved, show, words
from workwell_desktop.domain.catalogue import Pack
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.handouts.card_painter import box_of
from workwell_desktop.ui.handouts.controller import HandoutsPage
from workwell_desktop.ui.kit.places_to_go import ToHandouts

THREE = (PaperKind.PARTICIPANT_AGENDA, PaperKind.SIGN_IN_SHEET, "handout:trust-map")


def tick(page: HandoutsPage, key: str) -> None:
    """Press the box on a card."""
    cards = page.view.gallery.list
    index = cards.cards.index(cards.cards.row_of(key), 0)
    cards.scrollTo(index)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=box_of(cards.visualRect(index)).center())


def ready(front: FrontDesk, page: HandoutsPage) -> str:
    """Return the words of the button once every paper of the packet is drawn."""
    front.qtbot.waitUntil(lambda: "page" in page.view.packet_button.text())
    return page.view.packet_button.text()


def fill(page: HandoutsPage, pack: Pack) -> None:
    """Choose a ready-made pack."""
    packs = page.view.packet.packs
    packs.show_value(pack)
    packs.activated.emit(packs.currentIndex())


def titles(page: HandoutsPage) -> list[tuple[str, int]]:
    """Return what stands in the panel: titles and copies."""
    return [(line.row.title, line.copies.value()) for line in page.view.packet.lines]


def test_three_papers_ticked_are_saved_as_one_pdf_in_order(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    page = show(front, ToHandouts(tonight.id))
    for key in THREE:
        tick(page, key)
    assert ready(front, page) == "Packet: 3 selected · 3 pages"
    QTest.mouseClick(page.view.packet_button, Qt.MouseButton.LeftButton)
    assert not page.view.preview.isVisible()
    assert titles(page) == [("Session agenda", 5), ("Sign-in sheet", 1), ("My trust map", 5)]
    pages = first_words(saved(front, page, page.view.packet.save, tmp_path / "packet.pdf"))
    assert len(pages) == 3
    for text, expected in zip(pages, ("Small victories", "Lanterns", "My trust map"), strict=True):
        assert expected in text
    assert front.desk.sessions.get(tonight.id)[0].printed_at == front.now
    tick(page, PaperKind.SIGN_IN_SHEET)
    assert titles(page) == [("Session agenda", 5), ("My trust map", 5)]


def test_printing_all_is_one_job_with_copies_of_each_paper(
    front: FrontDesk, tonight: Session, tmp_path: Path
) -> None:
    page = show(front, ToHandouts(tonight.id))
    for key in THREE[1:]:
        tick(page, key)
    page.view.packet_button.click()
    ready(front, page)
    copies = page.view.packet.lines[1].copies
    for _ in range(3):
        QTest.keyClick(copies.number, Qt.Key.Key_Down)
    assert titles(page)[1] == ("My trust map", 2)
    assert page.view.packet.total.text() == "2 pages, 3 with all copies"
    printed(front, page, page.view.packet.print, tmp_path / "printed.pdf")
    front.qtbot.waitUntil(lambda: not page.view.packet.stop.isVisible() and (tmp_path / "printed.pdf").exists())
    front.qtbot.waitUntil(lambda: front.desk.sessions.get(tonight.id)[0].printed_at is not None)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == 3
    document.close()


def test_a_pack_fills_it_and_can_be_undone_and_follows_the_session(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    page.view.packet_button.click()
    assert page.view.packet.nothing.isVisible()
    fill(page, Pack.OUTAGE)
    outage = titles(page)
    assert len(outage) >= 4
    fill(page, Pack.BEFORE_SESSION)
    assert [title for title, _ in titles(page)][:3] == ["Sign-in sheet", "Session agenda", "Facilitator run sheet"]
    ready(front, page)
    other = front.group("Carers' Table")
    theirs = front.session(other, front.now + WEEK, "Boundaries that hold")
    front.show(page, ToHandouts(theirs.id))
    ready(front, page)
    agenda = page.controller.drawings.get(page.controller.packet.asks()[1])
    assert agenda is not None
    assert "Boundaries that hold" in words(agenda.pdf)
    fill(page, Pack.OUTAGE)
    assert titles(page) == outage
    front.undo_last()
    assert titles(page)[0] == ("Sign-in sheet", 1)
    QTest.mouseClick(page.view.packet.clear, Qt.MouseButton.LeftButton)
    assert page.view.packet_button.text() == "Packet"
    QTest.keyClick(page.view.packet.packs, Qt.Key.Key_Escape)
    assert page.view.preview.isVisible()
    assert page.view.packet_button.hasFocus()


def test_leaving_one_out_keeps_the_keyboard_in_the_packet(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    for key in THREE:
        tick(page, key)
    page.view.packet_button.click()
    page.view.packet.lines[2].out.setFocus()
    QTest.keyClick(page.view.packet.lines[2].out, Qt.Key.Key_Space)
    assert page.view.packet.lines[1].out.hasFocus()
    assert not page.view.gallery.list.cards.ticked(THREE[2])
