"""Widgets that are made later than those beneath them are still reached in the order in which they stand."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.tab_order import walk_first

pytestmark = pytest.mark.slow


def test_late_widgets_come_before_the_rest_of_their_holder(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    above, holder = QPushButton("above", page), QWidget(page)
    column = QVBoxLayout(holder)
    beneath = QPushButton("beneath")
    column.addWidget(beneath)
    QPushButton("after", page)
    late = [QPushButton("first"), QPushButton("second")]
    for place, button in enumerate(late):
        column.insertWidget(place, button)

    walk_first(holder, late)

    order, at = [], above
    for _ in range(20):
        if isinstance(at, QPushButton) and at.text() not in order:
            order.append(at.text())
        at = at.nextInFocusChain()  # type: ignore[assignment]  # any widget
    assert order == ["above", "first", "second", "beneath", "after"]
