"""What a person can see: the words on the screen, and the thing that has a certain name. It touches nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.journeys.screen import words_of

PATIENCE = 10_000
"""Milliseconds a person waits for something to appear; a slow computer under test load needs that long."""

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class Eyes:
    """Someone looking at one window and what opens over it."""

    qtbot: QtBot
    window: QMainWindow

    def sees(self, words: str) -> None:
        """Wait until these words stand somewhere on the screen."""
        self.wait_until(lambda: self.reads(words), lambda: self.not_there("word", words))

    def does_not_see(self, words: str) -> None:
        """Wait until these words stand nowhere on the screen."""
        self.wait_until(lambda: not self.reads(words), f"“{words}” is on the screen")

    def reads(self, words: str) -> bool:
        """Whether these words stand on the screen right now."""
        return any(words in said for widget in self.visible() for said in words_of(widget))

    def text_in(self, name: str) -> str:
        """Return what stands in a field."""
        field: QWidget = self.found(name, QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        if isinstance(field, QComboBox):
            return field.currentText()
        return field.text() if isinstance(field, QLineEdit | QSpinBox) else ""

    def can_press(self, name: str) -> bool:
        """Whether there is a button of this name that can be pressed."""
        return any(each.isEnabled() for each in self.named(name, QAbstractButton))

    def visible(self) -> Iterator[QWidget]:
        """Give everything that is on the screen."""
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                yield top
                yield from (each for each in top.findChildren(QWidget) if each.isVisible() and each.window() is top)

    def named(self, name: str, *kinds: type[W]) -> list[W]:
        """Return everything of these kinds that is on the screen and has this name."""
        found = []
        for each in self.visible():
            if isinstance(each, kinds):
                said = each.text() if isinstance(each, QAbstractButton) else ""
                if name in (each.accessibleName(), said):
                    found.append(each)
        return found

    def found(self, name: str, *kinds: type[W]) -> W:
        """Wait for the one thing with this name."""
        self.wait_until(lambda: bool(self.named(name, *kinds)), lambda: self.not_there(kinds[0].__name__, name))
        found = self.named(name, *kinds)
        able = [each for each in found if each.isEnabled()]
        assert len(able) <= 1, f"{len(able)} × “{name}” on one screen: a person cannot tell them apart"
        return (able or found)[0]

    def not_there(self, kind: str, name: str) -> str:
        """Say what is missing, and what there is instead."""
        names = {next(words_of(each), "") for each in self.visible()}
        return f"no {kind} “{name}” is on the screen, but: {sorted(filter(None, names))}"

    def wait_until(self, holds: Callable[[], bool], otherwise: str | Callable[[], str]) -> None:
        """Wait until something holds; fail with these words when it never does."""
        settle()
        if holds():
            return
        try:
            self.qtbot.waitUntil(holds, timeout=PATIENCE)
        except self.qtbot.TimeoutError:
            pass
        else:
            return
        raise AssertionError(otherwise if isinstance(otherwise, str) else otherwise())


def settle() -> None:
    """Let everything happen that is under way, as between two deeds of a person; what is to be deleted is deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
