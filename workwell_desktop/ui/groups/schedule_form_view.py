"""The form of a schedule: days, rhythm, time, end, days to leave out; below it, what that would come to."""

from datetime import date, time
from functools import partial

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.schedule import LAST, LONGEST_PAUSE, MOST_SESSIONS, Frequency
from workwell_desktop.ui.groups.schedule_shown import Ends, Foreseen, ScheduleTyped
from workwell_desktop.ui.groups.turning_row import TurningRow
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    Columns,
    DateField,
    Field,
    Flow,
    Label,
    LineEdit,
    Muted,
    NumberStepper,
    PrimaryButton,
    SeveralChoice,
    TimeField,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_WEEKDAYS = (("Mon", 0), ("Tue", 1), ("Wed", 2), ("Thu", 3), ("Fri", 4), ("Sat", 5), ("Sun", 6))
_ENDS = (("After a number of sessions", Ends.AFTER), ("On a day", Ends.ON), ("It goes on", Ends.OPEN))
_WHICH = (("First", 1), ("Second", 2), ("Third", 3), ("Fourth", 4), ("Last", LAST))
_RHYTHMS = (("Every week", 1), ("Every second week", 2), ("Every few weeks", 0), ("Every month", -1))
_FEW, _MONTHLY = 0, -1


