"""A person's contact log: who was reached when and how, and the fields of a new entry. It decides nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.follow_up import Contact, Outcome
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.ui.kit.controls import (
    Card,
    Choice,
    Columns,
    DateField,
    Divider,
    Field,
    IconLabel,
    LineEdit,
    LinkButton,
    Muted,
    PrimaryButton,
    QuietButton,
    TextArea,
    TimeField,
    WrappedLabel,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.follow_up_words import approach_words
from workwell_desktop.ui.kit.outcome_panel import IN_PERSON
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.kit.waiting import wait_for_button
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.people.shown import LogEntry, PersonShown

AT_FIRST = 20
"""Entries shown before "Show all"."""


@dataclass(frozen=True)
class EntryTyped:
    """A new entry as typed; `at` is on the wall clock of this computer."""

    way: ContactWay | None
    outcome: Outcome
    at: datetime
    text: str
    next_step: str


class LogForm(Card):
    """The fields of a new entry; only what the person's consent leaves open can be chosen."""

    add_requested = Signal(object)
    """An `EntryTyped`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Log a contact", parent=parent)
        self._shown: PersonShown | None = None
        self.rule = WrappedLabel("", "muted")
        self.way, self.outcome = Choice(), Choice()
        self.way.activated.connect(self._offer_outcomes)
        self.day, self.clock = DateField("Day"), TimeField("Time")
        self.text, self.next_step = TextArea(lines=2), LineEdit()
        wait_for_button(self.text, self.next_step)
        self.fields = {
            "way": Field("How", self.way),
            "outcome": Field("What came of it", self.outcome),
            "at": Field("Day", self.day),
            "text": Field("What was said", self.text),
            "next_step": Field("Next step", self.next_step),
        }
        self.add_button = PrimaryButton("Add to the log", "check")
        self.add_button.clicked.connect(self._tell)
        self.body.addWidget(self.rule)
        for name in ("way", "outcome"):
            self.body.addWidget(self.fields[name])
        for field in (self.fields["at"], Field("Time", self.clock)):  # beneath each other: the card may be narrow
            self.body.addWidget(field)
        for name in ("text", "next_step"):
            self.body.addWidget(self.fields[name])
        self.body.addSpacing(TINY)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, shown: PersonShown, now: datetime) -> None:
        """Empty every field and start from now."""
        self.text.show_text("")
        self.next_step.show_text("")
        self.day.setDate(QDate(now.year, now.month, now.day))
        self.clock.setTime(QTime(now.hour, now.minute))
        self._shown = None
        self.outcome.clear()
        self.show_rules(shown)

    def show_rules(self, shown: PersonShown) -> None:
        """Offer the ways that are open; what is typed stays."""
        known = self._shown
        self._shown = shown
        if known is not None and known.approach == shown.approach:
            return
        for field in self.fields.values():
            field.clear_error()
        self.rule.setText(approach_words(shown.approach))
        self.way.clear()
        for way in shown.approach.ways:
            self.way.add(way.label, way)
        self.way.add(f"{IN_PERSON}, or they got in touch", None)
        self.way.setCurrentIndex(0)
        self._offer_outcomes()

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        return True

    def _offer_outcomes(self) -> None:
        held = self.outcome.value()
        self.outcome.clear()
        for outcome in self._shown.approach.outcomes if self._shown else ():
            possible = self.way.value() is not None or not outcome.by_distance
            if possible and outcome is not Outcome.NOT_NEEDED:
                self.outcome.add(outcome.label, outcome)
        self.outcome.show_value(held)

    def _tell(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        way, outcome = self.way.value(), self.outcome.value()
        day, clock = self.day.date(), self.clock.time()
        at = datetime.combine(date(day.year(), day.month(), day.day()), time(clock.hour(), clock.minute()))
        if isinstance(outcome, Outcome):
            chosen = way if isinstance(way, ContactWay) else None
            typed = EntryTyped(chosen, outcome, at.astimezone(), self.text.toPlainText(), self.next_step.text())
            self.add_requested.emit(typed)


class LogView(QWidget):
    """The tab of the contact log."""

    remove_requested = Signal(object)
    """A `Contact`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LogEntry, ...] | None = None
        self._all = False
        self.form = LogForm()
        self.card = Card("Contact log")
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.card.body.addLayout(self._list)
        self.sees = WhoSees()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        beside = stacked(self.form, BelongsHere(NoteClass.CONTACT_LOG.rule), self.sees)
        whole.addWidget(Columns(stacked(self.card), beside, 330))
        whole.addStretch(1)

    def show_person(self, shown: PersonShown, now: datetime, *, fresh: bool = False) -> None:
        """Show someone's log; `fresh` empties the fields and folds the long list again."""
        if fresh:
            self._all, self._entries = False, None
            self.form.begin(shown, now)
        else:
            self.form.show_rules(shown)
        if shown.log != self._entries:
            self._entries = shown.log
            self._fill()

    def _fill(self) -> None:
        empty(self._list)
        entries = self._entries or ()
        if not entries:
            self._list.addWidget(
                Muted("Nothing yet. Each call, message or word after a session that is worth keeping stands here.")
            )
        shown = entries if self._all else entries[:AT_FIRST]
        for index, entry in enumerate(shown):
            if index:
                self._list.addWidget(Divider())
            self._list.addWidget(self._row(entry))
        if len(shown) < len(entries):
            more = LinkButton(f"Show all {len(entries)}")
            more.clicked.connect(self._show_all)
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, entry: LogEntry) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel(entry.icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(TINY // 2)
        words.addWidget(WrappedLabel(entry.title, "strong"))
        words.addWidget(Muted(entry.when))
        for part in entry.text.splitlines():
            words.addWidget(WrappedLabel(part))
        if entry.next_step:
            words.addWidget(WrappedLabel(f"Next: {entry.next_step}", "muted-body"))
        line.addLayout(words, 1)
        button = QuietButton("Remove")
        button.setAccessibleName(f"Remove: {entry.title}, {entry.when}")
        button.clicked.connect(partial(self._remove, entry.contact))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove(self, contact: Contact, _checked: bool = False) -> None:
        self.remove_requested.emit(contact)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
