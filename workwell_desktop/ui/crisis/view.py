"""The crisis panel: what to do now at the left, whom to call and where you are at the right; nothing else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.incident import CrisisContact
from workwell_desktop.ui.crisis.shown import CrisisShown, PlaceState, StepShown
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Columns,
    Divider,
    Flow,
    IconLabel,
    LinkButton,
    Muted,
    PrimaryButton,
    Scroll,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL, TINY

_SIDE_WIDTH = 430
_NO_GROUP = "No group is open. Say where you are in your own words: street, house number, floor, which door."
_NO_ADDRESS = "No address is kept for this group yet, so say it in your own words. You can add it under Details."


class StepLine(QWidget):
    """One step with its box; a press anywhere on it ticks."""

    ticked = Signal(bool)

    def __init__(self, shown: StepShown, *, can_tick: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SMALL, 0, SMALL)
        line.setSpacing(MEDIUM)
        self.box = CheckBox("")
        self.box.setAccessibleName(shown.text)
        self.box.setChecked(shown.done)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(WrappedLabel(shown.text, "heading"))
        words.addWidget(Muted(shown.quiet))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.box.setVisible(can_tick)  # in its place by now: shown alone it would be a window, and take the keys
        line.addLayout(words, 1)
        self.box.clicked.connect(self.ticked)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.box.isVisible() and self.rect().contains(event.position().toPoint()):
            self.box.click()


class CallLine(QWidget):
    """Somebody to call: the number large, for reading it across a room."""

    def __init__(self, contact: CrisisContact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Muted(" · ".join(filter(None, (contact.name, contact.hours)))))
        number = WrappedLabel(contact.number, "large")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(number)


class Band(QWidget):
    """The head of the panel on its own quiet ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(HUGE, LARGE, HUGE, LARGE)
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel("life-buoy", "accent", side=28))
        words = QVBoxLayout()
        words.setSpacing(TINY)
        self.title = WrappedLabel("Someone may be at risk", "title")
        self.opened = Muted("")
        words.addWidget(self.title)
        words.addWidget(self.opened)
        line.addLayout(words, 1)
        self.note = Button("Note what happened", "pen-line")
        self.back = PrimaryButton("Back")
        line.addWidget(Flow(self.note, self.back))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.colour("accent_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.colour("line"))
        painter.end()


class CrisisView(QWidget):
    """The whole panel."""

    back_requested = Signal()
    note_requested = Signal()
    """Write down what happened."""
    step_ticked = Signal(str, bool)
    numbers_requested = Signal()
    """See to the numbers in the settings."""
    print_requested = Signal()
    """Put the numbers on paper."""
    details_requested = Signal()
    """See to the group's address."""

    def __init__(self, parent: QWidget | None = None, *, can_write: bool = True) -> None:
        super().__init__(parent)
        self._can_write = can_write
        self.band = Band()
        self.band.note.setVisible(can_write)
        self.steps = Card("Now")
        self.calls = Card("Call")
        self.place = Card("Where you are")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.calls)
        column.addWidget(self.place)
        column.addStretch(1)
        body = QWidget()
        margins = QVBoxLayout(body)
        margins.setContentsMargins(HUGE, LARGE, HUGE, LARGE)
        margins.addWidget(Columns(self._main(), side, _SIDE_WIDTH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addWidget(Scroll(body), 1)
        self.band.back.clicked.connect(self.back_requested)
        self.band.note.clicked.connect(self.note_requested)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        column.addStretch(1)
        return main

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def show_panel(self, shown: CrisisShown) -> None:
        """Show the panel. Lines are made anew: it opens seldom, and must never show an old number."""
        self.band.opened.setText(shown.opened)
        self.band.back.setText(shown.back)
        self._show_steps(shown.steps)
        self._show_calls(shown)
        self._show_place(shown)

    def _show_steps(self, steps: tuple[StepShown, ...]) -> None:
        _empty(self.steps)
        for number, step in enumerate(steps):
            if number:
                self.steps.body.addWidget(Divider())
            line = StepLine(step, can_tick=self._can_write)
            line.ticked.connect(partial(self.step_ticked.emit, step.text))
            self.steps.body.addWidget(line)

    def _show_calls(self, shown: CrisisShown) -> None:
        _empty(self.calls)
        for number, contact in enumerate(shown.contacts):
            if number:
                self.calls.body.addWidget(Divider())
            self.calls.body.addWidget(CallLine(contact))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        if shown.stale:
            row.addWidget(IconLabel("triangle-alert", "warn", side=16))
        row.addWidget(Muted(shown.checked), 1)
        foot = QWidget()
        foot.setLayout(row)
        row.setContentsMargins(0, SMALL, 0, 0)
        self.calls.body.addWidget(foot)
        if self._can_write:
            see = LinkButton("Check or change the numbers")
            see.clicked.connect(self.numbers_requested)
            self.calls.body.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
            out = LinkButton("Print them as cards", "printer")
            out.clicked.connect(self.print_requested)
            self.calls.body.addWidget(out, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_place(self, shown: CrisisShown) -> None:
        _empty(self.place)
        for words in shown.place:
            self.place.body.addWidget(WrappedLabel(words, "large"))
        for words in shown.near:
            self.place.body.addWidget(Muted(words))
        if shown.place_state is PlaceState.NO_GROUP:
            self.place.body.addWidget(Muted(_NO_GROUP))
        elif shown.place_state is PlaceState.NO_ADDRESS:
            self.place.body.addWidget(Muted(_NO_ADDRESS))
            add = LinkButton("Add the address")
            add.clicked.connect(self.details_requested)
            self.place.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)


def _empty(card: Card) -> None:
    """Take everything but the heading out of a card."""
    empty(card.body, keep=1)
