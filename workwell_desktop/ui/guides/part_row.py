"""One part of a guide: minutes, title and a line; pressed, it unfolds to what is said, done and asked."""

from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.guides.reading_text import ReadingText, ReadingWords
from workwell_desktop.ui.guides.shown import PartShown
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import Divider, QuietButton
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

MINUTES_ROOM = 64
"""The width of the column of minutes at 100 % text."""
NARROW = 400
"""A row under this width stands in several lines, at 100 % text."""


class PartHead(QAbstractButton):
    """The line of a part that is pressed to unfold it."""

    def __init__(self, part: PartShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{part.minutes}, {part.title}")
        self.setAccessibleDescription(part.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrow = QWidget()
        self._zoom = 1.0
        self.minutes = ReadingWords(part.minutes, "muted-body")
        self.title = ReadingWords(part.title, strong=True)
        self.line = ReadingWords(part.line, "muted-body", small=True)
        if not part.line:
            self.line.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(SMALL)
        self._inner.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inner.addLayout(words, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TINY, SMALL + 1, TINY, SMALL + 1)
        layout.setSpacing(SMALL)
        layout.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._inner, 1)
        for label in (self.minutes, self.title, self.line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._measure()

    def set_zoom(self, zoom: float) -> None:
        """Grow with the text of the reader."""
        self._zoom = zoom
        for label in (self.minutes, self.title, self.line):
            label.set_zoom(zoom)
        self._measure()

    def set_narrow(self, narrow: bool) -> None:
        """Let the minutes stand above the title where there is no room beside it."""
        directions = QBoxLayout.Direction
        self._inner.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _measure(self) -> None:
        sizes = theme.current().sizes
        self._arrow.setFixedSize(sizes.icon, sizes.icon)
        self.minutes.setFixedWidth(round(sizes.px(MINUTES_ROOM) * self._zoom))

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        if self.underMouse():
            painting.box(painter, self.rect().adjusted(0, 2, 0, -2), dressed.colour("sunken"), None)
        if self.hasFocus():
            painting.ring(painter, self.rect().adjusted(0, 2, 0, -2), dressed.colour("primary"))
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        at = QPointF(self._arrow.geometry().topLeft())
        painting.icon(painter, arrow, "muted", self._arrow.width() - 2, at)
        painter.end()


class PartRow(QWidget):
    """The line, the button that adds the part to a plan, and what it unfolds to, built when first opened."""

    add_requested = Signal(object)
    """The `BlockId` of this part."""

    def __init__(self, part: PartShown, *, acting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self._zoom = 1.0
        self._details: QWidget | None = None
        self.head = PartHead(part)
        self.head.toggled.connect(self._unfold)
        self.add = QuietButton("Add this part", "plus")
        self.add.setAccessibleName(f"Add this part: {part.title}")
        self.add.clicked.connect(partial(self._tell_add))
        if not acting:
            self.add.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(0)
        self._line.addWidget(self.head, 1)
        self._line.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Divider())
        self._column.addLayout(self._line)

    def set_zoom(self, zoom: float) -> None:
        """Grow with the text of the reader."""
        self._zoom = zoom
        self.head.set_zoom(zoom)
        self._turn()
        if self._details is not None:
            zoom_all(self._details, zoom)

    def _turn(self) -> None:
        """Put the button beneath the line, and the minutes above the title, where the row is narrow."""
        narrow = self.width() < theme.current().sizes.px(NARROW) * self._zoom
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self.add, side)
        self.head.set_narrow(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def _unfold(self, wanted: bool) -> None:
        if wanted and self._details is None:
            self._details = self._built()
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(wanted)

    def _built(self) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        sizes = theme.current().sizes
        column.setContentsMargins(sizes.icon + MEDIUM, TINY, SMALL, LARGE)
        column.setSpacing(TINY)
        for caption, pieces in self.part.details:
            column.addWidget(ReadingWords(caption, "muted-body", small=True))
            column.addWidget(ReadingText(caption, pieces))
        if not self.part.details:
            column.addWidget(ReadingWords("Nothing more was written for this part.", "muted-body", small=True))
        zoom_all(details, self._zoom)
        return details

    def _tell_add(self, _checked: bool = False) -> None:
        self.add_requested.emit(self.part.id)


def zoom_all(widget: QWidget, zoom: float) -> None:
    """Give all text within a widget the size of the reader."""
    for words in widget.findChildren(ReadingWords):
        words.set_zoom(zoom)
    for text in widget.findChildren(ReadingText):
        text.set_zoom(zoom)
