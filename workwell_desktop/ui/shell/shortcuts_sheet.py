"""The sheet of shortcuts (Ctrl+/): every action that has keys, by heading. A view of the registry."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Card, Label
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, SMALL, TINY
from workwell_desktop.ui.shell.page_keys import PAGE_KEYS


class KeyCaps(QWidget):
    """Keys drawn as the caps of a keyboard."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(keys)
        self._caps = [cap.strip() or "+" for cap in keys.replace("++", "+ ").split("+")]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._measure()

    def _font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small, QFont.Weight.DemiBold)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._font())
        return [max(metrics.height(), metrics.horizontalAdvance(cap) + 2 * SMALL) for cap in self._caps]

    def _measure(self) -> None:
        widths = self._widths()
        self.setFixedSize(sum(widths) + TINY * (len(widths) - 1) + 1, QFontMetrics(self._font()).height() + SMALL)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painter.setFont(self._font())
        left = 0
        for cap, wide in zip(self._caps, self._widths(), strict=True):
            key = self.rect().adjusted(left, 1, 0, -1)
            key.setWidth(wide)
            painting.box(painter, key, dressed.colour("sunken"), dressed.colour("line"), TINY + 1)
            painter.setPen(dressed.colour("text"))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, cap)
            left += wide + TINY
        painter.end()


class ShortcutsSheet(QDialog):
    """A sheet beside the work, not in its way. Esc closes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAccessibleName("Keyboard shortcuts")
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(LARGE)
        halves = (QVBoxLayout(), QVBoxLayout())
        for half in halves:
            half.setSpacing(LARGE)
            columns.addLayout(half, 1)
        heights = [0, 0]
        for heading, rows in _listed(actions).items():
            shorter = heights.index(min(heights))
            halves[shorter].addWidget(_card(heading, rows))
            heights[shorter] += len(rows) + 2
        for half in halves:
            half.addStretch(1)
        close = Button("Close")
        close.clicked.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        whole.setSpacing(LARGE)
        whole.addWidget(Label("Keyboard shortcuts", "title"))
        whole.addWidget(Scroll(inner, LARGE), 1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        sizes = theme.current().sizes
        self.resize(min(980, sizes.px(760)), min(680, sizes.px(600)))


def _listed(actions: Actions) -> dict[str, Sequence[tuple[str, str]]]:
    """Return words and keys by heading. Undo and Redo are listed even when there is nothing to undo just now."""
    listed: dict[str, Sequence[tuple[str, str]]] = {}
    for heading in actions.categories():
        known = [action for action, _ in actions.of(heading) if action.shortcut and heading not in PAGE_KEYS]
        rows = [(each.text, each.shortcut) for each in known if heading == "Edit" or actions.within_reach(each.id)]
        if rows:
            listed[heading] = rows
    return listed | {f"In the {heading.lower()}": rows for heading, rows in PAGE_KEYS.items()}


def _card(heading: str, rows: Sequence[tuple[str, str]]) -> Card:
    card = Card(heading)
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(SMALL)
    for number, (words, shortcut) in enumerate(rows):
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(Label(words.replace("&", ""), wrap=True), number, 0)
        grid.addWidget(KeyCaps(keys), number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    card.body.addLayout(grid)
    return card
