"""The lock in Settings: how long, what it does and does not, and a switch only where it works."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.settings.lock_controller import LockController
from workwell_desktop.ui.settings.lock_view import LockCard

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def shown(front: FrontDesk) -> Callable[[bool], LockCard]:
    pages: list[Page] = []

    def show(can_hide: bool) -> LockCard:
        page = Page()
        pages.append(page)
        front.qtbot.addWidget(page)
        card = LockCard(can_hide=can_hide, parent=page)
        card.setProperty("controller", LockController(front.window, card, page))
        page.show()
        return card

    return show


def test_the_time_is_chosen_from_the_list_and_kept(front: FrontDesk, shown: Callable[[bool], LockCard]) -> None:
    card = shown(False)
    assert card.minutes.currentText() == "5 minutes without a touch"
    QTest.keyClick(card.minutes, Qt.Key.Key_Down)
    card.minutes.activated.emit(card.minutes.currentIndex())
    assert front.window.settings.current.lock_after == 10


def test_the_switch_for_captures_stands_only_where_it_works(
    front: FrontDesk, shown: Callable[[bool], LockCard]
) -> None:
    assert shown(False).hidden.isHidden()
    card = shown(True)
    assert (card.hidden.isHidden(), card.hidden.isChecked()) == (False, True)
    card.hidden.click()
    assert front.window.settings.current.hidden_from_capture is False


def test_it_says_plainly_who_can_press_unlock(shown: Callable[[bool], LockCard]) -> None:
    words = " ".join(label.text() for label in shown(False).findChildren(QLabel))
    for each in (
        "whoever is logged in can press Unlock",
        "asks no password",
        "cleared after 30 seconds",
        "30 minutes",
    ):
        assert each in words
