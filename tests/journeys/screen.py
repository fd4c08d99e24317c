"""Every word a program shows or says: of one widget, or of everything that is alive. It looks and touches nothing."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTabBar, QWidget

_SAYINGS = ("text", "toPlainText", "title", "placeholderText", "currentText")
_SPOKEN = ("accessibleName", "accessibleDescription", "toolTip", "statusTip", "whatsThis", "windowTitle")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def words_of(widget: QWidget) -> Iterator[str]:
    """Give every word a widget shows or says."""
    for name in (*_SAYINGS, *_SPOKEN):
        ask = getattr(widget, name, None)
        said = ask() if callable(ask) else ""
        if isinstance(said, str) and said:
            yield said
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(i) for i in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _words_in(widget.model())


def every_word() -> Iterator[str]:
    """Give every word of every widget, action and undo step that is alive, shown or not."""
    for widget in QApplication.allWidgets():
        yield from words_of(widget)
        for action in widget.actions():
            yield from _words_of_action(action)
    for top in QApplication.topLevelWidgets():
        for thing in top.findChildren(QObject):
            if isinstance(thing, QAction):
                yield from _words_of_action(thing)
            elif isinstance(thing, QUndoStack):
                yield from (thing.text(i) for i in range(thing.count()))


def _words_of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())


def _words_in(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for orientation, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, model.rowCount())):
        for section in range(count):
            said = model.headerData(section, orientation)
            if isinstance(said, str):
                yield said
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in _ROLES:
                said = model.index(row, column).data(role)
                if isinstance(said, str):
                    yield said
