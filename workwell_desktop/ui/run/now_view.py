"""The part in hand: its title large, the ring, minutes more or fewer, back and next, and how the evening stands."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.buttons import IconButton
from workwell_desktop.ui.kit.surfaces import Card, Chip, Tone
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.run.large_words import LargeWords, NextButton, TransportButton
from workwell_desktop.ui.run.shown import NowShown
from workwell_desktop.ui.run.time_ring import SIDE, TimeRing

STEP = 300
"""Seconds that one press gives or takes."""

SMALLEST, LARGEST = 0.55, 2.2
"""How far the ring shrinks and grows."""

BESIDE_A_ROUND = 0.62
"""The ring while a round is timed beneath it: then that one counts."""

SHARE, AROUND = 0.6, 218
"""The share of the height the card has, and what of it everything around the ring takes, at 100 % text."""


class NowView(Card):
    """The card in the middle."""

    start_requested = Signal()
    adjust_requested = Signal(int)
    """Seconds more, or fewer when negative."""
    back_requested = Signal()
    next_requested = Signal()
    round_requested = Signal()
    counts_up_requested = Signal(bool)
    hidden_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(SMALL)
        self.small = False
        """Whether a round is timed beneath."""
        self.chip = Chip("", Tone.ACCENT)
        self.title = LargeWords(27, QFont.Weight.Bold)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.ring = TimeRing()
        self.word = Chip("", Tone.NEUTRAL)
        self.ending = LargeWords(13, muted=True)
        self.ending.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(self._top())
        self.body.addWidget(self.title)
        self.body.addStretch(1)
        self.body.addLayout(self._dial())
        self.body.addWidget(self._word_line())
        self.body.addLayout(self._transport())
        self.body.addWidget(self.ending)
        self.body.addStretch(1)

    def _top(self) -> QGridLayout:
        self.ways = IconButton("ellipsis", "Ways to show the clock")
        self.ways.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self.ways)
        self.up = self._way("Count up", self.counts_up_requested)
        self.hide_clock = self._way("Hide the clock", self.hidden_requested)
        self.menu.addSeparator()
        self.round_way = QAction("Round timer (R)", self.menu)
        self.round_way.triggered.connect(self.round_requested)
        self.menu.addAction(self.round_way)
        self.ways.clicked.connect(self._open_ways)
        grid = QGridLayout()
        grid.addWidget(self.chip, 0, 0, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.ways, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _way(self, text: str, wish: object) -> QAction:
        way = QAction(text, self.menu)
        way.setCheckable(True)
        way.triggered.connect(wish)
        self.menu.addAction(way)
        return way

    def _open_ways(self) -> None:
        self.menu.popup(self.ways.mapToGlobal(self.ways.rect().bottomLeft()))

    def _dial(self) -> QGridLayout:
        self.fewer = TransportButton("– 5 min")
        self.fewer.setAccessibleName("Five minutes fewer")
        self.more = TransportButton("+ 5 min")
        self.more.setAccessibleName("Five minutes more")
        self.fewer.clicked.connect(self._take)
        self.more.clicked.connect(self._give)
        self._dial_grid = QGridLayout()
        self._dial_grid.setHorizontalSpacing(LARGE)
        self._dial_grid.setVerticalSpacing(MEDIUM)
        self._place_dial(beside=True)
        return self._dial_grid

    def _place_dial(self, *, beside: bool) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        grid = self._dial_grid
        for widget in (self.fewer, self.ring, self.more):
            grid.removeWidget(widget)
        if beside:
            grid.addWidget(self.fewer, 0, 1, centre)
            grid.addWidget(self.ring, 0, 2, centre)
            grid.addWidget(self.more, 0, 3, centre)
        else:
            grid.addWidget(self.ring, 0, 1, 1, 3, centre)
            grid.addWidget(self.fewer, 1, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.more, 1, 3, Qt.AlignmentFlag.AlignLeft)
        for column in (0, 4):
            grid.setColumnStretch(column, 1)

    def _word_line(self) -> QWidget:
        """Return a line that keeps its height when there is no word, so that nothing jumps."""
        line = _Steady()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(self.word)
        layout.addStretch(1)
        return line

    def _transport(self) -> QHBoxLayout:
        self.back = TransportButton("Back", "skip-back")
        self.next = NextButton("Next", "skip-forward")
        self.start = NextButton("Start session", "play")
        self.round = TransportButton("Round timer  R", "timer")
        self.round.clicked.connect(self.round_requested)
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)
        self.start.clicked.connect(self.start_requested)
        line = QHBoxLayout()
        line.setSpacing(SMALL + 2)
        line.addStretch(1)
        for button in (self.round, self.back, self.next, self.start):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def show_now(self, shown: NowShown, *, can_start: bool) -> None:
        """Show the part in hand as it stands at this second."""
        if shown.chip != self.chip.text():
            self.chip.show_as(shown.chip, Tone.ACCENT)
        if shown.title != self.title.text():
            self.title.setText(shown.title)
        self.ring.setVisible(shown.clock is not None)
        if shown.clock is not None:
            self.ring.show_clock(shown.clock)
        if shown.word != self.word.text():
            self.word.show_as(shown.word, shown.tone)
        self.word.setVisible(bool(shown.word))
        for button in (self.fewer, self.more):
            button.setVisible(shown.running)
        self.fewer.setEnabled(shown.can_shorten)
        self._show_transport(shown, can_start=can_start)
        if shown.ending != self.ending.text():
            self.ending.setText(shown.ending)

    def _show_transport(self, shown: NowShown, *, can_start: bool) -> None:
        self.start.setVisible(can_start)
        self.back.setVisible(bool(shown.back))
        self.back.setToolTip(f"{shown.back} (←)")
        self.back.setAccessibleName(f"Back to {shown.back}")
        self.next.setVisible(bool(shown.next))
        self.next.show_text(f"Next: {shown.next}")
        self.next.setToolTip(f"{shown.next} (→)")

    def offer_round(self, offered: bool) -> None:
        """Offer the round timer in a part that goes round."""
        self.round.setVisible(offered)

    def show_ways(self, *, counts_up: bool, hidden: bool) -> None:
        """Tick the ways the clock is shown."""
        self.up.setChecked(counts_up)
        self.hide_clock.setChecked(hidden)

    def fit(self, width: int, height: int) -> None:
        """Grow or shrink with the room of the middle column, in pixels."""
        scale = theme.current().sizes.scale
        room = min(width / (640 * scale), height / (716 * scale))
        high = SHARE * height / scale - AROUND * max(1.0, room)
        zoom = max(SMALLEST, min(LARGEST, high / SIDE, width / scale / 3 / SIDE * 1.3))
        self.ring.set_zoom(BESIDE_A_ROUND if self.small else zoom)
        for words in (self.title, self.ending):
            words.set_zoom(min(LARGEST, room))
        beside = self.ring.sizeHint().width() + 2 * self.more.sizeHint().width() + 4 * LARGE <= width - 2 * LARGE
        self._place_dial(beside=beside)

    def _take(self) -> None:
        self.adjust_requested.emit(-STEP)

    def _give(self) -> None:
        self.adjust_requested.emit(STEP)


class _Steady(QWidget):
    """A line as high as a chip, with or without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().sizes.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)
