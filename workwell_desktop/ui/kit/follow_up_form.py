"""Writing down a follow-up by hand: what, about whom, by when, who does it. It hands over what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.buttons import Button, PrimaryButton
from workwell_desktop.ui.kit.due_choice import DueChoice
from workwell_desktop.ui.kit.fields import Choice, Field, LineEdit
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.kit.waiting import wait_for_button


@dataclass(frozen=True)
class Typed:
    """What was typed; `about` is the value of the option chosen."""

    why: str
    due: date | None
    about: object = None
    who: str = ""


class FollowUpForm(QWidget):
    """A few fields and two buttons; `short` leaves out whom it is about and who does it."""

    kept = Signal(object)
    """A `Typed`."""
    cancelled = Signal()

    def __init__(self, *, short: bool = False, words: str = "Add follow-up", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = LineEdit("", "Ask about a lift home")
        self.why.returnPressed.connect(self._tell)
        self.about, self.who = Choice("About"), LineEdit()
        wait_for_button(self.why, self.who)
        self.due = DueChoice()
        self.fields = {
            "why": Field("What to follow up", self.why),
            "about": Field("About", self.about),
            "due": Field("Due", self.due),
            "who": Field("Who does it", self.who),
        }
        self.save_button = PrimaryButton(words, "check")
        self.save_button.clicked.connect(self._tell)
        self.cancel_button = Button("Not now")
        self.cancel_button.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.fields["why"])
        beside = QVBoxLayout() if short else QHBoxLayout()
        beside.setSpacing(MEDIUM)
        for name in ("about", "due", "who"):
            beside.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(beside)
        column.addWidget(Flow(self.save_button, self.cancel_button, gap=SMALL))
        for name in ("about", "who"):
            self.fields[name].setHidden(short)

    def offer(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer these as what it may be about."""
        self.about.clear()
        for words, value in options:
            self.about.add(words, value)

    def begin(self, typed: Typed, today: date) -> None:
        """Show what to start from, and put the keyboard there."""
        for field in self.fields.values():
            field.clear_error()
        self.why.show_text(typed.why)
        self.who.show_text(typed.who)
        self.about.show_value(typed.about)
        self.due.show_due(typed.due, today)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _tell(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        self.kept.emit(Typed(self.why.text(), self.due.due(), self.about.value(), self.who.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
