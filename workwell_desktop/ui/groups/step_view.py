"""The panel beneath a member: what comes next, from which day, and why. It offers only steps that may follow."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.ui.groups.shown import MemberLine
from workwell_desktop.ui.groups.turning_row import TurningRow
from workwell_desktop.ui.kit.controls import Button, Choice, DangerButton, DateField, Field
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

OFFERED = {
    MembershipStatus.ENQUIRY: "Enquiry",
    MembershipStatus.WAITING: "Waiting list",
    MembershipStatus.OFFERED: "Place offered",
    MembershipStatus.ORIENTATION: "Orientation",
    MembershipStatus.ACTIVE: "Active",
    MembershipStatus.ON_LEAVE: "On leave",
    MembershipStatus.COMPLETED: "Completed",
    MembershipStatus.LEFT: "Left",
    MembershipStatus.TRANSFERRED: "Went to another group",
    MembershipStatus.ASKED_TO_LEAVE: "Asked to leave",
    MembershipStatus.LAPSED: "Stopped coming",
}


class StepPanel(QFrame):
    """One step of a membership."""

    taken = Signal(object, object, object)
    """A `MembershipStatus`, a day, and a `LeavingReason` or None."""
    mistake = Signal()
    """The person was added by mistake."""
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.status, self.day, self.reason = Choice("New status"), DateField("From"), Choice("Reason")
        self.status.activated.connect(self._show_reason)
        self.fields = {
            "status": Field("New status", self.status),
            "on": Field("From", self.day),
            "reason": Field("Reason, if they said", self.reason),
        }
        line = TurningRow()
        for field in self.fields.values():
            line.add(field)
        line.add_stretch()
        self.save_button = Button("Change status", "check")
        self.save_button.clicked.connect(self._tell)
        self.cancel_button = Button("Not now")
        self.cancel_button.clicked.connect(self.cancelled)
        self.mistake_button = DangerButton("Added by mistake", "user-minus")
        self.mistake_button.clicked.connect(self.mistake)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.mistake_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SMALL)
        column.setSpacing(MEDIUM)
        column.addWidget(line)
        column.addLayout(buttons)

    def show_member(self, line: MemberLine, today: date, *, health: bool = True) -> None:
        """Offer what may come next for one member, from today on or from the last change if that is later.

        Without `health` no reason is offered that says something of it.
        """
        self.reason.clear()
        for each in LeavingReason:
            if health or not each.about_health:
                self.reason.add(each.label, each)
        for field in self.fields.values():
            field.clear_error()
        self.status.clear()
        for status in line.steps:
            self.status.add(OFFERED[status], status)
        day = max(today, line.not_before)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.reason.show_value(LeavingReason.NOT_STATED)
        self._show_reason()
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        return True

    def _show_reason(self) -> None:
        status = self.status.value()
        self.fields["reason"].setVisible(isinstance(status, MembershipStatus) and status.over)

    def _tell(self) -> None:
        status = self.status.value()
        over = isinstance(status, MembershipStatus) and status.over
        day = self.day.date()
        chosen = date(day.year(), day.month(), day.day())
        self.taken.emit(status, chosen, self.reason.value() if over else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)
