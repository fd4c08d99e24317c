"""The card of crisis numbers: whose they are, every line as fields, and when they were last looked through."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet
from workwell_desktop.ui.kit.controls import Button, Card, Choice, Field, IconButton, Label, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_LABELS = (("name", "Who answers", 5), ("number", "Number", 4), ("hours", "When, and what to know", 5))


class ContactLine(QWidget):
    """One number as three fields and a way to take it out."""

    edited = Signal()
    removed = Signal()

    def __init__(self, contact: CrisisContact, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits: dict[str, LineEdit] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        for name, label, share in _LABELS:
            edit = LineEdit(f"{label}, line {place}", label)
            edit.show_text(str(getattr(contact, name)))
            edit.setCursorPosition(0)
            edit.textEdited.connect(self._edited)
            self.edits[name] = edit
            line.addWidget(edit, share)
        self.remove = IconButton("trash-2", f"Take out line {place}")
        self.remove.clicked.connect(self.removed)
        line.addWidget(self.remove)

    def contact(self) -> CrisisContact:
        """Return what stands in the fields."""
        return CrisisContact(**{name: edit.text() for name, edit in self.edits.items()})

    def _edited(self) -> None:
        self.edited.emit()


class CrisisNumbersCard(Card):
    """The numbers that stand on the crisis panel."""

    country_chosen = Signal(str)
    """Start from the built-in numbers of a country."""
    edited = Signal()
    add_requested = Signal()
    remove_requested = Signal(int)
    """The place of the line, from 0."""
    checked_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Crisis numbers", parent=parent)
        self.lines: list[ContactLine] = []
        self.body.setSpacing(MEDIUM)
        self.body.addWidget(
            Muted("They stand on the crisis panel that F1 opens. Numbers change: look at each of them now and then.")
        )
        self.country = Choice()
        self.body.addWidget(Field("Start from the numbers of", self.country))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL)
        self.body.addLayout(self._rows)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.add = Button("Add a number", "plus")
        self.checked = Button("I have checked them today", "check")
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.add)
        foot.addWidget(self.checked)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.standing = Muted("")
        self.body.addWidget(self.standing)
        self.country.activated.connect(self._choose)
        self.add.clicked.connect(self.add_requested)
        self.checked.clicked.connect(self.checked_requested)

    def offer_countries(self, countries: tuple[tuple[str, str], ...]) -> None:
        """Offer the countries that come with numbers; the first entry chooses none."""
        self.country.clear()
        self.country.add("Choose a country", "")
        for code, name in countries:
            self.country.add(name, code)

    def show_sheet(self, sheet: CrisisSheet, standing: str) -> None:
        """Show the numbers as they are kept, and how they stand."""
        self.country.show_value(sheet.country)
        self.show_standing(standing)
        if tuple(line.contact() for line in self.lines) == sheet.contacts:
            return
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [ContactLine(contact, number + 1) for number, contact in enumerate(sheet.contacts)]
        for place, line in enumerate(self.lines):
            line.edited.connect(self.edited)
            line.removed.connect(partial(self.remove_requested.emit, place))
            self._rows.addWidget(line)
        self.show_error("")

    def show_standing(self, words: str) -> None:
        """Say when the numbers were last looked through."""
        self.standing.setText(words)
        self.checked.setVisible(bool(self.lines) or bool(words))

    def begin_line(self) -> None:
        """Give one more line to fill in, and put the keyboard there."""
        line = ContactLine(CrisisContact(name="", number=""), len(self.lines) + 1)
        line.edited.connect(self.edited)
        line.removed.connect(partial(self.remove_requested.emit, len(self.lines)))
        self.lines.append(line)
        self._rows.addWidget(line)
        line.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def contacts(self) -> tuple[CrisisContact, ...]:
        """Return every line that has a word in it."""
        typed = (line.contact() for line in self.lines)
        return tuple(contact for contact in typed if contact != CrisisContact(name="", number=""))

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beneath the lines what a rule refused."""
        self.show_error(refusal.sentence)
        return True

    def show_error(self, sentence: str) -> None:
        """Show a sentence beneath the lines; an empty one takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _choose(self) -> None:
        code = str(self.country.value())
        if code:
            self.country_chosen.emit(code)
