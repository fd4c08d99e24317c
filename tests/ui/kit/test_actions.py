"""The action registry: one name for each thing, gone with its page, within reach only when it would work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.actions import Action, Actions


@pytest.fixture
def window(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    return made


def _noted(calls: list[str], action_id: str, category: str = "Plan", shortcut: str = "") -> Action:
    return Action(action_id, action_id.title(), lambda: calls.append(action_id), category, shortcut)


def test_actions_are_called_and_listed_by_category(window: QStackedWidget) -> None:
    actions, calls = Actions(window), list[str]()
    actions.add(_noted(calls, "a", "File")).trigger()
    actions.add(_noted(calls, "b", "Go"))
    actions.add(_noted(calls, "c", "File"))
    assert calls == ["a"]
    assert actions.categories() == ("File", "Go")
    assert [action.id for action, _ in actions.of("File")] == ["a", "c"]


def test_one_name_is_given_once(window: QStackedWidget) -> None:
    actions = Actions(window)
    actions.add(_noted([], "a"))
    with pytest.raises(ValueError, match="already"):
        actions.add(_noted([], "a"))


def test_an_action_goes_with_its_page(qtbot: QtBot, window: QStackedWidget) -> None:
    actions, page = Actions(window), QWidget()
    window.addWidget(page)
    actions.add(_noted([], "a"), page)
    with qtbot.waitSignal(actions.changed):
        page.deleteLater()
    assert "a" not in actions
    actions.add(_noted([], "a"))
    actions.remove("a")
    actions.remove("a")
    assert actions.all() == ()


def test_the_keys_of_a_page_work_in_that_page_only(qtbot: QtBot, window: QStackedWidget) -> None:
    actions, calls = Actions(window), list[str]()
    pages = (QWidget(), QWidget())
    for page, key in zip(pages, ("one", "two"), strict=True):
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.addWidget(page)
        actions.add(_noted(calls, key, shortcut="Ctrl+P"), page)
    window.show()
    pages[0].setFocus()
    window.activateWindow()
    qtbot.waitUntil(pages[0].hasFocus)
    assert actions.within_reach("one")
    assert not actions.within_reach("two")
    QTest.keyClick(pages[0], Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert calls == ["one"]
    actions["one"].setEnabled(False)
    assert not actions.within_reach("one")