class ScheduleForm(Card):
    """Tells what is typed; what it comes to is told to it."""

    edited = Signal()
    agreed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("When it meets", stripe="primary", parent=parent)
        self._showing = False
        self._skipped: tuple[date, ...] = ()
        self.rhythm, self.which = Choice(), Choice()
        self.weekdays = SeveralChoice("Days", _WEEKDAYS)
        self.interval = NumberStepper(lowest=1, highest=LONGEST_PAUSE)
        self.first_day, self.start = DateField(), TimeField()
        self.minutes = NumberStepper(lowest=5, highest=480, step=5)
        self.ends, self.until = Choice(), DateField()
        self.sessions = NumberStepper(lowest=1, highest=MOST_SESSIONS)
        self.skip_day, self.skip_button = DateField("Day to leave out"), Button("Leave out this day")
        self.skipped_days = Flow()
        self.reason = LineEdit("", "The room is being painted")
        self.words, self.dates, self.changes = Label("", "strong", wrap=True), Muted(""), Muted("")
        self.agree_button, self.cancel_button = PrimaryButton("Keep schedule", "check"), Button("Not now")
        self.fields = self._make_fields()
        self._fill_choices()
        self._lay_out()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def _make_fields(self) -> dict[str, Field]:
        skips = TurningRow()
        skips.add(self.skip_day)
        skips.add(self.skip_button)
        skips.add_stretch()
        skips.setFocusProxy(self.skip_day)
        why = "People know of one of these sessions already. They are told why it moves."
        return {
            "rhythm": Field("How often", self.rhythm),
            "interval": Field("Every … weeks", self.interval),
            "nth": Field("Which of the month", self.which),
            "weekdays": Field("Days", self.weekdays),
            "first_day": Field("First day", self.first_day),
            "start": Field("Starts", self.start),
            "length": Field("Minutes", self.minutes),
            "ends": Field("Ends", self.ends),
            "sessions": Field("Sessions", self.sessions),
            "until": Field("Last day", self.until),
            "skipped": Field("Leave out", skips, "A day left out does not use up one of the sessions."),
            "reason": Field("Why it moves", self.reason, why),
        }

    def _fill_choices(self) -> None:
        for choice, options in ((self.rhythm, _RHYTHMS), (self.which, _WHICH), (self.ends, _ENDS)):
            for words, value in options:
                choice.add(words, value)

    def _lay_out(self) -> None:
        asked, told = QWidget(), QWidget()
        left, right = QVBoxLayout(asked), QVBoxLayout(told)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(MEDIUM)
        left.addWidget(self._row("rhythm", "interval", "nth"))
        left.addWidget(self.fields["weekdays"])
        left.addWidget(self._row("first_day", "start", "length"))
        left.addWidget(self._row("ends", "sessions", "until"))
        left.addWidget(self.fields["skipped"])
        left.addWidget(self.skipped_days)
        left.addStretch(1)
        for label in (self.words, self.dates, self.changes):
            right.addWidget(label)
        right.addWidget(self.fields["reason"])
        right.addSpacing(SMALL)
        right.addWidget(self.agree_button)
        right.addWidget(self.cancel_button)
        right.addStretch(1)
        self.body.addWidget(Columns(asked, told, side_width=300))

    def _row(self, *names: str) -> TurningRow:
        row = TurningRow()
        for name in names:
            row.add(self.fields[name])
        row.add_stretch()
        return row

    def _connect(self) -> None:
        self.rhythm.activated.connect(self._choose_rhythm)
        self.which.activated.connect(self._tell)
        self.ends.activated.connect(self._tell)
        self.weekdays.chosen.connect(self._tell)
        for stepper in (self.interval, self.minutes, self.sessions):
            stepper.value_changed.connect(self._tell)
        for day in (self.first_day, self.until):
            day.dateChanged.connect(self._tell)
        self.start.timeChanged.connect(self._tell)
        self.reason.textEdited.connect(self._tell)
        self.skip_button.clicked.connect(self._skip)
        self.agree_button.clicked.connect(self.agreed)
        self.cancel_button.clicked.connect(self.cancelled)

    def show_typed(self, typed: ScheduleTyped, *, title: str, fresh: bool) -> None:
        """Unfold with a schedule; the first day of one that has begun stays."""
        self._showing = True
        self.heading.setText(title)
        monthly = typed.frequency is Frequency.MONTHLY
        self.rhythm.show_value(_MONTHLY if monthly else typed.interval if typed.interval <= 2 else _FEW)
        self.interval.show_value(typed.interval)
        self.which.show_value(typed.nth)
        self.weekdays.show_values(typed.weekdays)
        for control, day in ((self.first_day, typed.first_day), (self.until, typed.until)):
            control.setDate(_shown(day))
        self.skip_day.setDate(_shown(typed.first_day))
        self.start.setTime(QTime(typed.start.hour, typed.start.minute))
        self.minutes.show_value(typed.minutes)
        self.ends.show_value(typed.ends)
        self.sessions.show_value(typed.sessions)
        self.reason.show_text("")
        self.first_day.setEnabled(fresh)
        self._show_skipped(typed.skipped)
        self._showing = False
        self.ask_for_reason(False)
        self._show_what_counts()
        self.clear_errors()
        self.show()
        self.weekdays.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> ScheduleTyped:
        """Return what stands in the form."""
        rhythm = self.rhythm.value()
        interval = int(str(rhythm)) if rhythm in (1, 2) else self.interval.value()
        start = self.start.time()
        return ScheduleTyped(
            frequency=Frequency.MONTHLY if rhythm == _MONTHLY else Frequency.WEEKLY,
            interval=interval,
            weekdays=tuple(int(str(day)) for day in self.weekdays.values()),
            nth=int(str(self.which.value())),
            first_day=_day(self.first_day.date()),
            start=time(start.hour(), start.minute()),
            minutes=self.minutes.value(),
            ends=Ends(self.ends.value()),
            sessions=self.sessions.value(),
            until=_day(self.until.date()),
            skipped=self._skipped,
            reason=self.reason.text(),
        )

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what keeping it would come to, or why it cannot be kept yet."""
        self.words.setText(foreseen.words)
        self.dates.setText(foreseen.dates)
        self.dates.setVisible(bool(foreseen.dates))
        self.changes.setText(foreseen.trouble or foreseen.changes)

    def ask_for_reason(self, asked: bool) -> None:
        """Ask why sessions move that people know of, or no longer."""
        self.fields["reason"].setVisible(asked)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].setVisible(True)
        self.fields[name].show_error(sentence)
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for field in self.fields.values():
            field.clear_error()

    def _show_what_counts(self) -> None:
        rhythm, ends = self.rhythm.value(), self.ends.value()
        monthly = rhythm == _MONTHLY
        self.fields["nth"].setVisible(monthly)
        self.fields["interval"].setVisible(monthly or rhythm == _FEW)
        words = "Every … months" if monthly else "Every … weeks"
        self.fields["interval"].label.setText(words)
        self.interval.setAccessibleName(words)
        self.fields["sessions"].setVisible(ends is Ends.AFTER)
        self.fields["until"].setVisible(ends is Ends.ON)

    def _tell(self) -> None:
        if self._showing:
            return
        self._show_what_counts()
        self.clear_errors()
        self.edited.emit()

    def _choose_rhythm(self) -> None:
        self.interval.show_value(1 if self.rhythm.value() == _MONTHLY else 3)
        self._tell()

    def _skip(self) -> None:
        self._show_skipped((*self._skipped, _day(self.skip_day.date())))
        self._tell()

    def _take_back(self, day: date, _checked: bool = False) -> None:
        self._show_skipped(tuple(other for other in self._skipped if other != day))
        self.skip_day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _show_skipped(self, days: tuple[date, ...]) -> None:
        self._skipped = tuple(sorted(set(days)))
        self.skipped_days.clear()
        for day in self._skipped:
            button = Button(dates.weekday_day(day), "x")
            button.setAccessibleName(f"Meet on {dates.weekday_day(day)} after all")
            button.clicked.connect(partial(self._take_back, day))
            self.skipped_days.add(button)
        self.skipped_days.setVisible(bool(days))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
