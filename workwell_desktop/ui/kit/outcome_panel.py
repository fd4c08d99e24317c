"""Saying what came of a follow-up: which way, a word on it, and one press for the outcome.

It offers what the person's consent leaves open and nothing else; where nobody may call or write, it says so instead.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.reaching import WITHOUT_A_PERSON, Approach
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.choices import CheckBox
from workwell_desktop.ui.kit.fields import Choice, DateField, Field, LineEdit
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.follow_up_words import approach_words
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.surfaces import Label, WrappedLabel
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.kit.waiting import wait_for_button

AGAIN = timedelta(days=2)
"""When to try again, unless another day is chosen."""

_LOGGED = "It goes in their contact log"
IN_PERSON = "In person"


@dataclass(frozen=True)
class Settling:
    """What the facilitator says came of it. With `again`, it stays open and is due on that day."""

    outcome: Outcome
    way: ContactWay | None = None
    remark: str = ""
    again: date | None = None


class OutcomePanel(QFrame):
    """The panel beneath a follow-up."""

    settled = Signal(object)
    """A `Settling`."""
    cancelled = Signal()
    """Escape: fold it again."""

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.note = WrappedLabel("", "muted")
        self.ways = Choice("How")
        self.ways.activated.connect(self._way_chosen)
        self.ways_field = Field("How", self.ways)
        self.remark = LineEdit()
        wait_for_button(self.remark)
        self.remark_field = Field("What was said", self.remark)
        self.asked = QVBoxLayout() if narrow else QHBoxLayout()
        self.asked.setSpacing(MEDIUM)
        top = Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop
        self.asked.addWidget(self.ways_field, 0, top)
        self.asked.addWidget(self.remark_field, 1, top)
        self.again, self.again_on = CheckBox("When nobody is reached, try again on"), DateField("Try again on")
        self._again_line = Flow(self.again, self.again_on)
        self.refusal = Label("", "error", wrap=True)
        self.refusal.hide()
        self.outcomes = Flow()
        self.buttons: dict[Outcome, Button] = {}
        self.others = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, SMALL)
        column.setSpacing(MEDIUM)
        column.addWidget(self.note)
        column.addLayout(self.asked)
        for widget in (self._again_line, Label("What came of it", "muted")):
            column.addWidget(widget)
        for widget in (self.outcomes, self.refusal, self.others):
            column.addWidget(widget)

    def add_action(self, button: QWidget) -> None:
        """Add a quiet button at the foot."""
        self.others.add(button)

    def show_for(self, approach: Approach | None, today: date, details: str = "") -> None:
        """Begin anew for a follow-up about someone, or about nobody in particular when `approach` is None."""
        alone = approach is not None and approach.in_room_only
        self.note.setText(approach_words(approach) if approach and alone else details)
        self.note.setVisible(bool(self.note.text()))
        self.remark.show_text("")
        self.remark.setPlaceholderText(_LOGGED if approach else "")
        self._show_refused("")
        self._show_ways(approach)
        self._again_line.setVisible(approach is not None and not alone)
        self.again.setChecked(True)
        later = today + AGAIN
        self.again_on.setDate(QDate(later.year, later.month, later.day))
        self._show_outcomes(approach.outcomes if approach else WITHOUT_A_PERSON)
        self.remark.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Put a sentence beside what it is about."""
        if field == "remark":
            self.remark_field.show_error(sentence)
        else:
            self._show_refused(sentence)
        return True

    def _show_refused(self, sentence: str) -> None:
        self.remark_field.clear_error()
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _show_ways(self, approach: Approach | None) -> None:
        self.ways.clear()
        reachable = approach.ways if approach is not None else ()
        for way in reachable:
            self.ways.add(way.label, way)
        self.ways.add(IN_PERSON, None)
        self.ways.setCurrentIndex(0)
        self.ways_field.setVisible(bool(reachable))

    def _show_outcomes(self, offered: tuple[Outcome, ...]) -> None:
        self.outcomes.clear()
        self.buttons.clear()
        for outcome in offered:
            button = Button(outcome.label)
            button.clicked.connect(partial(self._tell, outcome))
            self.outcomes.add(button)
            self.buttons[outcome] = button

    def _way_chosen(self) -> None:
        for outcome, button in self.buttons.items():
            button.setEnabled(self.ways.value() is not None or not outcome.by_distance)

    def _tell(self, outcome: Outcome, _checked: bool = False) -> None:
        way = self.ways.value()
        day = self.again_on.date()
        later = outcome.by_distance and self.again.isChecked()
        tried = outcome.of_a_person or bool(self.remark.text().strip())
        self.settled.emit(
            Settling(
                outcome,
                way if isinstance(way, ContactWay) and tried else None,
                self.remark.text(),
                date(day.year(), day.month(), day.day()) if later else None,
            )
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
