"""When a group meets, on its page: the schedules it has, and the way to set, change or end one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import ScheduleId
from workwell_desktop.ui.groups.schedule_shown import ScheduleLine
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    DateField,
    Divider,
    Field,
    IconLabel,
    Label,
    LinkButton,
    Muted,
    PrimaryButton,
    QuietButton,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY


class ScheduleCard(Card):
    """The schedules of a group. It shows; wishes go out as signals."""

    set_requested = Signal()
    change_requested = Signal(object)
    """A `ScheduleId`."""
    end_requested = Signal(object)
    """A `ScheduleId`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("When it meets", parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(MEDIUM)
        self.body.addLayout(self._rows)
        self._shown: tuple[tuple[ScheduleLine, ...], bool] | None = None
        self._holder: QWidget | None = None

    def show_schedules(self, lines: tuple[ScheduleLine, ...], *, can_plan: bool) -> None:
        """Show the schedules, or the first step when there is none."""
        if self._shown == (lines, can_plan):
            return
        self._shown = (lines, can_plan)
        if self._holder is not None:
            self._rows.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._fill(column, lines, can_plan)
        self._rows.addWidget(self._holder)
        self.setVisible(bool(lines) or can_plan)

    def take_focus(self) -> None:
        """Take the keyboard to the first thing that can be done here."""
        first = self._holder.findChild(QPushButton) if self._holder is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, column: QVBoxLayout, lines: Sequence[ScheduleLine], can_plan: bool) -> None:
        for index, line in enumerate(lines):
            if index:
                column.addWidget(Divider())
            column.addLayout(self._row(line))
        if lines:
            if can_plan:
                again = LinkButton("Add another schedule")
                again.clicked.connect(self.set_requested)
                column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
            return
        column.addWidget(Muted("Say once on which days the group meets; its sessions are then planned for you."))
        first = Button("Set a schedule", "calendar-plus")
        first.clicked.connect(self.set_requested)
        column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, line: ScheduleLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(Label(line.words, "strong", wrap=True))
        words.addWidget(Muted(line.line))
        row.addWidget(IconLabel("calendar-days", token="muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for text, wish in (("Change…", self.change_requested), ("End…", self.end_requested)):
            button = QuietButton(text)
            button.setAccessibleName(f"{text} {line.words}")
            button.clicked.connect(partial(self._tell, wish, line.id))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @staticmethod
    def _tell(wish: SignalInstance, schedule_id: ScheduleId, _checked: bool = False) -> None:
        wish.emit(schedule_id)


class EndPanel(Card):
    """The last day of a schedule, and what ending it would come to."""

    day_chosen = Signal()
    agreed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("End the schedule", stripe="accent", parent=parent)
        self.day = DateField("Last day")
        self.field = Field("Last day", self.day)
        self.changes = Muted("")
        self.agree_button = PrimaryButton("End schedule", "check")
        self.cancel_button = Button("Not now")
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.agree_button)
        self.body.addWidget(Muted("Sessions up to that day stay. What is held or cancelled never changes."))
        self.body.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.changes)
        self.body.addLayout(line)
        self.day.dateChanged.connect(self.day_chosen)
        self.agree_button.clicked.connect(self.agreed)
        self.cancel_button.clicked.connect(self.cancelled)
        self.hide()

    def ask(self, on: date) -> None:
        """Unfold with a day to start from."""
        self.field.clear_error()
        self.day.setDate(QDate(on.year, on.month, on.day))
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def on(self) -> date:
        """Return the day chosen."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
