"""A time is typed as people type it: clicked into, tabbed into or with everything selected first."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.controls import LineEdit, TimeField


@pytest.mark.parametrize("comes_by", ["tab", "click", "select all"])
@pytest.mark.parametrize(("typed", "shown"), [("17:45", "17:45"), ("1745", "17:45"), ("9:15", "09:15")])
def test_a_time_typed_is_the_time_meant(qtbot: QtBot, comes_by: str, typed: str, shown: str) -> None:
    window, before, field = QWidget(), LineEdit("Before"), TimeField("Ends")
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(field)
    qtbot.addWidget(window)
    field.setTime(QTime(20, 0))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    if comes_by == "click":
        middle = field.lineEdit().rect().center().y()
        QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(8, middle))
    else:
        QTest.keyClick(before, Qt.Key.Key_Tab)
    if comes_by == "select all":
        field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.time().toString("HH:mm") == shown
