"""Proof of attendance: what was issued, and the fields for a new certificate or letter. It decides nothing."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.letter import Letter, LetterKind
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Choice,
    Columns,
    DateField,
    Divider,
    Field,
    IconButton,
    LineEdit,
    Muted,
    PrimaryButton,
    WrappedLabel,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.people.shown import LetterLine, LetterTyped

_ABOUT = (
    "Facts only: how many sessions, how many hours, between which days. Never why they come, and nothing about how "
    "they are. It proves nothing about health, progress or fitness, and says so."
)
_AGREED = "They agreed to this letter on"


class LettersView(QWidget):
    """The tab of certificates and letters."""

    asked = Signal(object)
    """A `LetterTyped`: issue it."""
    changed = Signal()
    """A field was changed that the counted facts depend on."""
    print_requested = Signal(object)
    """A `Letter` that was issued before."""
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issued = Card("Issued so far")
        about = Card("What it says, and what it leaves out")
        about.body.addWidget(WrappedLabel(_ABOUT))
        self.form = self._build_form()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(stacked(self.form, self._issued), stacked(about), 330))
        whole.addStretch(1)

    def _build_form(self) -> Card:
        card = Card("New certificate or letter")
        self.group, self.kind = Choice("Group"), Choice("Kind")
        self.name, self.recipient = LineEdit(), LineEdit("", "The housing office")
        self.first, self.last = DateField("First day"), DateField("Last day")
        self.agreed, self.agreed_on = CheckBox(_AGREED), DateField("Day they agreed")
        self.fields = {
            "group": Field("Group", self.group),
            "kind": Field("Kind", self.kind),
            "name": Field("Name, as they want it printed", self.name),
            "recipient": Field("Who gets the letter", self.recipient),
            "first_day": Field("From", self.first),
            "last_day": Field("To", self.last),
            "consent_on": Field("Have they agreed?", self._consent()),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        for number, name in enumerate(("group", "kind", "first_day", "last_day", "name", "recipient")):
            grid.addWidget(self.fields[name], number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(number % 2, 1)
        grid.addWidget(self.fields["consent_on"], 3, 0, 1, 2)
        self.facts = WrappedLabel("", "strong")
        self.issue = PrimaryButton("Issue and print", "award")
        card.body.setSpacing(MEDIUM)
        card.body.addLayout(grid)
        card.body.addWidget(self.facts)
        card.body.addWidget(self.issue, 0, Qt.AlignmentFlag.AlignLeft)
        self.issue.clicked.connect(self._issue)
        for choice in (self.group, self.kind):
            choice.activated.connect(self._changed)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._changed)
        for name, edit in (("name", self.name), ("recipient", self.recipient)):
            edit.textEdited.connect(self.fields[name].clear_error)
        self.agreed.clicked.connect(self.fields["consent_on"].clear_error)
        return card

    def _consent(self) -> QWidget:
        consent = QWidget()
        row = QHBoxLayout(consent)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.agreed)
        row.addWidget(self.agreed_on, 1)
        consent.setFocusProxy(self.agreed)
        consent.setAccessibleName("Agreement to the letter")
        return consent

    def begin(self, groups: Sequence[tuple[str, GroupId]], name: str, first: date, today: date) -> None:
        """Begin with a person's groups that give something out, their name, and the days from joining to today."""
        self.form.setVisible(bool(groups))
        self.group.clear()
        for words, group_id in groups:
            self.group.add(words, group_id)
        self.name.show_text(name)
        self.recipient.show_text("")
        self.agreed.setChecked(False)
        for field, day in ((self.first, first), (self.last, today), (self.agreed_on, today)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self.clear_refusals()

    def show_kinds(self, kinds: Sequence[LetterKind]) -> None:
        """Show what the chosen group gives out; the fields of a letter only where one is chosen."""
        before = self.kind.value()
        self.kind.clear()
        for kind in kinds:
            self.kind.add(kind.label, kind)
        if before in kinds:
            self.kind.show_value(before)
        letter = self.kind.value() is LetterKind.LETTER
        for name in ("recipient", "consent_on"):
            self.fields[name].setVisible(letter)

    def show_facts(self, words: str) -> None:
        """Show what was counted."""
        self.facts.setText(words)

    def show_issued(self, lines: Sequence[LetterLine]) -> None:
        """Show what was issued, the newest first."""
        empty(self._issued.body, keep=1)
        if not lines:
            self._issued.body.addWidget(Muted("Nothing was issued so far."))
        for index, line in enumerate(lines):
            if index:
                self._issued.body.addWidget(Divider())
            self._issued.body.addWidget(self._line(line))

    def typed(self) -> LetterTyped:
        """Return what stands in the fields."""
        consent = self.agreed_on.date() if self.agreed.isChecked() else None
        return LetterTyped(
            group_id=self.group.value(),  # type: ignore[arg-type]  # `begin` put it there
            kind=self.kind.value(),  # type: ignore[arg-type]  # `show_kinds` put it there
            name=self.name.text(),
            recipient=self.recipient.text(),
            first_day=_day(self.first.date()),
            last_day=_day(self.last.date()),
            consent_on=_day(consent) if consent else None,
        )

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_refusals(self) -> None:
        """Take every sentence away."""
        for field in self.fields.values():
            field.clear_error()

    def _line(self, line: LetterLine) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(line.title, "strong"))
        words.addWidget(WrappedLabel(line.line, "muted"))
        row.addLayout(words, 1)
        again = Button("Print again", "printer")
        again.setAccessibleName(f"Print again: {line.title}")
        again.clicked.connect(partial(self._tell_print, line.letter))
        remove = IconButton("trash-2", f"Take out {line.title}")
        remove.clicked.connect(partial(self._tell_removal, line.letter))
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return widget

    def _changed(self, _value: object = None) -> None:
        self.clear_refusals()
        self.changed.emit()

    def _issue(self) -> None:
        self.clear_refusals()
        self.asked.emit(self.typed())

    def _tell_print(self, letter: Letter, _checked: bool = False) -> None:
        self.print_requested.emit(letter)

    def _tell_removal(self, letter: Letter, _checked: bool = False) -> None:
        self.remove_requested.emit(letter)


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())
