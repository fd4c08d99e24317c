"""The crisis numbers in Settings: start from a country, change, add, take out, say that they were checked."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import NOW, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.settings.crisis_controller import CrisisNumbersController
from workwell_desktop.ui.settings.crisis_view import CrisisNumbersCard

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def card(front: FrontDesk) -> CrisisNumbersCard:
    page = Page()
    front.qtbot.addWidget(page)
    made = CrisisNumbersCard(page)
    controller = CrisisNumbersController(front.desk, front.window, page, made)
    made.setProperty("controller", controller)
    front.bulletin.changed.connect(lambda _changes: controller.read())
    controller.read()
    page.show()
    return made


def choose(card: CrisisNumbersCard, country: str) -> None:
    card.country.show_value(country)
    card.country.activated.emit(card.country.currentIndex())


def test_a_country_fills_the_numbers_and_undo_brings_back_none(front: FrontDesk, card: CrisisNumbersCard) -> None:
    choose(card, "GB")
    assert front.desk.crisis.sheet().contacts[0].number == "999"
    assert card.lines[0].contact().number == "999"
    assert "Nobody has said yet" in card.standing.text()
    front.undo_last()
    assert front.desk.crisis.sheet().contacts == ()


def test_a_number_typed_is_kept(front: FrontDesk, card: CrisisNumbersCard) -> None:
    choose(card, "IE")
    edit = card.lines[0].edits["number"]
    edit.selectAll()
    QTest.keyClicks(edit, "999 or 112")
    controller = card.property("controller")
    controller.flush()
    assert front.desk.crisis.sheet().contacts[0].number == "999 or 112"


def test_a_line_without_a_number_is_told_beside_it(front: FrontDesk, card: CrisisNumbersCard) -> None:
    card.add.click()
    QTest.keyClicks(card.lines[0].edits["name"], "Night nurse")
    card.property("controller")._saver.flush()
    assert "The number is still empty" in card.error.text()
    assert card.lines[0].edits["name"].text() == "Night nurse"


def test_saying_that_they_were_checked_stamps_today(front: FrontDesk, card: CrisisNumbersCard) -> None:
    card.checked.click()
    assert "There are no numbers yet" in card.error.text()
    choose(card, "US")
    card.checked.click()
    assert front.desk.crisis.sheet().reviewed_on == NOW.date()
    assert "Checked on 23 Nov 2026" in card.standing.text()


def test_a_line_can_be_taken_out_and_brought_back(front: FrontDesk, card: CrisisNumbersCard) -> None:
    choose(card, "GB")
    before = front.desk.crisis.sheet().contacts
    card.lines[1].remove.click()
    assert front.desk.crisis.sheet().contacts == (before[0], *before[2:])
    front.undo_last()
    assert front.desk.crisis.sheet().contacts == before
