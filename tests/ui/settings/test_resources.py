"""The resource list in Settings: added, changed, checked and taken out, each undone; refused beside the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.controls import IconButton
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.settings.resources_controller import ResourcesController
from workwell_desktop.ui.settings.resources_view import ResourcesCard

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def page(front: FrontDesk) -> Page:
    made = Page()
    front.qtbot.addWidget(made)
    card = ResourcesCard(made)
    ResourcesController(front.desk, front.window, made, card).read()
    card.resize(620, 700)
    made.resize(640, 720)
    made.show()
    return made


@pytest.fixture
def card(page: Page) -> ResourcesCard:
    found = page.findChild(ResourcesCard)
    assert found is not None
    return found


def press(card: ResourcesCard, name: str) -> None:
    QApplication.processEvents()
    (button,) = [each for each in card.findChildren(IconButton) if each.isVisible() and each.accessibleName() == name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_service_is_added_changed_checked_and_taken_out_and_all_of_it_undone(
    front: FrontDesk, page: Page, card: ResourcesCard
) -> None:
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(card.edits["name"], "Advice desk")
    QTest.keyClick(card.edits["name"], Qt.Key.Key_Return)
    assert card.fields["need"].error
    assert card.edits["name"].text() == "Advice desk"
    QTest.keyClicks(card.edits["need"], "Money")
    QTest.mouseClick(card.save, Qt.MouseButton.LeftButton)
    (kept,) = front.desk.resource_list.all()
    assert (kept.need, kept.name, kept.checked_on) == ("Money", "Advice desk", None)
    assert not card.form.isVisible()
    press(card, "I checked Advice desk today")
    assert front.desk.resource_list.all()[0].checked_on == NOW.date()
    press(card, "Change Advice desk")
    QTest.keyClicks(card.edits["hours"], "Tuesdays")
    QTest.keyClick(card.edits["hours"], Qt.Key.Key_Return)
    assert front.desk.resource_list.all()[0].hours == "Tuesdays"
    assert audit(card) == []
    press(card, "Take out Advice desk")
    assert front.desk.resource_list.all() == ()
    for hours, checked in (("Tuesdays", NOW.date()), ("", NOW.date()), ("", None)):
        page.undo_stack.undo()
        (kept,) = front.desk.resource_list.all()
        assert (kept.hours, kept.checked_on) == (hours, checked)
    page.undo_stack.undo()
    assert front.desk.resource_list.all() == ()
