"""The field of a quick note: Enter keeps it, `@` offers the people of this session without leaving the keyboard."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QWidget
from typing_extensions import override

from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.kit.fields import TextArea
from workwell_desktop.ui.kit.matching import matches

_BEGUN = re.compile(r"(?<!\S)@([^@\n]{0,30})$")
PLACEHOLDER = "Type and press Enter. Use @ to tie a note to a person, ! to make a follow-up."
MOST = 6
"""Names offered at a time."""


class NameList(QListWidget):
    """The names that fit what was typed after `@`. The field has the keyboard; a click takes a name too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("People who fit")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def offer(self, names: Sequence[str]) -> None:
        """Show these names, the first chosen; nothing shows when there are none."""
        if names != [self.item(row).text() for row in range(self.count())]:
            self.clear()
            self.addItems(list(names))
            if names:
                self.setCurrentRow(0)
        self.setFixedHeight(self.sizeHintForRow(0) * len(names) + 2 * self.frameWidth() if names else 0)
        self.setVisible(bool(names))

    def walk(self, by: int) -> None:
        """Choose the name above or below."""
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))


class NoteField(TextArea):
    """One line of thought. It keeps what was typed until it is told that it is stored."""

    kept = Signal(str)
    """Enter was pressed on this text."""
    left = Signal()
    """Esc was pressed: the keyboard goes back to the page."""

    def __init__(self, names: NameList, parent: QWidget | None = None) -> None:
        super().__init__(
            "Quick note", "Type and press Enter. Use @ to tie a note to a person, ! to make a follow-up.", 3
        )
        if parent is not None:
            self.setParent(parent)
        self._list = names
        self._names: tuple[str, ...] = ()
        self._list.itemClicked.connect(self._take)
        self.textChanged.connect(self._offer)
        self.cursorPositionChanged.connect(self._offer)

    def know(self, names: Sequence[str]) -> None:
        """Offer these names after `@` from now on."""
        self._names = tuple(names)
        self._offer()

    def _begun(self) -> re.Match[str] | None:
        return _BEGUN.search(self.toPlainText()[: self.textCursor().position()])

    def _offer(self) -> None:
        begun = self._begun() if self.hasFocus() else None
        if begun is None:
            self._list.offer([])
            return
        typed = begun.group(1)
        fitting = [name for name in self._names if matches(typed, plain_letters(name))]
        done = any(typed.rstrip() == name for name in fitting) or (typed.endswith(" ") and not fitting)
        self._list.offer([] if done else fitting[:MOST])

    def _take(self, _item: object = None) -> None:
        begun, item = self._begun(), self._list.currentItem()
        if begun is None or item is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun.group(1)))
        cursor.insertText(f"{item.text()} ")
        self._list.offer([])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self._list.isHidden() and (enter or event.key() == Qt.Key.Key_Tab):
            self._take()
        elif not self._list.isHidden() and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._list.walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not self._list.isHidden() and event.key() == Qt.Key.Key_Escape:
            self._list.offer([])
        elif enter:
            self.kept.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab take a name while some are offered."""
        return self._list.isHidden() and super().focusNextPrevChild(forward)
