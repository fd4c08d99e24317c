"""What a person can do at the computer: click, type, press keys, choose. Nothing else; no call goes past the screen.

Everything is found by the words a person reads or a screen reader says, and only where it is visible, enabled, in
sight (scrolled to when it must be) and not covered by anything.
"""

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
    QDateTimeEdit,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.journeys.eyes import Eyes, settle


@dataclass(frozen=True)
class Person(Eyes):
    """Someone in front of one window."""

    # ---------------------------------------------------------------------------------------------------- pressing

    def click(self, name: str) -> None:
        """Press the button with this name, once it can be pressed."""
        self.wait_until(lambda: self.can_press(name), f"no button “{name}” can be pressed")
        self._click(self.found(name, QAbstractButton))

    def clicks_any(self, name: str) -> None:
        """Press one of several buttons of the same name that do the same."""
        self._click(self.named(name, QAbstractButton)[0])

    def opens(self, beginning: str) -> None:
        """Press the card whose words begin like this, such as a group by its name."""
        cards = [
            each
            for each in self.visible()
            if isinstance(each, QAbstractButton) and each.accessibleName().startswith(beginning)
        ]
        assert len(cards) == 1, self.not_there("card", beginning)
        self._click(cards[0])

    def opens_tab(self, name: str) -> None:
        """Press the tab whose words begin with these."""
        for bar in self.visible():
            if isinstance(bar, QTabBar):
                for index in range(bar.count()):
                    if bar.tabText(index).startswith(name):
                        self._click(bar, bar.tabRect(index).center())
                        return
        raise AssertionError(self.not_there("tab", name))

    def presses(self, keys: str) -> None:
        """Press keys, such as "Ctrl+Z", wherever the keyboard is."""
        QTest.keySequence(self._keyboard(), QKeySequence(keys))
        settle()

    def chooses(self, name: str, words: str) -> None:
        """Choose from a list, with the keyboard as one can."""
        box = self.found(name, QComboBox)
        assert words in [box.itemText(i) for i in range(box.count())], self.not_there(f"choice in “{name}”", words)
        box.setFocus(Qt.FocusReason.TabFocusReason)  # a click would open the list
        assert box.hasFocus(), f"“{name}” does not take the keyboard"
        down = box.findText(words) > box.currentIndex()
        while box.currentText() != words:
            QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        settle()

    def ticks(self, name: str) -> None:
        """Tick a box, or take its tick away."""
        self._click(self.found(name, QCheckBox))

    def chooses_from_menu(self, button: str, words: str) -> None:
        """Open a button's menu and choose an entry."""
        self.click(button)
        self.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"“{button}” opens no menu")
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
        field: QWidget = self.found(name, QLineEdit, QPlainTextEdit, QSpinBox)
        able = field.isEnabled() and not field.property("readOnly")
        assert able, f"nothing can be typed into “{name}”"
        self._focus(field)
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        if text:
            self.types(text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    def pastes_into(self, name: str, text: str) -> None:
        """Put text from the clipboard in place of what stands in a field."""
        QApplication.clipboard().setText(text)
        self.types_into(name, "")
        self.presses("Ctrl+V")

    def types_into_time(self, name: str, text: str) -> None:
        """Double-click the first part of a day or time, and type."""
        field = self.found(name, QDateTimeEdit)
        start = QPoint(8, field.lineEdit().rect().center().y())
        self._click(field.lineEdit(), start)
        QTest.mouseDClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=start)
        self.types(text)
        self.presses("Tab")

    def moves_day(self, name: str, days: int) -> None:
        """Click the weekday of a day, and go so many days on with the arrow keys."""
        field = self.found(name, QDateTimeEdit)
        self._click(field.lineEdit(), QPoint(8, field.lineEdit().rect().center().y()))
        for _ in range(abs(days)):
            QTest.keyClick(field, Qt.Key.Key_Up if days > 0 else Qt.Key.Key_Down)
        settle()

    def goes_into(self, name: str) -> None:
        """Click into a field or a list, so that the keyboard is there."""
        self._focus(self.found(name, QLineEdit, QPlainTextEdit, QSpinBox, QAbstractItemView))

    # ------------------------------------------------------------------------------------------- lists and tables

    def picks_row(self, name: str, words: str) -> None:
        """Click the row of a list that shows these words."""
        view = self.found(name, QAbstractItemView)
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
        model = self.found(name, QAbstractItemView).model()
        return [_said_by(model.index(row, 0)) for row in range(model.rowCount())]

    def goes_to_cell(self, name: str, row: str, column: str) -> None:
        """Click a cell of a table by the words of its row and column."""
        view = self.found(name, QTableView)
        index = self._cell(view, row, column)
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center())

    def cell(self, name: str, row: str, column: str) -> str:
        """Return what a cell of a table shows."""
        view = self.found(name, QTableView)
        return str(self._cell(view, row, column).data())

    @staticmethod
    def _cell(view: QTableView, row: str, column: str) -> QModelIndex:
        model = view.model()
        rows = [str(model.headerData(i, Qt.Orientation.Vertical)) for i in range(model.rowCount())]
        columns = [str(model.headerData(i, Qt.Orientation.Horizontal)) for i in range(model.columnCount())]
        found_rows = [i for i, words in enumerate(rows) if words.startswith(row)]
        found_columns = [i for i, words in enumerate(columns) if words.startswith(column)]
        assert found_rows, f"no row {row} in {rows}"
        assert found_columns, f"no column {column} in {columns}"
        return model.index(found_rows[0], found_columns[0])

    # ------------------------------------------------------------------------------------------------------ files

    def saves_as(self, path: Path) -> None:
        """Answer the dialog that asks where to keep a file, and return once the file is there."""
        self.wait_until(lambda: self._file_dialog() is not None, "nobody asks where to keep the file")
        dialog = self._file_dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.wait_until(path.exists, f"{path.name} was not written")
        self.wait_until(lambda: self._file_dialog() is None, "the dialog stays open")
        self.window.activateWindow()  # as every desktop does when a dialog over the window closes
        self.wait_until(self.window.isActiveWindow, "the window does not come forward")

    def proposed_file_name(self) -> str:
        """Return the name the dialog proposes."""
        self.wait_until(lambda: self._file_dialog() is not None, "nobody asks where to keep the file")
        dialog = self._file_dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        return line.text()

    @staticmethod
    def _file_dialog() -> QFileDialog | None:
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
        return next((each for each in shown if each.isVisible()), None)

    # ------------------------------------------------------------------------------------------------------- hands

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
            self.wait_until(top.isActiveWindow, "the window does not come forward")
        target = top.childAt(widget.mapTo(top, point)) if top is not widget else widget
        name = widget.accessibleName() or getattr(widget, "text", str)()
        assert target is not None, f"“{name}” is out of sight"
        assert target is widget or widget.isAncestorOf(target), f"“{name}” is covered by {target}"
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(top, widget.mapTo(top, point)))
        settle()


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
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            at = widget.mapTo(inner, point)
            above.ensureVisible(at.x(), at.y(), 40, 40)
        above = above.parentWidget()
    settle()
