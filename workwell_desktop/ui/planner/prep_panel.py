"""What to get ready before a session: a quiet line above the plan that unfolds to last time, the room and papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.preparing import ReadyLine
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Columns,
    Flow,
    IconLabel,
    Label,
    LinkButton,
    Muted,
    QuietButton,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.planner.prep_shown import Looking, PrepShown

SIDE_WIDTH = 330
EMPTY_LIST = "Nothing is on this group's list yet: chairs, water, signs at the door…"


class PrepPanel(Card):
    """Folded, it says how ready the session is; unfolded, it holds everything there is to know beforehand."""

    unfolded = Signal()
    tick_requested = Signal(str, bool)
    print_requested = Signal()
    note_requested = Signal()
    follow_ups_requested = Signal()
    numbers_requested = Signal()
    details_requested = Signal()
    """The facilitator wants to write the group's checklist, or its next review day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(MEDIUM, SMALL, LARGE, SMALL)
        self.fold = QuietButton("Prepare", "chevron-right")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._turn)
        self.items = Flow(gap=MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.items, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(top)
        self.inside: PrepInside | None = None
        self._lines: tuple[ReadyLine, ...] = ()
        self._shown: PrepShown | None = None

    @property
    def is_open(self) -> bool:
        """Whether the panel is unfolded."""
        return self.fold.isChecked()

    def show_lines(self, lines: tuple[ReadyLine, ...]) -> None:
        """Show how ready the session is."""
        self.fold.setAccessibleName("Prepare: " + ", ".join(_spoken(line) for line in lines))
        if lines == self._lines:
            return
        self._lines = lines
        self.items.clear()
        for line in lines:
            self.items.add(ReadyItem(line))

    def show_prep(self, shown: PrepShown) -> None:
        """Show everything; what is folded away is filled once it is unfolded."""
        self.show_lines(shown.lines)
        self._shown = shown
        if self.inside is not None:
            self.inside.show_prep(shown)

    def _turn(self, wanted: bool) -> None:
        self.fold.set_icon_name("chevron-down" if wanted else "chevron-right")
        if wanted and self.inside is None:
            self.inside = PrepInside(self)
            self.body.addWidget(self.inside)
            if self._shown is not None:
                self.inside.show_prep(self._shown)
        if self.inside is not None:
            self.inside.setVisible(wanted)
        if wanted:
            self.unfolded.emit()


def _spoken(line: ReadyLine) -> str:
    return line.text if line.done else f"{line.text} (to do)"


class ReadyItem(QWidget):
    """One line of readiness: a ring or a tick, and a few words."""

    def __init__(self, line: ReadyLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY + 2)
        icon, token, name = ("circle-check", "ok", "done") if line.done else ("circle", "muted", "to do")
        row.addWidget(IconLabel(icon, token, name, side=16))
        self.words = Label(line.text, "muted" if line.done else "small")
        row.addWidget(self.words)


class TickRow(QWidget):
    """A thing of the checklist: a box to tick and words that wrap; both can be pressed."""

    ticked = Signal(str, bool)

    def __init__(self, thing: str, done: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thing = thing
        self.box = CheckBox("")
        self.box.setAccessibleName(thing)
        self.box.setChecked(done)
        self.box.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = WrappedLabel(thing)
        words.setContentsMargins(0, TINY, 0, 0)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)

    def _tell(self, done: bool) -> None:
        self.ticked.emit(self.thing, done)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()


class PrepInside(QWidget):
    """What is folded away: at the left what was, at the right what is still to do."""

    def __init__(self, panel: PrepPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.note = Button("Read the note", "sticky-note")
        self.papers = Button("Print papers", "printer")
        self.follow_ups = LinkButton("All follow-ups")
        self.write_list = LinkButton("Write the list")
        self.review = LinkButton("Set the next day")
        self.numbers = LinkButton("See the numbers")
        self.ticks: list[TickRow] = []
        main, self._main = _column()
        side, self._side = _column()
        self._things, self._last, self._points = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._build_last()
        self._build_to_do()
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, 0, SMALL)
        column.addWidget(Columns(main, side, SIDE_WIDTH))
        for button, wish in (
            (self.note, panel.note_requested),
            (self.papers, panel.print_requested),
            (self.follow_ups, panel.follow_ups_requested),
            (self.write_list, panel.details_requested),
            (self.review, panel.details_requested),
            (self.numbers, panel.numbers_requested),
        ):
            button.clicked.connect(wish)

    def _build_last(self) -> None:
        self._main.addLayout(self._last)
        self._main.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        self._main.addSpacing(SMALL)
        self._follow_up_head = Label("Open follow-ups", "strong")
        self._main.addWidget(self._follow_up_head)
        self._main.addLayout(self._points)
        self._main.addWidget(self.follow_ups, 0, Qt.AlignmentFlag.AlignLeft)
        self._main.addStretch(1)

    def _build_to_do(self) -> None:
        side = self._side
        side.addWidget(Label("The room", "strong"))
        side.addLayout(self._things)
        self._no_list = Muted(EMPTY_LIST)
        side.addWidget(self._no_list)
        side.addWidget(self.write_list, 0, Qt.AlignmentFlag.AlignLeft)
        side.addSpacing(SMALL)
        side.addWidget(Label("Papers", "strong"))
        self.printed = Muted()
        side.addWidget(self.printed)
        side.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignLeft)
        self._agreement = Muted()
        self._agreement_part = self._add_part("Agreement", self._agreement, self.review)
        self._numbers = Muted()
        self._numbers_part = self._add_part("Crisis numbers", self._numbers, self.numbers)
        side.addStretch(1)

    def _add_part(self, title: str, words: Muted, link: LinkButton) -> QWidget:
        part, column = _column()
        column.setContentsMargins(0, SMALL, 0, 0)
        column.addWidget(Label(title, "strong"))
        column.addWidget(words)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.addWidget(part)
        return part

    def show_prep(self, shown: PrepShown) -> None:
        """Show everything."""
        self._show_last(shown.last, shown.coming)
        self._show_things(shown.things)
        self.printed.setText(shown.papers)
        self._agreement.setText(shown.agreement)
        self._agreement_part.setVisible(bool(shown.agreement))
        self._numbers.setText(shown.numbers)
        self._numbers_part.setVisible(bool(shown.numbers))
        _clear(self._points)
        for title, under in shown.follow_ups:
            self._points.addWidget(_pair(title, under))
        if shown.more:
            self._points.addWidget(Muted(shown.more))
        for widget in (self._follow_up_head, self.follow_ups):
            widget.setVisible(bool(shown.follow_ups))

    def _show_last(self, last: Looking | None, coming: str) -> None:
        _clear(self._last)
        self.note.setVisible(last is not None)
        if last is None:
            self._last.addWidget(Label("The first time", "strong"))
            self._last.addWidget(Muted("No session was held before this one, so there is nothing to look back on."))
        else:
            self.note.setText(last.note_button)
            self._last.addWidget(WrappedLabel(last.title, "strong"))
            self._last.addWidget(WrappedLabel(last.summary or "Nothing is written about it yet.", "muted-body"))
            self._last.addSpacing(SMALL)
            told = (("For this time", last.promised), ("First time here", (last.first,)))
            for label, lines in (*told, *((how, (names,)) for how, names in last.missed)):
                if any(lines):
                    self._last.addWidget(_pair(label, *lines))
        if coming:
            self._last.addWidget(_pair("This time", coming))
        self._last.addSpacing(SMALL)

    def _show_things(self, things: Sequence[tuple[str, bool]]) -> None:
        self._no_list.setVisible(not things)
        self.write_list.setText("Change the list" if things else "Write the list")
        if [row.thing for row in self.ticks] != [thing for thing, _ in things]:
            _clear(self._things)
            self.ticks = [TickRow(thing, done) for thing, done in things]
            for row in self.ticks:
                row.ticked.connect(self._panel.tick_requested)
                self._things.addWidget(row)
        for row, (_, done) in zip(self.ticks, things, strict=True):
            row.box.setChecked(done)


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TINY)
    return widget, column


def _pair(label: str, *lines: str) -> QWidget:
    """Return lines of words beside a quiet label; several each have a dot."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, TINY, 0, 0)
    row.setSpacing(MEDIUM)
    quiet = WrappedLabel(label, "muted")
    row.addWidget(quiet, 1, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    for line in lines:
        words.addWidget(WrappedLabel(f"• {line}" if len(lines) > 1 else line))
    row.addLayout(words, 3)
    return widget


def _clear(layout: QLayout) -> None:
    empty(layout)
