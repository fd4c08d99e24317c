"""One open follow-up as a row, and the rows of those suggested or closed. They tell what was pressed, no more."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.follow_up import When
from workwell_desktop.ui.follow_ups.shown import ClosedRow, SuggestedRow, WaitingRow
from workwell_desktop.ui.kit.controls import (
    Chip,
    Flow,
    IconLabel,
    LinkButton,
    QuietButton,
    Row,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY


class WaitingRowView(QWidget):
    """What to do, why, how they may be reached; a chip for the day, and the way to say what came of it."""

    unfold_requested = Signal(object)
    """A `FollowUpId`: say what came of it."""
    person_requested = Signal(object)
    """A `PersonId`."""
    step_requested = Signal(object, int)
    """From this `FollowUpId` the keyboard goes up (-1) or down (1)."""

    def __init__(self, row: WaitingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.line = QHBoxLayout()
        self.line.setSpacing(MEDIUM)
        token = "muted" if row.approach is not None and row.approach.in_room_only else "accent"
        self.line.addWidget(IconLabel(row.icon, token), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(TINY // 2)
        words.addWidget(WrappedLabel(row.title, "strong"))
        words.addWidget(WrappedLabel(row.why))
        if row.line:
            words.addWidget(WrappedLabel(row.line, "muted"))
        chips = self._chips()
        if chips is not None:
            words.addWidget(chips)
        self.line.addLayout(words, 1)
        self.done_button = QuietButton("Done…")
        self.done_button.setAccessibleName(f"Say what came of it: {row.title}")
        self.done_button.clicked.connect(self._unfold)
        self.done_button.installEventFilter(self)
        if row.person_id is not None:
            self.open_button = QuietButton("Open")
            self.open_button.setAccessibleName(f"Open the person: {row.title}")
            self.open_button.clicked.connect(self._open)
            self.open_button.installEventFilter(self)
            self.line.addWidget(self.open_button)
        self.line.addWidget(self.done_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addLayout(self.line)

    def unfold(self, panel: QWidget) -> None:
        """Show a panel beneath the words."""
        self._column.addWidget(panel)
        panel.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go from row to row; Qt would take them for the next button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if steps:
                self.step_requested.emit(self.row.id, steps)
                return True
        return super().eventFilter(watched, event)

    def _chips(self) -> QWidget | None:
        chips: list[QWidget] = []
        if self.row.due and self.row.section is not When.TODAY:
            late = self.row.section is When.OVERDUE
            chips.append(Chip(self.row.due, Tone.ACCENT if late else Tone.NEUTRAL, "clock" if late else ""))
        if self.row.approach is not None and self.row.approach.in_room_only:
            asked = self.row.approach.forbidden
            words = "Do not contact" if asked else "No contact agreed"
            chips.append(Chip(words, Tone.BAD if asked else Tone.NEUTRAL, "hand"))
        return Flow(*chips, gap=SMALL) if chips else None

    def _unfold(self) -> None:
        self.unfold_requested.emit(self.row.id)

    def _open(self) -> None:
        self.person_requested.emit(self.row.person_id)


class SuggestedRowView(QWidget):
    """Someone to think of: make it a follow-up, or set it aside for these absences."""

    made = Signal(object)
    set_aside = Signal(object)
    """A `Suggestion`, both of them."""

    def __init__(self, row: SuggestedRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        words = Row(row.title, row.line, icon="user", token="accent")
        words.title.set_role("strong")
        column.addWidget(words)
        if row.planned:
            column.addWidget(Flow(Chip(row.planned, Tone.PRIMARY, "coffee")))
        self.make_button, self.aside_button = LinkButton("Follow up"), LinkButton("Set aside")
        self.make_button.setAccessibleName(f"Follow up: {row.title}")
        self.aside_button.setAccessibleName(f"Set aside: {row.title}")
        self.make_button.clicked.connect(self._make)
        self.aside_button.clicked.connect(self._aside)
        column.addWidget(Flow(self.make_button, self.aside_button, gap=MEDIUM))

    def _make(self) -> None:
        self.made.emit(self.row.suggestion)

    def _aside(self) -> None:
        self.set_aside.emit(self.row.suggestion)


class ClosedRowView(QWidget):
    """One closed lately, and the way to open it again."""

    reopened = Signal(object)
    """A `FollowUpId`."""

    def __init__(self, row: ClosedRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = Row(row.title, row.line, icon="check", token="ok")
        self.button = LinkButton("Open again")
        self.button.setAccessibleName(f"Open again: {row.title}")
        self.button.clicked.connect(self._reopen)
        line.add(self.button)
        column.addWidget(line)

    def _reopen(self) -> None:
        self.reopened.emit(self.row.id)
