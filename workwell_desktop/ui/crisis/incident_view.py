"""The incident page: the list of incidents, and one of them as a form with facts and opinion kept apart."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.crisis.sealed_view import SealCard
from workwell_desktop.ui.crisis.shown import IncidentRow, IncidentShown
from workwell_desktop.ui.kit.controls import (
    Card,
    CardButton,
    Columns,
    EmptyState,
    IconLabel,
    Muted,
    PageHeader,
    WrappedLabel,
    page_layout,
    stacked,
)
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.signed_form import Part, SignedForm
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees

_PARTS = (
    Part(
        "facts",
        "What happened",
        7,
        "What you saw and heard, with times. The person's own words where you can, and no more names than needed.",
    ),
    Part("actions", "What was done", 4, "Who stayed, who went, who was called and when."),
    Part("told", "Who was told", 2, "By role and time: the service manager at 19:40, a family member at 20:05."),
    Part(
        "opinion", "Your own view", 3, "Kept apart from the facts, so that a reader can tell them apart.", apart=True
    ),
)
_FOOT = "A signed report stays as it is; you can add to it later. It is not printed with a session."

_REMOVAL = RemovalWords(
    title="Opened by mistake?",
    why="A draft that should not be here can be removed while it is a draft.",
    remove="Remove this draft",
    keep="Keep it",
    sure="Yes, remove it",
    question="Remove the draft of {}? What is written in it goes too.",
)


class IncidentView(QWidget):
    """A list at the left in a narrow column when there are several, the form in the wide one."""

    picked = Signal(object)
    """The `IncidentId` of a line in the list."""
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Incidents", "Written while it is fresh, kept in your encrypted vault.")
        self.empty = EmptyState(
            "life-buoy",
            "No incident has been written down",
            "F1 opens the crisis panel from anywhere. What you tick or note there begins a draft here.",
        ).as_card()
        self.list = Card("All incidents")
        self.seal = SealCard()
        self.removal = RemovalCard(_REMOVAL)
        self.removal.confirmed.connect(self.remove_requested)
        self.form, self.sees = SignedForm(_PARTS, foot=_FOOT), WhoSees()
        self.areas, self.fields = self.form.areas, self.form.fields
        self.ticked = QVBoxLayout()
        self.ticked.setSpacing(TINY)
        self.form.above.addLayout(self.ticked)
        card = Card()
        card.body.setSpacing(MEDIUM)
        card.body.addWidget(self.form)
        self._columns = Columns(stacked(card, self.form.addenda), self._build_side(), 300)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._columns, 1)
        page_layout(self, self.header, body)

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        for card in (self.list, self.seal, BelongsHere(NoteClass.INCIDENT.rule), self.sees, self.removal):
            column.addWidget(card)
        column.addStretch(1)
        return side

    def show_list(self, rows: tuple[IncidentRow, ...], chosen: object) -> None:
        """Show every incident; the chosen one has a ring."""
        while self.list.body.count() > 1:
            item = self.list.body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self.list.body.addWidget(self._line(row, chosen=row.id == chosen))
        self.empty.setVisible(not rows)
        self._columns.setVisible(bool(rows))

    def _line(self, row: IncidentRow, *, chosen: bool) -> CardButton:
        button = CardButton(f"{row.when}, {row.where}, {row.state.label}")
        button.setCheckable(True)
        button.setChecked(chosen)
        column = QVBoxLayout(button)
        column.setSpacing(TINY)
        for label in (WrappedLabel(row.when, "strong"), Muted(f"{row.where} · {row.state.label}")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.clicked.connect(partial(self.picked.emit, row.id))
        return button

    def show_incident(self, shown: IncidentShown) -> None:
        """Show what stands around the words of an incident; the form shows those."""
        self.header.show_words(shown.title, shown.subtitle, "")
        self._show_steps(shown.steps)
        self.seal.setVisible(not shown.draft)
        self.removal.setVisible(shown.draft)
        self.removal.show_name(shown.title)
        self.removal.calm()

    def _show_steps(self, steps: tuple[str, ...]) -> None:
        while self.ticked.count():
            item = self.ticked.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for step in steps:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SMALL)
            row.addWidget(IconLabel("circle-check", "ok", "Done", side=16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Muted(step), 1)
            self.ticked.addWidget(line)

    def show_no_incident(self) -> None:
        """Show the head of the list alone."""
        self.header.show_words("Incidents", "Written while it is fresh, kept in your encrypted vault.", "")
