"""A question asked beside the calendar: when instead, why not, for which group. Esc keeps things as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.session import NotHeldReason
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    DateField,
    Field,
    Flow,
    Label,
    LineEdit,
    PrimaryButton,
    TimeField,
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. `when` offers a day and a time, `why` reasons of a session not held, `words` names a line."""

    title: str
    sentence: str
    do: str
    when: tuple[date, time] | None = None
    why: bool = False
    words: str = ""
    groups: tuple[tuple[str, GroupId], ...] = ()


@dataclass(frozen=True)
class Answer:
    """What was answered; what was not asked is None or empty."""

    day: date | None
    start: time | None
    why: NotHeldReason | None
    words: str
    group_id: GroupId | None


class AskCard(Card):
    """Hidden until something is asked."""

    agreed = Signal(object)
    """An `Answer`."""
    dismissed = Signal()
    asked = Signal()
    """A question stands here now."""
    group_chosen = Signal(object)
    """A `GroupId`: the facilitator chose another group for the new session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", stripe="accent", parent=parent)
        self.heading.setWordWrap(True)
        self.sentence = Label("", wrap=True)
        self.group, self.day, self.start, self.why = Choice(), DateField(), TimeField(), Choice()
        self.words = LineEdit()
        for reason in NotHeldReason:
            self.why.add(reason.label, reason)
        self.fields = {
            "group": Field("Group", self.group),
            "starts": Field("Day", self.day),
            "clock": Field("Begins at", self.start),
            "why": Field("Why", self.why),
            "reason": Field("Reason", self.words),
        }
        self.go, self.keep = PrimaryButton("Do it"), Button("Keep as it is")
        self.body.addWidget(self.sentence)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(Flow(self.go, self.keep))
        self.go.clicked.connect(self._agree)
        self.keep.clicked.connect(self.dismiss)
        self.words.returnPressed.connect(self._agree)
        self.group.activated.connect(self._tell_group)
        self.hide()

    def ask(self, question: Question) -> None:
        """Ask, and take the keys."""
        self.heading.setText(question.title)
        self.heading.setVisible(True)
        self.sentence.setText(question.sentence)
        self.sentence.setVisible(bool(question.sentence))
        self.go.setText(question.do)
        self.keep.setText("Not now" if question.groups else "Keep as it is")
        self._offer_groups(question.groups)
        if question.when is not None:
            self.show_when(*question.when)
        for name, wanted in (
            ("group", bool(question.groups)),
            ("starts", question.when is not None),
            ("clock", question.when is not None),
            ("why", question.why),
            ("reason", bool(question.words)),
        ):
            self.fields[name].setVisible(wanted)
            self.fields[name].clear_error()
        self.name_words(question.words)
        self.words.clear()
        self.show()
        self._first(question).setFocus()
        self.asked.emit()

    def name_words(self, words: str) -> None:
        """Ask for a line of words under this name, or for none."""
        self.fields["reason"].setVisible(bool(words))
        self.fields["reason"].label.setText(words)
        self.words.setAccessibleName(words)

    def show_when(self, day: date, start: time) -> None:
        """Propose a day and a time."""
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.start.setTime(QTime(start.hour, start.minute))

    def show_error(self, name: str, sentence: str) -> None:
        """Say beside a field why it could not be done, or above when the field is not asked for; nothing is lost."""
        field = self.fields.get(name)
        if field is not None and field.isVisibleTo(self):
            field.show_error(sentence)
            field.control.setFocus()
        else:
            self.sentence.setText(sentence)
            self.sentence.show()

    def dismiss(self) -> None:
        """Put the question away."""
        if not self.isHidden():
            self.dismissed.emit()  # the keys go elsewhere first: hiding what has them scrolls to whatever is next
            self.hide()

    def _offer_groups(self, groups: Sequence[tuple[str, GroupId]]) -> None:
        self.group.clear()
        for name, group_id in groups:
            self.group.add(name, group_id)

    def _first(self, question: Question) -> QWidget:
        if question.groups:
            return self.group if len(question.groups) > 1 else self.go
        if question.when is not None and not question.words:
            return self.day
        if question.why:
            return self.why
        return self.words if question.words else self.keep

    def _tell_group(self) -> None:
        self.group_chosen.emit(self.group.value())

    def _agree(self) -> None:
        shown = {name for name, field in self.fields.items() if field.isVisibleTo(self)}
        day, start, why = self.day.date(), self.start.time(), self.why.value()
        self.agreed.emit(
            Answer(
                day=date(day.year(), day.month(), day.day()) if "starts" in shown else None,
                start=time(start.hour(), start.minute()) if "clock" in shown else None,
                why=why if "why" in shown and isinstance(why, NotHeldReason) else None,
                words=self.words.text() if "reason" in shown else "",
                group_id=self.group.value() if "group" in shown else None,  # type: ignore[arg-type]  # what was added
            )
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
