"""A control is shown inside its window or not at all: one shown before it has a parent would flash as its own window.

Such a flash takes the keyboard away from whoever is typing.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from workwell_desktop.ui.kit.controls import Card, EmptyState, Field, LineEdit, NumberStepper, PageHeader, Row


class Watch(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Watch]:
    made, application = Watch(), QApplication.instance()
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
def test_building_a_control_shows_no_window(watch: Watch, build: Callable[[], QWidget]) -> None:
    control = build()
    assert watch.shown == []
    control.deleteLater()
