"""Erasing one person: what goes, what stays, where else they are named, a last question; afterwards the report."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    DangerButton,
    Field,
    Flow,
    Heading,
    Label,
    LineEdit,
    LinkButton,
    Muted,
    PrimaryButton,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.people.places_view import PlacesList
from workwell_desktop.ui.people.rights_shown import PlanShown, ReportShown

_NAMED = (
    "Here other records seem to name them. Unless you decide otherwise, “a member” is written in place of the name. "
    "A signed note is then signed anew and says so in an addendum."
)
_LAST = (
    "This cannot be undone. WorkWell makes a backup first, and afterwards writes the vault anew under another key, "
    "so that nothing of them is left in its file. That may take a minute."
)


class ErasingView(QWidget):
    """In three steps: the plan with the question, the work, the report."""

    answered = Signal(object, object)
    """The key of a place, and whether the name stays."""
    sure = Signal(str)
    """What was typed to show who is meant."""
    kept = Signal()
    """Nobody is erased after all."""
    finish_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    closed = Signal()
    """The report was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goes, self._stays, self._named = (
            Card("What goes"),
            Card("What stays"),
            Card("Where else they are named"),
        )
        self.places = PlacesList()
        self.places.answered.connect(self.answered)
        self._named.body.addWidget(Muted(_NAMED))
        self._named.body.addWidget(self.places)
        self._last = self._build_question()
        self._report = self._build_report()
        self._looking = Muted("Looking through every record for their name…")
        self._lines: dict[Card, QVBoxLayout] = {}
        self.back_to_record = LinkButton("Back to their record")
        self.back_to_record.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.back_to_record, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (self._goes, self._stays):
            self._lines[card] = QVBoxLayout()
            self._lines[card].setSpacing(SMALL)
            card.body.addLayout(self._lines[card])
        column.addWidget(self._looking)
        for card in (self._goes, self._stays, self._named, self._last, self._report):
            column.addWidget(card)
        column.addStretch(1)

    def _build_question(self) -> Card:
        card = Card("Before you go on", stripe="bad")
        card.body.setSpacing(MEDIUM)
        self.typed = LineEdit()
        self.typed_field = Field("Type their name or initials", self.typed)
        self.erase = DangerButton("Erase for good", "trash-2")
        self.keep = Button("Keep them")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Erasing")
        self.trouble = Label("", "error", wrap=True)
        card.body.addWidget(WrappedLabel(_LAST))
        for widget in (self.typed_field, Flow(self.erase, self.keep), self.busy, self.trouble):
            card.body.addWidget(widget)
        self.typed.textEdited.connect(self.typed_field.clear_error)
        self.typed.returnPressed.connect(self._tell_sure)
        self.erase.clicked.connect(self._tell_sure)
        self.keep.clicked.connect(self.kept)
        return card

    def _build_report(self) -> Card:
        card = Card("What was done, and where copies may remain")
        card.body.setSpacing(MEDIUM)
        self._report_lines = QVBoxLayout()
        self._report_lines.setSpacing(SMALL)
        self.finish = PrimaryButton("Finish the erasure", "refresh-cw")
        self.print = Button("Print the report…", "printer")
        self.save = Button("Save the report…", "file-down")
        self.back = Button("Back to people")
        self.finish.clicked.connect(self.finish_requested)
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(self.closed)
        self._copies = QVBoxLayout()
        self._copies.setSpacing(SMALL)
        card.body.addLayout(self._report_lines)
        card.body.addWidget(Flow(self.finish, self.print, self.save, self.back))
        card.body.addLayout(self._copies)
        return card

    def show_looking(self) -> None:
        """Show that what would happen is being looked for."""
        self._choose(plan=False)
        self._report.hide()
        self.back_to_record.show()
        self._looking.show()

    def show_plan(self, shown: PlanShown) -> None:
        """Show what would happen; nothing is typed yet."""
        _fill(self._lines[self._goes], shown.goes)
        _fill(self._lines[self._stays], shown.stays)
        self.places.show_places(shown.places, fresh=True)
        self.typed_field.label.setText(f"Type {shown.name}, or their initials, to show that you mean them")
        self.typed.setAccessibleName(self.typed_field.label.text())
        self.typed.show_text("")
        self.typed_field.clear_error()
        self._choose(plan=True, named=bool(shown.places))
        self.show_busy(False)

    def show_busy(self, busy: bool, trouble: str = "") -> None:
        """Show that it is being done, or what stood in its way."""
        self.busy.setVisible(busy)
        for widget in (self.erase, self.keep, self.back_to_record, self.typed, self.places, self.finish, self.back):
            widget.setEnabled(not busy)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def show_report(self, shown: ReportShown) -> None:
        """Show what was done in place of the plan."""
        empty(self._report_lines)
        empty(self._copies)
        if shown.trouble:
            self._report_lines.addWidget(Label(shown.trouble, "error", wrap=True))
        for line in shown.done:
            self._report_lines.addWidget(WrappedLabel(line))
        for title, lines in shown.copies:
            self._copies.addSpacing(SMALL)
            self._copies.addWidget(Heading(title))
            for line in lines:
                self._copies.addWidget(WrappedLabel(line, "muted-body"))
        self.finish.setVisible(bool(shown.trouble))
        self._choose(plan=False)
        self.show_busy(False)
        (self.finish if shown.trouble else self.print).setFocus()
        self.back_to_record.hide()

    def _choose(self, *, plan: bool, named: bool = False) -> None:
        for card in (self._goes, self._stays, self._last):
            card.setVisible(plan)
        self._named.setVisible(plan and named)
        self._looking.hide()
        self._report.setVisible(not plan)

    def _tell_sure(self) -> None:
        self.sure.emit(self.typed.text())


def _fill(layout: QVBoxLayout, lines: Sequence[str]) -> None:
    empty(layout)
    for line in lines:
        layout.addWidget(WrappedLabel(f"•  {line}"))
