"""A control is shown inside its window or not at all: one shown before it has a parent would flash as its own window.

Such a flash takes the keyboard away from whoever is typing.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window_watch import WindowWatch
from workwell_desktop.ui.kit.controls import Card, EmptyState, Field, LineEdit, NumberStepper, PageHeader, Row


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[WindowWatch]:
    made, application = WindowWatch(), QApplication.instance()
    assert application is not None
    application.installEventFilter(made)
    yield made
    application.removeEventFilter(made)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Card("Members"),
        lambda: EmptyState("users", "Nobody yet", "Add somebody first.", "Add somebody"),
        lambda: Field("Name", LineEdit(), "Only you see it."),
        lambda: Field("Minutes", NumberStepper()),
        lambda: Row("Maya R.", "since Monday", icon="user"),
        lambda: PageHeader("Groups", "Two groups", "Today"),
    ],
)
def test_building_a_control_shows_no_window(watch: WindowWatch, build: Callable[[], QWidget]) -> None:
    control = build()
    assert watch.shown == []
    control.deleteLater()
