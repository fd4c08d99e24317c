"""The supervision log: beginning, choosing, signing and removing entries."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import CardButton
from workwell_desktop.ui.kit.places_to_go import ToSupervision
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.reflection import build_supervision
from workwell_desktop.ui.reflection.supervision_controller import SupervisionPage

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.slow


@pytest.fixture
def page(front: FrontDesk) -> SupervisionPage:
    page = build_supervision(front.desk, front.window)
    assert isinstance(page, SupervisionPage)
    return page


def entries(front: FrontDesk) -> tuple[SupervisionNote, ...]:
    return front.desk.reflections.supervision.all()


def earlier_entry(front: FrontDesk, whom: str = "Dr. Okafor") -> SupervisionNote:
    log = front.desk.reflections.supervision
    made = log.begin()
    return log.write(made.id, NOW.date() - timedelta(days=30), whom, "Silence is work.")


def lines(page: SupervisionPage) -> list[str]:
    QApplication.processEvents()
    return [each.accessibleName() for each in page.view.log.findChildren(CardButton) if each.isVisible()]


def test_the_first_entry_is_begun_from_the_empty_page(front: FrontDesk, page: SupervisionPage) -> None:
    front.show(page, ToSupervision())
    assert page.view.empty.isVisible()
    assert audit(page) == []
    QTest.mouseClick(page.view.empty.button, LEFT)
    assert not page.view.empty.isVisible()
    QTest.keyClicks(page.view.form.supervisor, "Dr. Okafor ")
    QTest.keyClicks(page.view.form.areas["text"], "How to stop someone kindly.")
    page.view.form.day.setDate(QDate(2026, 11, 20))
    page.leaving()
    (entry,) = entries(front)
    assert (entry.on, entry.supervisor) == (date(2026, 11, 20), "Dr. Okafor")
    assert entry.text == "How to stop someone kindly."
    assert page.view.form.supervisor.text() == "Dr. Okafor ", "what is being typed is not touched"
    assert lines(page) == ["20 Nov 2026, With Dr. Okafor · Draft"]


def test_no_line_of_the_log_says_what_an_entry_is_about(front: FrontDesk, page: SupervisionPage) -> None:
    earlier_entry(front)
    front.show(page, ToSupervision())
    assert all("Silence" not in line for line in lines(page))


def test_another_entry_is_chosen_and_typing_stays_with_its_own(front: FrontDesk, page: SupervisionPage) -> None:
    old = earlier_entry(front)
    front.show(page, ToSupervision())
    QTest.mouseClick(page.view.new, LEFT)
    QTest.keyClicks(page.view.form.areas["text"], "Of today.")
    page.view.picked.emit(old.id)
    assert page.view.form.areas["text"].toPlainText() == "Silence is work."
    today = next(each for each in entries(front) if each.id != old.id)
    assert today.text == "Of today."


def test_a_signed_entry_stays_and_a_draft_goes_and_comes_back(front: FrontDesk, page: SupervisionPage) -> None:
    old = earlier_entry(front)
    front.show(page, ToSupervision(old.id))
    page.view.removal.remove_button.click()
    page.view.removal.sure_button.click()
    assert entries(front) == ()
    front.undo_last()
    assert entries(front) == (old,)
    QTest.mouseClick(page.view.form.sign, LEFT)
    assert entries(front)[0].state is NoteState.SIGNED
    assert not page.view.removal.isVisible()
    assert not page.view.form.day.isVisible()


def test_a_name_of_any_member_is_noticed(front: FrontDesk, page: SupervisionPage) -> None:
    front.member(front.group("Lanterns"), "Grace Lim")
    earlier_entry(front)
    front.show(page, ToSupervision())
    page.view.form.areas["text"].setFocus()
    QTest.keyClicks(page.view.form.areas["text"], " I thought of Grace Lim.")
    assert page.view.form.notices["text"].isVisible()


@pytest.mark.parametrize("look", [Settings(), Settings(theme=ThemeChoice.DARK, text_scale=200)], ids=["easy", "hard"])
def test_it_passes_the_audit(front: FrontDesk, page: SupervisionPage, look: Settings) -> None:
    earlier_entry(front, "Łukasz & <b>Co</b> " * 5)
    theme.current().apply(look)
    try:
        front.show(page, ToSupervision())
        for signed in (False, True):
            if signed:
                front.desk.reflections.supervision.signing.sign(entries(front)[0].id)
            for _ in range(8):
                QApplication.processEvents()
            assert audit(page) == []
    finally:
        theme.current().apply(Settings())
