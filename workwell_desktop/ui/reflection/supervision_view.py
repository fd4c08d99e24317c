"""The supervision log's widgets: the entry in front as a form, and the log beside it."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.controls import (
    Card,
    CardButton,
    Columns,
    DateField,
    EmptyState,
    Field,
    LineEdit,
    Muted,
    PageHeader,
    PrimaryButton,
    WrappedLabel,
    page_layout,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.signed_form import Part, SignedForm
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, TINY
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.kit.within_sight import WithinSight, growing_first
from workwell_desktop.ui.reflection.shown import EntryRow

SIDE_WIDTH = 310
ABOUT_YOU = "A supervision note names no member."
TITLE, SUBTITLE = "Supervision log", "What you take from talking about your own work."
_REMOVAL = RemovalWords(
    title="Begun by mistake?",
    why="An entry can be removed while it is a draft.",
    remove="Remove this entry",
    keep="Keep it",
    sure="Yes, remove it",
    question="Remove the entry of {}? You can undo this.",
)


class EntryForm(SignedForm):
    """The form of one entry: its day, who it was with, and the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((Part("text", "What it was about", 9),), ABOUT_YOU, parent=parent)
        self.day, self.supervisor = DateField("Day"), LineEdit("", "A name, or “peer group”")
        self.fields["on"] = Field("Day", self.day)
        self.fields["supervisor"] = Field("Who it was with", self.supervisor)
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(self.fields["on"], 2)
        row.addWidget(self.fields["supervisor"], 3)
        self.first_fields.addLayout(row)
        self.day.dateChanged.connect(self._detail_edited)
        self.supervisor.textEdited.connect(self._detail_edited)

    @override
    def show_words(self, words: Mapping[str, str]) -> None:
        super().show_words(words)
        if words.get("on"):
            self.day.blockSignals(True)
            self.day.setDate(QDate.fromString(words["on"], Qt.DateFormat.ISODate))
            self.day.blockSignals(False)
        if " ".join(self.supervisor.text().split()) != words.get("supervisor", ""):
            self.supervisor.show_text(words.get("supervisor", ""))

    @override
    def words(self) -> dict[str, str]:
        chosen = self.day.date()
        on = date(chosen.year(), chosen.month(), chosen.day()).isoformat()
        return {"on": on, "supervisor": self.supervisor.text(), **super().words()}

    def _detail_edited(self, _value: object) -> None:
        self.fields["supervisor"].clear_error()
        self.text_edited.emit()


class SupervisionView(QWidget):
    """The whole page."""

    new_requested = Signal()
    remove_requested = Signal()
    picked = Signal(object)
    """The `SupervisionNoteId` of a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(TITLE, SUBTITLE)
        self.new = PrimaryButton("New entry", "plus")
        self.header.add_action(self.new)
        self.empty = EmptyState(
            "messages-square",
            "Your log is still empty",
            "After supervision, or a talk with a colleague, write down what you understood and what you will try.",
            "Write the first entry",
        ).as_card()
        self.form, self.sees = EntryForm(), WhoSees()
        self.log, self.removal = Card("Your entries"), RemovalCard(_REMOVAL)
        self._rows: tuple[tuple[EntryRow, ...], object] = ((), None)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(TINY)
        self.log.body.addLayout(self._lines)
        self._card = WithinSight()
        self._card.body.setSpacing(MEDIUM)
        self._card.body.addWidget(self.form, 1)
        self._entry = growing_first(self._card, self.form.addenda)
        self._columns = Columns(self._entry, self._build_side(), SIDE_WIDTH)
        page_layout(self, self.header, stacked(self.empty, self._columns))
        self.new.clicked.connect(self.new_requested)
        self.empty.first_step.connect(self.new_requested)
        self.removal.confirmed.connect(self.remove_requested)

    def _build_side(self) -> QWidget:
        return stacked(self.log, BelongsHere(NoteClass.SUPERVISION.rule), self.sees, self.removal)

    def show_log(self, rows: tuple[EntryRow, ...], chosen: object) -> None:
        """Show every entry; the chosen one has a ring."""
        self.empty.setVisible(not rows)
        self.new.setVisible(bool(rows))
        self._columns.setVisible(bool(rows))
        if (rows, chosen) == self._rows:
            return
        self._rows = (rows, chosen)
        empty(self._lines)
        for row in rows:
            self._lines.addWidget(self._line(row, chosen=row.id == chosen))

    def _line(self, row: EntryRow, *, chosen: bool) -> CardButton:
        quiet = " · ".join(part for part in (row.whom, row.state.label) if part)
        button = CardButton(f"{row.when}, {quiet}")
        button.setCheckable(True)
        button.setChecked(chosen)
        column = QVBoxLayout(button)
        column.setSpacing(TINY)
        for label in (WrappedLabel(row.when, "strong"), Muted(quiet)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.clicked.connect(partial(self.picked.emit, row.id))
        return button

    def show_entry(self, title: str, subtitle: str, *, draft: bool) -> None:
        """Show which entry is in front; a draft can be removed."""
        self.header.show_words(title, subtitle)
        self._card.let_grow(draft)
        self.removal.setVisible(draft)
        self.removal.show_name(subtitle)
        self.removal.calm()
