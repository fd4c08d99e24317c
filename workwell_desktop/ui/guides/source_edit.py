"""The field in which a guide or a handout is written, as text, with one line marked when something is wrong there."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import TextArea

OPEN, CLOSE = "«", "»"


class SourceEdit(TextArea):
    """Plain text. What is put in by a button is one step that Ctrl+Z takes back."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, lines=20, parent=parent)
        self._marked = 0

    @property
    def marked(self) -> int:
        """The number of the marked line, from 1, or 0."""
        return self._marked

    def mark_line(self, number: int) -> None:
        """Mark a line, from 1; 0 marks none."""
        self._marked = number
        block = self.document().findBlockByNumber(number - 1)
        if number <= 0 or not block.isValid():
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(theme.current().colour("bad_soft"))
        shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(block)
        cursor.clearSelection()
        selection.cursor, selection.format = cursor, shape
        self.setExtraSelections([selection])

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the end of a line, from 1, and show it."""
        block = self.document().findBlockByNumber(max(0, number - 1))
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setFocus()

    def replace_line(self, number: int, text: str) -> None:
        """Put other words into a line, from 1, as one step that Ctrl+Z takes back."""
        block = self.document().findBlockByNumber(number - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)

    def put_in(self, text: str) -> None:
        """Put a piece in beneath the line the cursor is in; what stands between « and » is chosen for typing over."""
        before, _, rest = text.partition(OPEN)
        chosen, _, after = rest.partition(CLOSE)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        here = cursor.block().text().strip()
        lead = "\n" if here else ""
        cursor.insertText(lead + (before if here else before.removeprefix("\n")))
        start = cursor.position()
        cursor.insertText(chosen)
        end = cursor.position()
        cursor.insertText(after.removesuffix("\n") if cursor.block().next().text().strip() == "" else after)
        cursor.endEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._marked:
            self.mark_line(self._marked)
