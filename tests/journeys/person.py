"""What a person can do at the computer: look, click, type, press keys. Nothing else; no call goes past the screen.

Everything is found by the words a person reads or a screen reader says, and only where it is visible, enabled, in
sight (scrolled to when it must be) and not covered by anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.journeys.screen import words_of

PATIENCE = 10_000
"""Milliseconds a person waits for something to appear; a slow computer under test load needs that long."""


@dataclass(frozen=True)
class Person:
    """Someone in front of one window."""

    qtbot: QtBot
    window: QMainWindow

    # ----------------------------------------------------------------------------------------------------- looking

    def sees(self, words: str) -> None:
        """Wait until these words stand somewhere on the screen."""
        self._wait(lambda: self.reads(words), f"“{words}” is not on the screen")

    def does_not_see(self, words: str) -> None:
        """Wait until these words stand nowhere on the screen."""
        self._wait(lambda: not self.reads(words), f"“{words}” is on the screen")

    def reads(self, words: str) -> bool:
        """Whether these words stand on the screen right now."""
        return any(words in said for widget in self._visible() for said in words_of(widget))

    def text_in(self, name: str) -> str:
        """Return what stands in a field."""
        field = self._found(name, QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        return field.currentText() if isinstance(field, QComboBox) else field.text()

    def can_press(self, name: str) -> bool:
        """Whether there is a button of this name that can be pressed."""
        return any(each.isEnabled() for each in self._named(name, QAbstractButton))

    # ---------------------------------------------------------------------------------------------------- pressing

    def click(self, name: str) -> None:
        """Press the button with this name, once it can be pressed."""
        self._wait(lambda: self.can_press(name), f"no button “{name}” can be pressed")
        self._click(self._found(name, QAbstractButton))

    def opens(self, beginning: str) -> None:
        """Press the card whose words begin like this, such as a group by its name."""
        cards = [
            each
            for each in self._visible()
            if isinstance(each, QAbstractButton) and each.accessibleName().startswith(beginning)
        ]
        assert len(cards) == 1, self._not_there("card", beginning)
        self._click(cards[0])

    def opens_tab(self, name: str) -> None:
        """Press the tab whose words begin with these."""
        for bar in self._visible():
            if isinstance(bar, QTabBar):
                for index in range(bar.count()):
                    if bar.tabText(index).startswith(name):
                        self._click(bar, bar.tabRect(index).center())
                        return
        raise AssertionError(self._not_there("tab", name))

    def presses(self, keys: str) -> None:
        """Press keys, such as "Ctrl+Z", wherever the keyboard is."""
        QTest.keySequence(self._keyboard(), QKeySequence(keys))
        settle()

    def chooses(self, name: str, words: str) -> None:
        """Choose from a list, with the keyboard as one can."""
        box = self._found(name, QComboBox)
        assert words in [box.itemText(i) for i in range(box.count())], self._not_there(f"choice in “{name}”", words)
        self._focus(box)
        down = box.findText(words) > box.currentIndex()
        while box.currentText() != words:
            QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        settle()

    def ticks(self, name: str) -> None:
        """Tick a box, or take its tick away."""
        self._click(self._found(name, QCheckBox))

    def chooses_from_menu(self, button: str, words: str) -> None:
        """Open a button's menu and choose an entry."""
        self.click(button)
        self._wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"“{button}” opens no menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = next((each for each in menu.actions() if each.text() == words and each.isEnabled()), None)
        assert entry is not None, f"the menu has no “{words}”: {[each.text() for each in menu.actions()]}"
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        settle()

    # ------------------------------------------------------------------------------------------------------ typing

    def types(self, text: str) -> None:
        """Type wherever the keyboard is."""
        for letter in text:
            target = self._keyboard()
            if letter == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(target, letter)
            else:
                _compose(target, letter)
        settle()

    def types_into(self, name: str, text: str) -> None:
        """Click into a field, replace what stands there, and type."""
        field = self._found(name, QLineEdit, QPlainTextEdit, QSpinBox)
        assert field.isEnabled() and not field.property("readOnly"), f"nothing can be typed into “{name}”"
        self._focus(field)
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        if text:
            self.types(text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    def goes_into(self, name: str) -> None:
        """Click into a field or a list, so that the keyboard is there."""
        self._focus(self._found(name, QLineEdit, QPlainTextEdit, QSpinBox, QAbstractItemView))

    # ------------------------------------------------------------------------------------------- lists and tables

    def picks_row(self, name: str, words: str) -> None:
        """Click the row of a list that shows these words."""
        view = self._found(name, QAbstractItemView)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if words in _said_by(index):
                view.scrollTo(index)
                self._click(view.viewport(), view.visualRect(index).center())
                return
        raise AssertionError(f"no row of “{name}” says “{words}”: {self.rows(name)}")

    def rows(self, name: str) -> list[str]:
        """Return what the rows of a list say."""
        model = self._found(name, QAbstractItemView).model()
        return [_said_by(model.index(row, 0)) for row in range(model.rowCount())]

    def goes_to_cell(self, name: str, row: str, column: str) -> None:
        """Click a cell of a table by the words of its row and column."""
        view = self._found(name, QTableView)
        index = self._cell(view, row, column)
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center())

    def cell(self, name: str, row: str, column: str) -> str:
        """Return what a cell of a table shows."""
        view = self._found(name, QTableView)
        return str(self._cell(view, row, column).data())

    @staticmethod
    def _cell(view: QTableView, row: str, column: str) -> QModelIndex:
        model = view.model()
        rows = [str(model.headerData(i, Qt.Orientation.Vertical)) for i in range(model.rowCount())]
        columns = [str(model.headerData(i, Qt.Orientation.Horizontal)) for i in range(model.columnCount())]
        found_rows = [i for i, words in enumerate(rows) if words.startswith(row)]
        found_columns = [i for i, words in enumerate(columns) if words.startswith(column)]
        assert found_rows and found_columns, f"no cell {row} × {column} in {rows} × {columns}"
        return model.index(found_rows[0], found_columns[0])

    # ------------------------------------------------------------------------------------------------------ files

    def saves_as(self, path: Path) -> None:
        """Answer the dialog that asks where to keep a file, and return once the file is there."""
        self._wait(lambda: self._file_dialog() is not None, "nobody asks where to keep the file")
        dialog = self._file_dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self._wait(path.exists, f"{path.name} was not written")
        self._wait(lambda: self._file_dialog() is None, "the dialog stays open")
        self.window.activateWindow()  # as every desktop does when a dialog over the window closes
        self._wait(self.window.isActiveWindow, "the window does not come forward")

    def proposed_file_name(self) -> str:
        """Return the name the dialog proposes."""
        self._wait(lambda: self._file_dialog() is not None, "nobody asks where to keep the file")
        dialog = self._file_dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        return line.text()

    @staticmethod
    def _file_dialog() -> QFileDialog | None:
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
        return next((each for each in shown if each.isVisible()), None)

    # ----------------------------------------------------------------------------------------------------- finding

    def _visible(self) -> Iterator[QWidget]:
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                yield top
                yield from (each for each in top.findChildren(QWidget) if each.isVisible())

    def _named(self, name: str, *kinds: type[QWidget]) -> list[QWidget]:
        found = []
        for each in self._visible():
            said = each.text() if isinstance(each, QAbstractButton) else ""
            if isinstance(each, kinds) and name in (each.accessibleName(), said):
                found.append(each)
        return found

    def _found(self, name: str, *kinds: type[QWidget]) -> QWidget:
        self._wait(lambda: bool(self._named(name, *kinds)), lambda: self._not_there(kinds[0].__name__, name))
        found = self._named(name, *kinds)
        able = [each for each in found if each.isEnabled()]
        assert len(able) <= 1, f"{len(able)} × “{name}” on one screen: a person cannot tell them apart"
        return (able or found)[0]

    def _not_there(self, kind: str, name: str) -> str:
        names = {each.accessibleName() or getattr(each, "text", str)() for each in self._visible()}
        return f"no {kind} “{name}” is on the screen, but: {sorted(filter(None, names))}"

    def _keyboard(self) -> QWidget:
        target = QApplication.focusWidget()
        assert target is not None or self.window.isActiveWindow(), "the keyboard is nowhere: no window is in front"
        return target if target is not None else self.window

    def _focus(self, widget: QWidget) -> None:
        self._click(widget.viewport() if isinstance(widget, QAbstractItemView | QPlainTextEdit) else widget)
        assert widget.hasFocus(), f"“{widget.accessibleName()}” does not take the keyboard"

    def _click(self, widget: QWidget, at: QPoint | None = None) -> None:
        point = at or widget.rect().center()
        _scroll_to(widget, point)
        top = widget.window()
        if not (top.isActiveWindow() or isinstance(top, QMenu)):
            top.activateWindow()  # as every desktop does with a window that is clicked
            self._wait(top.isActiveWindow, "the window does not come forward")
        target = top.childAt(widget.mapTo(top, point)) if top is not widget else widget
        mine = target is widget or (target is not None and widget.isAncestorOf(target))
        name = widget.accessibleName() or getattr(widget, "text", str)()
        assert target is not None and mine, f"“{name}” is covered by {target} or out of sight"
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(top, widget.mapTo(top, point)))
        settle()

    def _wait(self, holds: Callable[[], bool], otherwise: str | Callable[[], str]) -> None:
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


def _said_by(index: QModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")


def _compose(target: QWidget, letter: str) -> None:
    """Hand over a letter that is on no plain keyboard as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(letter)
    assert event.type() is QEvent.Type.InputMethod
    QApplication.sendEvent(target, event)


def _scroll_to(widget: QWidget, point: QPoint) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            inner = above.widget()
            at = widget.mapTo(inner, point)
            above.ensureVisible(at.x(), at.y(), 40, 40)
        above = above.parentWidget()
    settle()
