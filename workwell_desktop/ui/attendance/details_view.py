"""What more can be said of a mark: minutes, reason, comment, ticks, its history, and taking it away with a reason."""

from datetime import time
from functools import partial

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.attendance.shown import Details
from workwell_desktop.ui.kit.controls import (
    Button,
    CheckBox,
    DangerButton,
    Divider,
    Field,
    LineEdit,
    Muted,
    NumberStepper,
    QuietButton,
    TimeField,
)
from workwell_desktop.ui.kit.tokens import SMALL


class DetailsView(QWidget):
    """The fields of one cell. Each is saved as soon as it is complete."""

    described = Signal(object)
    """What was said, as a dict of `Described`."""
    void_requested = Signal(str)
    """Why the mark is void."""
    closed = Signal()
    asked = Signal()
    """The question before a mark is void has unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.late, self.early = _minutes("Minutes late"), _minutes("Minutes early")
        self.arrived = CheckBox("Arrived at")
        self.time = TimeField("Time of arrival")
        self.reason, self.comment = LineEdit(), LineEdit()
        self.first_time, self.follow_up = CheckBox("First time here"), CheckBox("To follow up")
        self.unmarked = Muted("No mark yet. Mark them first, then there is more to say.")
        self._fields = {
            "late_minutes": Field("Minutes late", self.late),
            "early_minutes": Field("Left early by", self.early),
            "reason": Field("Reason", self.reason),
            "comment": Field("Comment", self.comment),
        }
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(Divider())
        self._column.addWidget(self.unmarked)
        self._column.addWidget(self._body)
        self._build_body()
        self._connect()

    def _build_body(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._minutes = QWidget()
        pair = QVBoxLayout(self._minutes)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(SMALL)
        pair.addWidget(self._fields["late_minutes"])
        pair.addWidget(self._fields["early_minutes"])
        arrival = QHBoxLayout()
        arrival.setSpacing(SMALL)
        arrival.addWidget(self.arrived)
        arrival.addWidget(self.time, 1)
        pair.addLayout(arrival)
        for each in (self._minutes, self._fields["reason"], self._fields["comment"]):
            column.addWidget(each)
        column.addWidget(self.first_time)
        column.addWidget(self.follow_up)
        self.history = Muted("")
        column.addWidget(self.history)
        self.void_button = QuietButton("Void this mark…")
        column.addWidget(self.void_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._ask = self._build_ask()
        column.addWidget(self._ask)

    def _build_ask(self) -> QWidget:
        ask = QWidget()
        column = QVBoxLayout(ask)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.why = LineEdit()
        self._fields["why"] = Field("Why is it void?", self.why, "The mark and this reason stay in its history.")
        self.void_now, self.keep = DangerButton("Void the mark"), Button("Keep it")
        column.addWidget(self._fields["why"])
        column.addWidget(self.void_now)
        column.addWidget(self.keep)
        ask.hide()
        return ask

    def _connect(self) -> None:
        self.late.value_changed.connect(partial(self._tell_minutes, "late_minutes"))
        self.early.value_changed.connect(partial(self._tell_minutes, "early_minutes"))
        self.arrived.clicked.connect(self._tell_arrival)
        self.time.editingFinished.connect(self._tell_arrival)
        self.reason.editingFinished.connect(partial(self._tell_words, "reason", self.reason))
        self.comment.editingFinished.connect(partial(self._tell_words, "comment", self.comment))
        self.first_time.clicked.connect(partial(self._tell_tick, "first_time", self.first_time))
        self.follow_up.clicked.connect(partial(self._tell_tick, "needs_follow_up", self.follow_up))
        self.void_button.clicked.connect(self._ask_why)
        self.keep.clicked.connect(self._stop_asking)
        self.void_now.clicked.connect(self._void)
        self.why.returnPressed.connect(self._void)

    def show_details(self, details: Details) -> None:
        """Show what is kept of the current cell."""
        self._details = details
        self.unmarked.setVisible(not details.marked)
        self._body.setVisible(details.marked or bool(details.history))
        for each in (self._minutes, self.first_time):
            each.setVisible(details.marked and details.came)
        self._fields["reason"].setVisible(details.marked and details.asks_reason and not details.came)
        self._fields["comment"].setVisible(details.marked and details.asks_comment)
        for each in (self.follow_up, self.void_button):
            each.setVisible(details.marked)
        self.late.show_value(details.late_minutes)
        self.early.show_value(details.early_minutes)
        self.arrived.setChecked(details.arrived is not None)
        self.time.setVisible(details.arrived is not None)
        arrived = details.arrived or details.starts
        self.time.setTime(QTime(arrived.hour, arrived.minute))
        self.reason.show_text(details.reason)
        self.comment.show_text(details.comment)
        self.first_time.setChecked(details.first_time)
        self.follow_up.setChecked(details.needs_follow_up)
        self.history.setText("\n".join(details.history))
        self.history.setVisible(bool(details.history))
        for field in self._fields.values():
            field.clear_error()
        self._ask.hide()

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside its field; False when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name].show_error(sentence)
        return True

    def focus_first(self) -> None:
        """Put the keys where there is most to say: minutes of who came, the reason of who did not."""
        wanted = self.late if self._details.came else self.reason if self._details.asks_reason else self.follow_up
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.late.number.selectAll()

    def flush(self) -> None:
        """Say what is still being typed, before another cell comes forward."""
        for stepper in (self.late, self.early):
            stepper.number.interpretText()
        for name, line in (("reason", self.reason), ("comment", self.comment)):
            if line.hasFocus():
                self._tell_words(name, line)

    def _tell_minutes(self, name: str, number: int) -> None:
        self.described.emit({name: number or None})

    def _tell_tick(self, name: str, box: CheckBox, _on: object = None) -> None:
        self.described.emit({name: box.isChecked()})

    def _tell_words(self, name: str, line: LineEdit) -> None:
        if self._details.marked and line.text() != getattr(self._details, name):
            self.described.emit({name: line.text()})

    def _tell_arrival(self, _checked: bool = False) -> None:
        at = self.time.time()
        wanted = time(at.hour(), at.minute()) if self.arrived.isChecked() else None
        if wanted != self._details.arrived:
            self.described.emit({"arrived_at": wanted})

    def _ask_why(self) -> None:
        self.why.show_text("")
        self._fields["why"].clear_error()
        self.void_button.hide()
        self._ask.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def _stop_asking(self) -> None:
        self._ask.hide()
        self.void_button.show()
        self.void_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _void(self) -> None:
        self.void_requested.emit(self.why.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._ask.isVisible():
                self._stop_asking()
            else:
                self.flush()
                self.closed.emit()
        else:
            super().keyPressEvent(event)


def _minutes(name: str) -> NumberStepper:
    stepper = NumberStepper(name, 0, 480, 5)
    stepper.number.setSpecialValueText("–")
    return stepper
