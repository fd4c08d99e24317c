"""The fields of a person. It hands over a `Person` as typed and checks nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.ui.kit.controls import Card, CheckBox, DateField, Field, Label, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM

COMMAS = "With commas between."


class PersonForm(QWidget):
    """Everything that may be noted of a person, in two cards."""

    edited = Signal(str)
    """The facilitator changed this field; the names are those of `Person` and `ContactConsent`."""

    settled = Signal()
    """The facilitator is done with a field: left it, or ticked a box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, LineEdit] = {}
        self._fields: dict[str, Field] = {}
        self._today = date.min
        self.ways = {way: CheckBox(way.label) for way in ContactWay}
        self.message = CheckBox("May leave a message")
        self.forbidden = CheckBox("Do not contact")
        self.asked = CheckBox("They were asked how they may be reached")
        self.asked_on = DateField("Asked on")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self._build_person())
        column.addWidget(self._build_contact())
        for name, box in self._boxes():
            box.clicked.connect(partial(self._tell, name))
        self.asked_on.userDateChanged.connect(partial(self._tell, "asked_on"))

    def field(self, name: str) -> Field:
        """Return one field by its name."""
        return self._fields[name]

    def show_person(self, person: Person, today: date, *, keep_focused: bool = False) -> None:
        """Show a person's values; with `keep_focused` not where someone is typing or a sentence stands."""
        self._today = today
        for name, text in _texts(person).items():
            line, field = self._lines[name], self._fields[name]
            if keep_focused and (line.hasFocus() or field.error):
                continue
            line.show_text(text)
            field.clear_error()
        contact = person.contact
        for way, box in self.ways.items():
            box.setChecked(way in contact.ways)
        self.message.setChecked(contact.may_leave_message)
        self.forbidden.setChecked(contact.do_not_contact)
        self.asked.setChecked(contact.asked_on is not None)
        self._show_day(contact.asked_on or today)
        self._show_rules()

    def person_from(self, base: Person) -> Person:
        """Return `base` with what stands in the fields, as typed."""
        typed = {name: line.text() for name, line in self._lines.items()}
        day = self.asked_on.date()
        contact = ContactConsent(
            ways=frozenset(way for way, box in self.ways.items() if box.isChecked()),
            may_leave_message=self.message.isChecked(),
            safe_times=typed.pop("safe_times"),
            details=typed.pop("details"),
            do_not_contact=self.forbidden.isChecked(),
            asked_on=date(day.year(), day.month(), day.day()) if self.asked.isChecked() else None,
        )
        return replace(
            base,
            display_name=typed["display_name"],
            preferred_name=typed["preferred_name"],
            alias=typed["alias"],
            pronouns=typed["pronouns"],
            languages=_parts(typed["languages"]),
            access_needs=_parts(typed["access_needs"]),
            contact=contact,
        )

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name].show_error(sentence)
        return True

    def clear_refusals(self) -> None:
        """Take every sentence away."""
        for field in self._fields.values():
            field.clear_error()

    def show_twin(self, exists: bool) -> None:
        """Say, or no longer say, that someone else has this name."""
        same = "Someone else has this name too. That is allowed; an alias or an initial tells them apart."
        self._fields["display_name"].set_hint(same if exists else "")

    def _build_person(self) -> Card:
        card, grid = Card("Who they are"), _grid()
        card.body.addLayout(grid)
        self._put(grid, (0, 0), "display_name", "Name")
        self._put(grid, (0, 1), "preferred_name", "Likes to be called")
        self._put(grid, (1, 0), "alias", "Alias or code", "Stands on lists and papers instead of the name.")
        self._put(grid, (1, 1), "pronouns", "Pronouns")
        self._put(grid, (2, 0), "languages", "Languages", COMMAS)
        self._put(grid, (2, 1), "access_needs", "What makes it easier", "Seat near the door, large print. " + COMMAS)
        return card

    def _build_contact(self) -> Card:
        card, grid = Card("How they may be reached"), _grid()
        ways = QHBoxLayout()
        ways.setSpacing(LARGE)
        for box in self.ways.values():
            ways.addWidget(box)
        ways.addStretch(1)
        self._rule = Muted("No way ticked means: do not contact.")
        asked = QHBoxLayout()
        asked.setSpacing(MEDIUM)
        asked.addWidget(self.asked)
        asked.addWidget(self.asked_on)
        asked.addStretch(1)
        card.body.addWidget(self.forbidden)
        card.body.addWidget(Label("They agreed to", "muted"))
        card.body.addLayout(ways)
        card.body.addWidget(self._rule)
        card.body.addWidget(self.message)
        card.body.addLayout(grid)
        self._put(grid, (0, 0), "safe_times", "Safe times", "Weekdays after 17:00, for example.")
        self._put(grid, (0, 1), "details", "Number or address", "Only what you need to reach them.")
        card.body.addLayout(asked)
        return card

    def _put(self, grid: QGridLayout, at: tuple[int, int], name: str, label: str, hint: str = "") -> None:
        line = LineEdit()
        field = Field(label, line, hint)
        self._lines[name], self._fields[name] = line, field
        grid.addWidget(field, *at, Qt.AlignmentFlag.AlignTop)
        line.textEdited.connect(partial(self._tell, name))
        line.editingFinished.connect(self.settled)

    def _boxes(self) -> Iterable[tuple[str, CheckBox]]:
        yield from ((f"ways.{way.value}", box) for way, box in self.ways.items())
        yield from (
            ("may_leave_message", self.message),
            ("do_not_contact", self.forbidden),
            ("asked_on", self.asked),
        )

    def _tell(self, name: str, _value: object = None) -> None:
        if name in self._fields:
            self._fields[name].clear_error()
        if name.startswith("ways.") and not self.asked.isChecked():
            self.asked.setChecked(True)
            self._show_day(self._today)
        self._show_rules()
        self.edited.emit(name)
        if name not in self._fields:
            self.settled.emit()

    def _show_day(self, day: date) -> None:
        self.asked_on.blockSignals(True)
        self.asked_on.setDate(QDate(day.year, day.month, day.day))
        self.asked_on.blockSignals(False)

    def _show_rules(self) -> None:
        forbidden = self.forbidden.isChecked()
        agreed = any(box.isChecked() for box in self.ways.values())
        for box in (*self.ways.values(), self.message):
            box.setEnabled(not forbidden)
        self._rule.setVisible(forbidden or not agreed)
        self._rule.setText(
            "“Do not contact” wins over everything below." if forbidden else "No way ticked means: do not contact."
        )
        self.asked_on.setVisible(self.asked.isChecked())


def _texts(person: Person) -> dict[str, str]:
    return {
        "display_name": person.display_name,
        "preferred_name": person.preferred_name,
        "alias": person.alias,
        "pronouns": person.pronouns,
        "languages": ", ".join(person.languages),
        "access_needs": ", ".join(person.access_needs),
        "safe_times": person.contact.safe_times,
        "details": person.contact.details,
    }


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(MEDIUM)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part.strip())
