"""The sidebar: brand, search, an entry per room, Lock now at the foot. It tells what was pressed, no more."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.brand import Brand
from workwell_desktop.ui.kit.buttons import Button, IconButton
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Chip, Tone
from workwell_desktop.ui.kit.tokens import HUGE, MEDIUM, RADIUS, SIDEBAR_WIDTH, SMALL
from workwell_desktop.ui.shell.search_button import SearchButton

SEARCH = "search"
"""The key of the room that the search button leads to."""

_EDGE = SMALL + 2

MOST_SHOWN = 100
"""From here on a badge only says that there are many."""


class Entry(Button):
    """One entry of the sidebar; lit when its room is in front."""

    ground: ClassVar[str] = ""
    border: ClassVar[str] = ""

    def __init__(self, key: str, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.key = key
        self.lit = False
        self.waiting = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def light(self, lit: bool) -> None:
        """Show whether this room is in front, to eyes and to screen readers."""
        if lit != self.lit:
            self.lit = lit
            self.setAccessibleDescription("In front" if lit else "")
            self.update()

    def show_waiting(self, number: int) -> None:
        """Show how many things wait there, to eyes and to screen readers; nothing for none."""
        if number != self.waiting:
            self.waiting = number
            self.setAccessibleName(f"{self.text()}, {number} due" if number else self.text())
            self.update()

    @override
    def sizeHint(self) -> QSize:
        dressed = theme.current()
        bold = QFontMetrics(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold))
        wide = _EDGE + dressed.sizes.icon + _EDGE + bold.horizontalAdvance(self.text()) + MEDIUM
        return QSize(wide, dressed.sizes.control - 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        words = "primary_strong" if self.lit else "text"
        if self.lit or self.underMouse():
            painting.box(painter, self.rect(), dressed.colour("primary_soft" if self.lit else "line"), None)
        if self.hasFocus() and self.by_keyboard:
            painting.ring(painter, self.rect(), dressed.colour("primary"), RADIUS)
        side = dressed.sizes.icon
        painting.icon(painter, self.icon_name, words, side, QPointF(_EDGE - 1, (self.height() - side) / 2))
        painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold if self.lit else QFont.Weight.Normal))
        painter.setPen(dressed.colour(words))
        room = QRect(_EDGE + side + SMALL + 1, 0, self.width() - side - 2 * _EDGE, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.waiting:
            self._paint_badge(painter)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        dressed = theme.current()
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.Bold))
        words = str(self.waiting) if self.waiting < MOST_SHOWN else f"{MOST_SHOWN - 1}+"
        high = painter.fontMetrics().height() + 2
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + _EDGE + 2)
        pill = QRect(self.width() - wide - _EDGE, (self.height() - high) // 2, wide, high)
        painting.box(painter, pill, dressed.colour("accent"), None, high / 2)
        painter.setPen(dressed.colour("on_primary"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class Sidebar(QFrame):
    """All entries, from top to foot."""

    picked = Signal(str)
    """The key of the entry pressed."""
    menu_requested = Signal()
    """The menu button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self.menu_button = IconButton("menu", "Menu")
        self.menu_button.clicked.connect(self.menu_requested)
        self.search = SearchButton()
        self.search.setVisible(False)
        top = QHBoxLayout()
        top.setContentsMargins(SMALL, 0, 0, 0)
        top.addWidget(Brand())
        top.addStretch(1)
        top.addWidget(self.menu_button)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(_EDGE, MEDIUM + 1, _EDGE, MEDIUM)
        self._column.setSpacing(2)
        self._column.addLayout(top)
        self._mark = Chip("", Tone.ACCENT)
        self._mark.setVisible(False)
        marked = QHBoxLayout()
        marked.setContentsMargins(SMALL, 0, 0, 0)
        marked.addWidget(self._mark)
        marked.addStretch(1)
        self._column.addLayout(marked)
        self._column.addSpacing(SMALL)
        self._column.addWidget(self.search)
        self._column.addSpacing(SMALL)
        self._head = QVBoxLayout()
        self._head.setSpacing(2)
        self._column.addLayout(self._head)
        self._column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(2)
        self._column.addLayout(self._foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        scroll = Scroll(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        self._measure()

    def add(self, key: str, text: str, icon: str, *, at_foot: bool = False) -> Entry:
        """Add an entry; those at the foot stand in the order given."""
        entry = Entry(key, text, icon)
        entry.clicked.connect(self._tell)
        self._entries[key] = entry
        (self._foot if at_foot else self._head).addWidget(entry)
        self._measure()
        return entry

    def show_mark(self, words: str) -> None:
        """Mark the whole window under its name, as a demo; an empty text takes the mark away."""
        self._mark.show_as(words, Tone.ACCENT)
        self._mark.setVisible(bool(words))

    def clear(self) -> None:
        """Take every entry away, and the way to search."""
        self.search.setVisible(False)
        for entry in self._entries.values():
            entry.hide()
            entry.deleteLater()
        self._entries.clear()

    def show_waiting(self, key: str, number: int) -> None:
        """Show how many things wait in a room."""
        entry = self._entries.get(key)
        if entry is not None:
            entry.show_waiting(number)

    def light(self, key: str) -> None:
        """Light the entry of the room in front, or the way to search when that is where we are."""
        self.search.light(key == SEARCH)
        for each, entry in self._entries.items():
            entry.light(each == key)

    def _tell(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry):
            self.picked.emit(entry.key)

    def _measure(self) -> None:
        entries = [entry.sizeHint().width() for entry in self._entries.values()]
        widest = max([*entries, self.search.sizeHint().width()])
        brand = Brand().sizeHint().width() + theme.current().sizes.control + HUGE
        self.setFixedWidth(max(SIDEBAR_WIDTH, widest + 2 * _EDGE, brand))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painter.fillRect(self.rect(), dressed.colour("sunken"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), dressed.colour("line"))
        painter.end()
