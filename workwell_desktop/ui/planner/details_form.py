"""The side card with the session's own details: when, what about, where, who leads. It tells what is typed."""

from collections.abc import Mapping
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.controls import Card, CheckBox, DateField, Field, LineEdit, NumberStepper, TimeField
from workwell_desktop.ui.kit.tokens import MEDIUM
from workwell_desktop.ui.planner.drafting import (
    DETAIL_FIELDS,
    FACT_FIELDS,
    NOT_COUNTED,
    Raw,
    When,
    session_raw,
    session_settled,
)

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import SessionId


class DetailsForm(Card):
    """Fields of one session."""

    edited = Signal(str, object)
    """A field's name and what stands in it."""
    left = Signal()
    """The keys have left a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Session details", parent=parent)
        self._shown: SessionId | None = None
        self.day, self.start, self.end = DateField(), TimeField(), TimeField()
        self.lines = {name: LineEdit() for name in ("theme", "place", "facilitators")}
        self.day_field = Field("Date", self.day)
        self.start_field = Field("Start", self.start)
        self.numbers = {
            "headcount": NumberStepper(lowest=NOT_COUNTED, highest=9999),
            "visitors": NumberStepper(highest=9999),
        }
        self.numbers["headcount"].number.setSpecialValueText("Not counted")
        self.agreement = CheckBox("Read out")
        self.fields = {
            "starts": self.day_field,
            "ends": Field("End", self.end),
            "theme": Field("Theme", self.lines["theme"]),
            "place": Field("Place", self.lines["place"]),
            "facilitators": Field("Facilitators, separated by commas", self.lines["facilitators"]),
            "headcount": Field("Heads counted", self.numbers["headcount"]),
            "visitors": Field("Visitors not in the register", self.numbers["visitors"]),
            "agreement_read": Field("Group agreement", self.agreement),
        }
        self.facts = QWidget()
        """What is known once the session's day has come."""
        self._build_body()
        self._connect()

    def _build_body(self) -> None:
        self.body.addWidget(self.fields["theme"])
        self.body.addWidget(self.day_field)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self.start_field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["ends"], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        for name in ("place", "facilitators"):
            self.body.addWidget(self.fields[name])
        facts = QVBoxLayout(self.facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(self.body.spacing())
        for name in FACT_FIELDS:
            facts.addWidget(self.fields[name])
        self.body.addWidget(self.facts)

    def _connect(self) -> None:
        self._showing = False
        for control in (self.day, self.start, self.end):
            control.setKeyboardTracking(False)
            control.installEventFilter(self)
        self.day.dateChanged.connect(partial(self._tell, "starts"))
        self.start.timeChanged.connect(partial(self._tell, "starts"))
        self.end.timeChanged.connect(partial(self._tell, "ends"))
        for name, line in self.lines.items():
            line.textEdited.connect(partial(self._tell, name))
            line.installEventFilter(self)
        for name, stepper in self.numbers.items():
            stepper.value_changed.connect(partial(self._tell, name))
        self.agreement.toggled.connect(partial(self._tell, "agreement_read"))

    def show_session(self, session: Session, today: date, drafts: Mapping[str, Raw]) -> None:
        """Show a session's details; what has been typed and not kept yet stays in its field."""
        another = session.id != self._shown
        self._shown = session.id
        self._showing = True
        for name in DETAIL_FIELDS:
            if name in drafts:
                self._show(name, drafts[name])
            elif another or not session_settled(session, name, self._raw(name)):
                self._show(name, session_raw(session, name))
            if another or name not in drafts:
                self.fields[name].clear_error()
        self._showing = False
        self.facts.setVisible(session.day <= today and not session.state.off)
        past = session.day < today and session.state.upcoming
        self.day_field.set_hint("This day has passed." if past else "")

    def show_theme_history(self, words: str) -> None:
        """Say when the group had this theme before; nothing when it is new."""
        self.fields["theme"].set_hint(words)

    def set_read_only(self, read_only: bool) -> None:
        """Let the details be read but not changed."""
        for line in self.lines.values():
            line.setReadOnly(read_only)
        for control in (self.day, self.start, self.end, *self.numbers.values(), self.agreement):
            control.setEnabled(not read_only)

    def show_error(self, field: str, sentence: str) -> None:
        """Show why a field cannot be kept; an empty sentence takes it away."""
        self.fields[field].show_error(sentence)

    def finish_typing(self) -> None:
        """Take in a date, time or number that is still being typed."""
        for control in (self.day, self.start, self.end, *(each.number for each in self.numbers.values())):
            control.interpretText()

    def _raw(self, name: str) -> Raw:
        if name == "starts":
            day, at = self.day.date(), self.start.time()
            return When(date(day.year(), day.month(), day.day()), _time(at))
        if name == "ends":
            return _time(self.end.time())
        if name in self.numbers:
            return self.numbers[name].value()
        if name == "agreement_read":
            return self.agreement.isChecked()
        return self.lines[name].text()

    def _show(self, name: str, raw: Raw) -> None:
        if isinstance(raw, When):
            day, at = raw
            self.day.setDate(QDate(day.year, day.month, day.day))
            self.start.setTime(QTime(at.hour, at.minute))
        elif isinstance(raw, time):
            self.end.setTime(QTime(raw.hour, raw.minute))
        elif name in self.numbers:
            self.numbers[name].show_value(int(str(raw)))
        elif name == "agreement_read":
            self.agreement.setChecked(bool(raw))
        else:
            self.lines[name].show_text(str(raw))

    def _tell(self, name: str, _value: object) -> None:
        if not self._showing:
            self.edited.emit(name, self._raw(name))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


def _time(at: QTime) -> time:
    return time(at.hour(), at.minute())
