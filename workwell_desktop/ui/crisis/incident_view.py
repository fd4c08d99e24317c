"""The incident page: the list of incidents, and one of them as a form with facts and opinion kept apart."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.incident import IncidentText
from workwell_desktop.ui.crisis.sealed_view import SealCard
from workwell_desktop.ui.crisis.shown import IncidentRow, IncidentShown
from workwell_desktop.ui.kit.controls import (
    Card,
    CardButton,
    Chip,
    Columns,
    Divider,
    EmptyState,
    Field,
    IconLabel,
    Muted,
    PageHeader,
    PrimaryButton,
    TextArea,
    Tone,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

_FIELDS = (
    (
        "facts",
        "What happened",
        "What you saw and heard, with times. The person's own words where you can, and no more names than needed.",
        7,
    ),
    ("actions", "What was done", "Who stayed, who went, who was called and when.", 4),
    ("told", "Who was told", "By role and time: the service manager at 19:40, a family member at 20:05.", 2),
)
_OPINION = ("opinion", "Your own view", "Kept apart from the facts, so that a reader can tell which is which.", 3)

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
    text_edited = Signal(str)
    """The field that changed by hand."""
    finish_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Incidents", "Written while it is fresh, kept in your encrypted vault.")
        self.areas: dict[str, TextArea] = {}
        self.fields: dict[str, Field] = {}
        self.empty = EmptyState(
            "life-buoy",
            "No incident has been written down",
            "F1 opens the crisis panel from anywhere. What you tick or note there begins a draft here.",
        ).as_card()
        self.list = Card("All incidents")
        self.seal = SealCard()
        self.removal = RemovalCard(_REMOVAL)
        self.removal.confirmed.connect(self.remove_requested)
        self.form = self._build_form()
        self._columns = Columns(self.form, self._build_side(), 300)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._columns, 1)
        page_layout(self, self.header, body)

    def _build_form(self) -> Card:
        card = Card()
        card.body.setSpacing(MEDIUM)
        top = QHBoxLayout()
        self.chip = Chip("Draft", Tone.ACCENT, "pen-line")
        self.saved = Muted("", wrap=False)
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.saved)
        card.body.addLayout(top)
        self.ticked = QVBoxLayout()
        self.ticked.setSpacing(TINY)
        card.body.addLayout(self.ticked)
        for name, label, hint, lines in _FIELDS:
            card.body.addWidget(self._field(name, label, hint, lines))
        card.body.addWidget(Divider())
        card.body.addWidget(self._field(*_OPINION))
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        self.foot = Muted("A finished incident stays as it is. It is not printed with a session.")
        self.finish = PrimaryButton("Finish", "check")
        self.finish.clicked.connect(self.finish_requested)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.finish)
        card.body.addLayout(foot)
        return card

    def _field(self, name: str, label: str, hint: str, lines: int) -> Field:
        area = TextArea(lines=lines)
        area.edited.connect(partial(self._edited, name))
        self.areas[name] = area
        self.fields[name] = Field(label, area, hint)
        return self.fields[name]

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.list)
        column.addWidget(self.seal)
        column.addWidget(self.removal)
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
        state = "Draft" if row.draft else "Finished"
        button = CardButton(f"{row.when}, {row.where}, {state}")
        button.setCheckable(True)
        button.setChecked(chosen)
        column = QVBoxLayout(button)
        column.setSpacing(TINY)
        for label in (WrappedLabel(row.when, "strong"), Muted(f"{row.where} · {state}")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.clicked.connect(partial(self.picked.emit, row.id))
        return button

    def show_incident(self, shown: IncidentShown) -> None:
        """Show one incident, but not over what is being typed: `show_text` does that."""
        self.header.show_words(shown.title, shown.subtitle, "")
        self.chip.show_as(
            "Draft" if shown.draft else "Finished",
            Tone.ACCENT if shown.draft else Tone.OK,
            "pen-line" if shown.draft else "check",
        )
        self._show_steps(shown.steps)
        for area in self.areas.values():
            area.setReadOnly(not shown.draft)
        self.finish.setVisible(shown.draft)
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

    def show_text(self, text: IncidentText) -> None:
        """Put text from the vault into the fields."""
        for name, area in self.areas.items():
            area.show_text(str(getattr(text, name)))
            self.fields[name].clear_error()

    def show_no_incident(self) -> None:
        """Show the head of the list alone."""
        self.header.show_words("Incidents", "Written while it is fresh, kept in your encrypted vault.", "")

    def text(self) -> IncidentText:
        """Return what stands in the fields."""
        return IncidentText(**{name: area.toPlainText() for name, area in self.areas.items()})

    def show_saved(self, words: str) -> None:
        """Say how the draft stands."""
        self.saved.setText(words)

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside its field what a rule refused; return whether there is such a field."""
        field = self.fields.get(refusal.field)
        if field is None:
            return False
        field.show_error(refusal.sentence)
        field.setFocus()
        return True

    def _edited(self, name: str, _text: str) -> None:
        self.fields[name].clear_error()
        self.text_edited.emit(name)
