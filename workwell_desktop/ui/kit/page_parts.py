"""What most pages are built of: header, tabs, empty state, scrolling body. Layout and looks, no decisions."""

from typing import Self

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProxyStyle,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import CrumbButton, PrimaryButton
from workwell_desktop.ui.kit.surfaces import IconLabel, Label, WrappedLabel
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, HUGE, LARGE, MEDIUM, SMALL, TINY

_STACK_FROM = 1.5
SCROLLER = 28
"""Width of the buttons that scroll tabs, in pixels at any text size."""
_WIDEST = 16_777_215
_BESIDE_FROM = 700
_SIDE_SHARE = 0.385


class PageHeader(QWidget):
    """Breadcrumb, title and a quiet line at the left, buttons at the right."""

    crumb_pressed = Signal()
    """The breadcrumb was pressed: the way back up."""

    def __init__(self, title: str = "", subtitle: str = "", crumb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(MEDIUM)
        self._leading = QHBoxLayout()
        self._leading.setSpacing(MEDIUM)
        self._crumb = CrumbButton("")
        self._crumb.clicked.connect(self.crumb_pressed)
        self.title = WrappedLabel("", "title")
        self.subtitle = WrappedLabel("", "muted")
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(self._crumb, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._leading.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SMALL + 2)
        self._whole.addLayout(self._leading, 1)
        self._whole.addLayout(self._actions)
        self._turn()
        self.show_words(title, subtitle, crumb)

    def show_words(self, title: str, subtitle: str = "", crumb: str = "") -> None:
        """Show these words; an empty subtitle or crumb takes no room."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self._crumb.setText(f"{crumb} ›".replace("&", "&&") if crumb else "")  # a name, not a shortcut
        self._crumb.setAccessibleName(f"Back to {crumb}" if crumb else "")
        self._crumb.setVisible(bool(crumb))

    def add_action(self, widget: QWidget) -> None:
        """Add a button at the right end; the primary one comes last."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def beside(self) -> bool:
        """Whether the buttons stand beside the words; otherwise they stand beneath."""
        return self._whole.direction() == QBoxLayout.Direction.LeftToRight

    def set_leading(self, widget: QWidget) -> None:
        """Put something before the title, such as an avatar."""
        self._leading.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _turn(self) -> None:
        """Put the buttons beneath the words when the text is large."""
        large = theme.current().sizes.scale >= _STACK_FROM
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.TopToBottom if large else directions.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignVCenter
        self._whole.setAlignment(self._actions, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._turn()
        super().changeEvent(event)


class _WideScrollers(QProxyStyle):
    """Gives the buttons beside too many tabs a width that a finger or an unsteady hand can hit."""

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_TabBarScrollButtonWidth:
            return SCROLLER
        return super().pixelMetric(metric, option, widget)


class TabBar(QTabBar):
    """Tabs with an underline, by key. `picked` is heard when the facilitator changes the tab."""

    picked = Signal(str)
    """The key of the tab now in front."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._scrollers = _WideScrollers("Fusion")
        self._scrollers.setParent(self)
        self.setStyle(self._scrollers)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._showing = False
        self.currentChanged.connect(self._tell)

    def add(self, key: str, text: str, before: str = "") -> None:
        """Add a tab, at the end or before another one; the tab in front stays there."""
        self._showing = True
        self.setTabData(self.insertTab(self._index(before), text), key)
        self._showing = False

    def take(self, key: str) -> None:
        """Take a tab away without `picked`; unknown keys change nothing."""
        self._showing = True
        self.removeTab(self._index(key))
        self._showing = False

    def has(self, key: str) -> bool:
        """Whether there is such a tab."""
        return self._index(key) >= 0

    def _index(self, key: str) -> int:
        return next((index for index in range(self.count()) if self.tabData(index) == key), -1)

    def key(self) -> str:
        """Return the key of the tab in front."""
        return str(self.tabData(self.currentIndex()))

    def show_key(self, key: str) -> None:
        """Bring a tab forward without `picked`; unknown keys change nothing."""
        for index in range(self.count()):
            if self.tabData(index) == key:
                self._showing = True
                self.setCurrentIndex(index)
                self._showing = False

    def set_text(self, key: str, text: str) -> None:
        """Change a tab's words, as when a count changes: "Members 11"."""
        for index in range(self.count()):
            if self.tabData(index) == key:
                self.setTabText(index, text)

    def _tell(self, index: int) -> None:
        if not self._showing and index >= 0:
            self.picked.emit(str(self.tabData(index)))

    def _font(self, front: bool) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.body, QFont.Weight.DemiBold if front else QFont.Weight.Normal)

    def _padding(self) -> int:
        """Return the room beside each word; it shrinks before the last tab would no longer be in sight."""
        metrics = QFontMetrics(self._font(True))
        words = sum(metrics.horizontalAdvance(self.tabText(index)) for index in range(self.count()))
        return max(TINY, min(MEDIUM + 1, (self.width() - words) // (2 * self.count()) - 1))

    @override
    def tabSizeHint(self, index: int) -> QSize:
        wide = QFontMetrics(self._font(True)).horizontalAdvance(self.tabText(index))
        return QSize(wide + 2 * self._padding(), theme.current().sizes.control + SMALL)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        foot = self.height() - 1
        painter.fillRect(QRect(0, foot, self.width(), 1), dressed.colour("line"))
        for index in range(self.count()):
            front = index == self.currentIndex()
            rect = self.tabRect(index)
            painter.setFont(self._font(front))
            painter.setPen(dressed.colour("primary_strong" if front else "muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if front:
                painter.fillRect(QRect(rect.left(), foot - 2, rect.width(), 3), dressed.colour("primary"))
                if self.hasFocus():
                    ring = rect.adjusted(2, 2, -2, -5)
                    painting.ring(painter, ring, dressed.colour("primary"))
        painter.end()


class EmptyState(QWidget):
    """Says what belongs here and offers the first step."""

    first_step = Signal()
    """The button was pressed."""

    def __init__(self, icon: str, title: str, sentence: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        layout.setSpacing(SMALL)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "primary", side=40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = Label(title, "heading", wrap=True)
        self.sentence = Label(sentence, "muted-body", wrap=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        self.button = PrimaryButton(button, "plus")
        self.button.clicked.connect(self.first_step)
        layout.addSpacing(SMALL)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setHidden(not button)
        layout.addStretch(2)
        self._is_card = False

    def as_card(self) -> Self:
        """Stand on a card of its own, no higher than it must; inside another card this is not wanted."""
        self._is_card = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return self

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_card:
            painter = painting.painter_for(self)
            dressed = theme.current()
            painting.box(painter, self.rect(), dressed.colour("surface"), dressed.colour("line"), CARD_RADIUS)
            painter.end()


class Scroll(QScrollArea):
    """Lets its content scroll when the window is small or the text large; it has no frame of its own.

    With a `gutter`, that many pixels at the right are kept free for the scroll bar, whether it shows or not.
    """

    def __init__(self, content: QWidget, gutter: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gutter = gutter
        self._keeping = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._keep_gutter)
        self._keep_gutter(0, 0)

    def set_gutter(self, gutter: int) -> None:
        """Keep another number of pixels free."""
        self._gutter = gutter
        self._keep_gutter(0, self.verticalScrollBar().maximum())

    def _keep_gutter(self, _lowest: int, highest: int) -> None:
        free = max(0, self._gutter - (self.verticalScrollBar().sizeHint().width() if highest > 0 else 0))
        if self._keeping or free == self.viewportMargins().right():
            return
        self._keeping = True  # margins change the range at once: content that just fits would be asked for ever
        self.setViewportMargins(0, 0, free, 0)
        self._keeping = False


def stacked(*cards: QWidget) -> QWidget:
    """Return cards one below the other, pushed to the top: a column of `Columns`."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LARGE)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return widget


class Columns(QWidget):
    """A wide column and a narrower one beside it; the narrow one moves beneath when there is no room.

    `side_width` is the narrow column's width in pixels at 100 % text.
    """

    turned = Signal(bool)
    """Whether the narrow column now stands beside the wide one; otherwise it stands beneath."""

    def __init__(self, main: QWidget, side: QWidget, side_width: int = 330, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._side, self._side_width = main, side, side_width
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(LARGE + 2)
        self._line.addWidget(main, 1)
        self._line.addWidget(side)
        self._arrange(1200)

    @property
    def beside(self) -> bool:
        """Whether the narrow column stands beside the wide one."""
        return self._line.direction() == QBoxLayout.Direction.LeftToRight

    def _arrange(self, width: int) -> None:
        sizes = theme.current().sizes
        narrow = min(sizes.px(self._side_width), round(width * _SIDE_SHARE))
        beside = width >= sizes.px(_BESIDE_FROM)
        self._side.setMinimumWidth(narrow if beside else 0)
        self._side.setMaximumWidth(narrow if beside else _WIDEST)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self.turned.emit(beside)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(self._main.minimumSizeHint().width(), self._side.minimumSizeHint().width()), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._arrange(self.width())
        super().changeEvent(event)


def page_layout(page: QWidget, header: QWidget, body: QWidget, *, scrolls: bool = True) -> None:
    """Lay out a page as the mockups do: header above, body beneath, scrolling when it must."""
    gutter = LARGE if scrolls else 0
    layout = QVBoxLayout(page)
    layout.setContentsMargins(HUGE + 2, HUGE - 4, HUGE + 2 - gutter, 0)
    layout.setSpacing(LARGE)
    top = QHBoxLayout()
    top.setContentsMargins(0, 0, gutter, 0)
    top.addWidget(header)
    layout.addLayout(top)
    holder = QWidget()
    layout.addWidget(Scroll(holder, gutter, page) if scrolls else holder, 1)
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, HUGE - 2)
    inner.addWidget(body)  # last: a body is dressed anew at every move, with everything in it
