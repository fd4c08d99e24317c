"""A text in which names are marked as they are typed.

It marks and never hinders: what to do about a name is asked beside the text, and leaving it is one of the answers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.name_guard import NameFound, unnamed
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.fields import TextArea
from workwell_desktop.ui.kit.tokens import SMALL, TINY

Find = Callable[[str], tuple[NameFound, ...]]

HINT = "A group note is shared by everyone's record."
_MOST_LINES_KNOWN = 20_000


@dataclass(frozen=True)
class NameInText:
    """A name in the text: the word as typed, where it stands in the whole text, and whom it may mean."""

    word: str
    found: NameFound


class _Marker(QSyntaxHighlighter):
    """Marks names in the line that changed; the others keep the marks they have."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._known: dict[str, tuple[NameFound, ...]] = {}
        self._find: Find | None = None
        self.left: set[str] = set()

    def look_for(self, find: Find | None) -> None:
        """Look for other names from now on."""
        self._find = find
        self._known.clear()
        self.rehighlight()

    def names_of(self, line: str) -> tuple[NameFound, ...]:
        """Return the names in one line that nobody has left on purpose."""
        found = self._known.get(line)
        if found is None:
            if len(self._known) > _MOST_LINES_KNOWN:
                self._known.clear()
            found = self._known[line] = self._find(line) if self._find and line else ()
        return tuple(one for one in found if line[one.start : one.end] not in self.left) if self.left else found

    @override
    def highlightBlock(self, text: str) -> None:
        names = self.names_of(text)
        if not names:
            return
        dressed = theme.current()
        marked = QTextCharFormat()
        marked.setBackground(dressed.colour("warn_soft"))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        marked.setUnderlineColor(dressed.colour("warn"))
        for name in names:
            start = _units(text, name.start)
            self.setFormat(start, _units(text, name.end) - start, marked)


class GuardedText(TextArea):
    """Several lines of text with the names in it marked."""

    names_changed = Signal()
    """Other names stand in the text than before, or the cursor went to another one."""

    def __init__(self, name: str = "", *, lines: int = 3, hint: str = HINT, parent: QWidget | None = None) -> None:
        super().__init__(name, "", lines, parent)
        self.hint = hint
        self._last = ""
        self._names: tuple[NameInText, ...] = ()
        self._marker = _Marker(self.document())
        self.textChanged.connect(self._look)
        self.cursorPositionChanged.connect(self.names_changed)
        theme.current().changed.connect(self._remark)

    def guard(self, find: Find | None, *, anew: bool = True) -> None:
        """Mark what `find` finds; None marks nothing. Words left on purpose are marked again only `anew`."""
        if anew:
            self._marker.left.clear()
        self._marker.look_for(find)
        self._look()

    def names(self) -> tuple[NameInText, ...]:
        """Return every name that is marked, in order."""
        return self._names

    def name_at_hand(self) -> NameInText | None:
        """Return the name the cursor stands at, else the first one; None without names."""
        here = len(
            self.toPlainText().encode("utf-16-le")[: 2 * self.textCursor().position()].decode("utf-16-le", "ignore")
        )
        near = (name for name in self._names if name.found.start <= here <= name.found.end)
        return next(near, self._names[0] if self._names else None)

    def leave(self, word: str) -> None:
        """Mark this word no longer while this text is open: it is no name, or it may stand."""
        self._marker.left.add(word)
        self._remark()
        self._look()

    def unname(self, name: NameInText) -> None:
        """Write "a member" instead of a name; Ctrl+Z brings the name back."""
        text = self.toPlainText()
        start = name.found.start - 1 if text[name.found.start - 1 : name.found.start] == "@" else name.found.start
        self.replace(start, name.found.end, unnamed(text, name.found))

    def replace(self, start: int, end: int, words: str) -> None:
        """Write other words in place of some, as if they were typed."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def _look(self) -> None:
        names: list[NameInText] = []
        shift, block = 0, self.document().firstBlock()
        while block.isValid():
            line = block.text()
            for one in self._marker.names_of(line):
                found = NameFound(one.start + shift, one.end + shift, one.people)
                names.append(NameInText(line[one.start : one.end], found))
            shift += len(line) + 1
            block = block.next()
        if tuple(names) != self._names:
            self._names = tuple(names)
            self.names_changed.emit()

    def _remark(self) -> None:
        self._marker.rehighlight()
        self.viewport().update()

    @override
    def _tell(self) -> None:
        """Marking a line is no edit: only another text is told of."""
        text = self.toPlainText()
        if text != self._last:
            self._last = text
            super()._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._names:
            return
        painter = QPainter(self.viewport())
        block, top = self.firstVisibleBlock(), self.contentOffset().y()
        while block.isValid() and top <= event.rect().bottom() + 1:
            place = self.blockBoundingGeometry(block)
            if block.isVisible() and (names := self._marker.names_of(block.text())):
                self._paint_hint(painter, block, names[-1], place.translated(self.contentOffset()).topLeft())
            top = place.translated(self.contentOffset()).bottom()
            block = block.next()
        painter.end()

    def _paint_hint(self, painter: QPainter, block: QTextBlock, name: NameFound, corner: QPointF) -> None:
        """Paint a sign, and why, behind the line with the name, where there is room."""
        line = block.layout().lineForTextPosition(_units(block.text(), name.start))
        dressed = theme.current()
        side = dressed.sizes.small + 2
        left = corner.x() + line.x() + line.naturalTextWidth() + SMALL
        middle = corner.y() + line.y() + line.height() / 2
        if left + side > self.viewport().width():
            return
        painting.icon(painter, "triangle-alert", "warn", side, QPointF(left, middle - side / 2))
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        words = QRectF(left + side + TINY, middle - line.height() / 2, self.viewport().width(), line.height())
        if words.left() + painter.fontMetrics().horizontalAdvance(self.hint) < self.viewport().width():
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.hint)


def _units(text: str, index: int) -> int:
    """Return where Qt counts a character: those beyond the first plane count twice."""
    return index if text.isascii() else len(text[:index].encode("utf-16-le")) // 2
