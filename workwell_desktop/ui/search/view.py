"""The card of mockup 14: one line to type in, beneath it what was found. It emits wishes and decides nothing."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import (
    Card,
    Divider,
    LineEdit,
    PageHeader,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.search.found_list import FoundList

_CARD_WIDTH = 640
_PAGE = 5
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class _Line(LineEdit):
    """The line that is typed in, behind a magnifying glass; the keys that move the choice are heard here too."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self.setProperty("bare", True)
        self._make_room()

    def _side(self) -> int:
        return theme.current().sizes.icon + 2

    def _make_room(self) -> None:
        self.setTextMargins(self._side() + SMALL, 0, 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.painter_for(self)
        painting.icon(painter, "search", "text", self._side(), QPointF(0, (self.height() - self._side()) / 2 - 1))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchView(QWidget):
    """The line, the list, and the quiet words beneath."""

    text_edited = Signal(str)
    """Something else stands in the line."""
    step_requested = Signal(int)
    """Choose so many finds further down."""
    open_requested = Signal()
    """Go to what is chosen."""
    row_requested = Signal(int)
    """Go to what stands in this row."""
    back_requested = Signal()
    """Go back to where we came from."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Line("Search", "Type a few letters")
        self.field.textChanged.connect(self.text_edited)
        self.field.stepped.connect(self.step_requested)
        self.field.entered.connect(self.open_requested)
        self.field.left.connect(self.back_requested)
        self.list = FoundList("What was found")
        self.list.setModel(model)
        self.list.pressed_row.connect(self.row_requested)
        self.sentence = WrappedLabel("", "muted-body")
        self.foot = WrappedLabel("", "muted")
        self._rule = Divider()
        self.card = self._build_card()
        body = QWidget()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.card, 100)
        line.addStretch(1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addStretch(1)
        page_layout(self, PageHeader("Search"), body, scrolls=False)
        self._measure()

    def _build_card(self) -> Card:
        card = Card()
        card.body.addWidget(self.field)
        card.body.addWidget(self.sentence)
        card.body.addWidget(self.list, 1)
        card.body.addSpacing(TINY)
        card.body.addWidget(self._rule)
        card.body.addWidget(self.foot)
        self.sentence.setContentsMargins(0, MEDIUM, 0, MEDIUM)
        return card

    def show_text(self, text: str) -> None:
        """Put text in the line and the cursor behind it; what stood there cannot be brought back by undo."""
        self.field.setText(text)

    def show_found(self, foot: str) -> None:
        """Show the list, with words beneath it."""
        self._show("", foot)

    def show_sentence(self, sentence: str, foot: str) -> None:
        """Show a sentence in place of the list."""
        self._show(sentence, foot)

    def _show(self, sentence: str, foot: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.list.setVisible(not sentence)
        self.foot.setText(foot)

    def announce(self, words: str) -> None:
        """Let a screen reader say this; the keyboard stays in the line."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    def _measure(self) -> None:
        self.card.setMaximumWidth(theme.current().sizes.px(_CARD_WIDTH))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)
