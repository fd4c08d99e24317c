"""The gallery: every paper with its real first page, found by words and piles, for a group, a session or a person."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.front_desk import WEEK, FrontDesk
from tests.ui.handouts.at_the_page import drawn, pick, show, words
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.handouts.controller import HandoutsPage
from workwell_desktop.ui.handouts.shown import Pile
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.paper import drawn_page
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToGroups, ToHandouts
from workwell_desktop.ui.kit.settings import Settings


def found(page: HandoutsPage) -> set[str]:
    """Return the keys of the papers shown."""
    return {card.key for card in page.view.gallery.list.cards.cards}


def press(page: HandoutsPage, pile: Pile) -> None:
    """Press one of the pills."""
    pill = next(pill for pill, value in page.view.gallery.pile_choice._pills if value is pile)
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)


def test_only_cards_in_sight_are_drawn_each_with_its_own_first_page(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    cards = page.view.gallery.list
    assert 3 <= len(cards.in_sight()) < cards.cards.rowCount() / 2
    front.qtbot.waitUntil(lambda: all(cards.cards.picture(key) for key in cards.in_sight()))
    assert sum(cards.cards.picture(card.key) is not None for card in cards.cards.cards) == len(cards.in_sight())
    for key in cards.in_sight()[:3]:
        look = cards.cards.look(key)
        pdf = pick(front, page, key).pdf
        assert look is not None
        assert look.first == drawn_page(pdf, 0, look.first.size.width() if look.first else 0)
    assert (cards.columns(), cards.visualRect(cards.cards.index(3, 0)).left()) == (
        3,
        cards.visualRect(cards.cards.index(0, 0)).left(),
    )


def test_words_and_piles_narrow_and_nothing_found_offers_everything(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    gallery = page.view.gallery
    everything = found(page)
    press(page, Pile.BOOKLETS)
    assert found(page) == {key for key in everything if key.startswith("guide:")} != set()
    press(page, Pile.BOOKLETS)
    QTest.keyClicks(gallery.words, "crisis card")
    assert found(page) == {"crisis_card"}
    QTest.keyClicks(gallery.words, " zebra")
    assert gallery.nothing.isVisible()
    assert not gallery.list.isVisible()
    QTest.mouseClick(gallery.clear, Qt.MouseButton.LeftButton)
    assert found(page) == everything
    assert gallery.words.hasFocus()


def test_the_keyboard_alone_finds_looks_turns_and_packs(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    gallery, preview = page.view.gallery, page.view.preview
    gallery.words.setFocus()
    QTest.keyClicks(gallery.words, "when this happens")
    QTest.keyClick(gallery.words, Qt.Key.Key_Down)
    assert gallery.list.hasFocus()
    QTest.keyClick(gallery.list, Qt.Key.Key_Space)
    assert gallery.list.cards.ticked("moment_cards")
    QTest.keyClick(gallery.list, Qt.Key.Key_Return)
    assert preview.page.hasFocus()
    last = drawn(front, page).count
    assert last >= 2
    for key, at in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, last - 1),
        (Qt.Key.Key_PageUp, last - 2),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(preview.page, key)
        assert preview.page.index == at
        assert preview.where.text() == f"page {at + 1} of {last}"
    QTest.keyClick(gallery.words, Qt.Key.Key_Escape)
    assert gallery.typed() == ""


def test_a_closer_look_is_drawn_anew_and_sharp(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    preview = page.view.preview
    size = theme.current().sizes
    coarse = preview.page.sharpness
    wide = preview.page.width()
    preview.page.setFocus()
    for _ in range(4):
        QTest.keyClick(preview.page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    front.qtbot.waitUntil(lambda: preview.page.width() > 1.5 * wide and preview.page.sharpness > coarse)
    assert preview.page.sharpness >= preview.page.width() - 2
    QTest.keyClick(preview.page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    front.qtbot.waitUntil(lambda: preview.page.width() <= wide)
    assert theme.current().sizes == size  # the window's own text stayed as it was
    assert not preview.further.isEnabled()


def test_a_paper_named_by_another_page_is_shown(front: FrontDesk, circle: Group, tonight: Session) -> None:
    page = show(front, ToHandouts(group_id=circle.id, paper="group_agreement"))
    assert page.view.preview.title.text() == "Group agreement"
    front.show(page, ToHandouts(paper="guide:small-victories"))
    assert "Small victories" in words(drawn(front, page).pdf)
    assert page.view.gallery.list.currentIndex().data() == "Small victories"
    front.show(page, ToHandouts(group_id=circle.id, paper="own:gone"))
    assert page.view.preview.message == "That paper is no longer here. Choose another one."
    assert not page.view.printing.print.isEnabled()


def test_another_session_and_another_group_can_be_chosen(front: FrontDesk, circle: Group, tonight: Session) -> None:
    other = front.group("Carers' Table")
    front.session(other, front.now + WEEK, "Boundaries that hold")
    page = show(front, ToHandouts(tonight.id))
    gallery = page.view.gallery
    assert "Small victories" in words(pick(front, page, PaperKind.PARTICIPANT_AGENDA).pdf)
    gallery.session.setFocus()
    QTest.keyClick(gallery.session, Qt.Key.Key_Down)
    assert "Beginnings" in words(drawn(front, page).pdf)
    gallery.group.setFocus()
    QTest.keyClick(gallery.group, Qt.Key.Key_Up)
    assert "Boundaries that hold" in words(drawn(front, page).pdf)
    assert gallery.session.count() == 1
    assert page.view.header.subtitle.text() == "For Carers' Table · Session 1"


def test_a_group_without_a_session_says_which_papers_wait_for_one(front: FrontDesk) -> None:
    group = front.group("Just begun")
    page = show(front, ToHandouts(group_id=group.id))
    assert not page.view.gallery.session.isEnabled()
    cards = page.view.gallery.list
    cards.setCurrentIndex(cards.cards.index(cards.cards.row_of(PaperKind.SIGN_IN_SHEET), 0))
    front.qtbot.waitUntil(lambda: bool(page.view.preview.message))
    assert page.view.preview.message == "This paper is about one session. Choose a session first."
    assert not page.view.printing.save.isEnabled()


def test_without_a_group_there_are_the_papers_that_need_none(front: FrontDesk) -> None:
    page = show(front, ToHandouts())
    assert {"crisis_card", "handout:trust-map"} <= found(page)
    assert PaperKind.SIGN_IN_SHEET not in found(page)
    QTest.mouseClick(page.view.gallery.to_groups, Qt.MouseButton.LeftButton)
    assert front.went == [ToGroups()]


def test_what_changes_elsewhere_shows_on_the_paper(front: FrontDesk, circle: Group, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    assert "Zainab" not in words(drawn(front, page).pdf)
    front.member(circle, "Zainab Q.")
    assert "Zainab" in words(drawn(front, page).pdf)
    front.desk.sessions.save(replace(tonight, theme="Other words"))
    assert "Other words" in words(pick(front, page, PaperKind.PARTICIPANT_AGENDA).pdf)


def test_a_letter_asks_for_whom_and_says_when_the_group_gives_none(
    front: FrontDesk, circle: Group, tonight: Session
) -> None:
    front.desk.groups.save(replace(circle, letters=LetterPolicy.NOTHING))
    page = show(front, ToHandouts(tonight.id))
    front.show(page, ToHandouts(paper="certificate"))
    front.qtbot.waitUntil(lambda: bool(page.view.preview.message))
    assert "does not give that out" in page.view.preview.message
    assert not page.view.preview.whom.isVisible()
    QTest.mouseClick(page.view.preview.to_group, Qt.MouseButton.LeftButton)
    assert front.went == [ToGroup(circle.id, "details")]
    front.desk.groups.save(replace(circle, letters=LetterPolicy.CERTIFICATES))
    assert "________" in words(drawn(front, page).pdf)  # for nobody yet: to be filled in by hand
    page.view.preview.whom.setFocus()
    QTest.keyClick(page.view.preview.whom, Qt.Key.Key_Down)
    front.qtbot.waitUntil(lambda: bool(page.view.preview.message))
    assert "Issue one first" in page.view.preview.message
    assert not page.view.preview.to_group.isVisible()


def test_a_group_that_keeps_names_off_paper_is_told_so(front: FrontDesk, circle: Group, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    assert not page.view.preview.note.isVisible()
    assert [page.view.printing.variant.itemText(i) for i in range(3)] == [
        "Names printed",
        "Empty lines",
        "One card each",
    ]
    anonymous = front.group("Open door", profile=RecordProfile.HEADCOUNT_ONLY)
    front.session(anonymous)
    front.show(page, ToHandouts(group_id=anonymous.id, paper=PaperKind.SIGN_IN_SHEET))
    drawn(front, page)
    assert page.view.preview.note.isVisible()
    assert "off paper" in page.view.preview.note.text()
    assert page.view.printing.variant.count() == 2


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, tonight: Session, look: Settings) -> None:
    theme.current().apply(look)
    page = show(front, ToHandouts(tonight.id))
    page.view.packet_button.click()
    page.view.packet_button.click()
    for size in ((1068, 740), (812, 640)):
        page.resize(*size)
        assert audit(page) == []
        page.view.packet_button.click()
        assert audit(page) == []
        page.view.packet_button.click()
    theme.current().apply(Settings())


@pytest.mark.slow
def test_every_paper_of_the_gallery_can_be_shown(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToHandouts(tonight.id))
    for card in page.view.gallery.list.cards.cards:
        if card.offered and card.key != "incident_report":
            assert pick(front, page, card.key).count >= 1, card.key
            assert page.view.printing.found(), card.key
