"""A group's agreement: its lines, the limits of confidentiality, when it was agreed on, and earlier versions."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    DateField,
    Field,
    IconButton,
    Label,
    LineEdit,
    Muted,
    PrimaryButton,
    TextArea,
    Tone,
    WrappedLabel,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL

_LINES = "One line each, in the group's own words."
_LIMITS = "What cannot stay in the room, and what you do then. Say it before somebody needs it."
_AGREED = "From then on this version stays as it is. A change begins the next one."
_WHAT_FOR = (
    "Read it aloud at the start, and look at it again now and then. People keep to what they have written themselves."
)


class AgreementView(QWidget):
    """The tab of the agreement. It decides nothing."""

    edited = Signal()
    """Something of the draft was typed."""
    adopt_requested = Signal()
    draft_requested = Signal()
    """The facilitator wants to begin the next version."""
    remove_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_draft()
        self._build_kept()
        self.earlier = Card("Earlier versions")
        about = Card("What it is for")
        about.body.addWidget(WrappedLabel(_WHAT_FOR))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(stacked(self.draft, self.kept), stacked(about, self.earlier), 330))
        whole.addStretch(1)

    def _build_draft(self) -> None:
        self.draft = Card("")
        self.clauses = TextArea(placeholder="What is said here stays here.\nEach of us may pass.", lines=7)
        self.limits = TextArea(placeholder="If somebody may be badly hurt, …", lines=2)
        self.adopted_by = LineEdit("", "everyone present")
        self.day = DateField("Agreed on")
        self.fields = {
            "clauses": Field("What we agree on", self.clauses, _LINES),
            "limits": Field("The limits of confidentiality", self.limits, _LIMITS),
            "adopted_by": Field("Who agreed", self.adopted_by),
            "adopted_on": Field("Agreed on", self.day),
        }
        self.draft.body.setSpacing(MEDIUM)
        self.title, self.remove = Label("", "heading"), IconButton("trash-2", "Remove this draft")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(Chip("Draft", Tone.WARN))
        head.addWidget(self.remove)
        self.draft.body.addLayout(head)
        for name in ("clauses", "limits"):
            self.draft.body.addWidget(self.fields[name])
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(self.fields["adopted_by"], 1)
        row.addWidget(self.fields["adopted_on"], 1)
        self.draft.body.addLayout(row)
        self.adopt, self.print_draft = PrimaryButton("The group agreed", "check"), Button("Print", "printer")
        self.draft.body.addLayout(_row(self.adopt, self.print_draft))
        self.draft.body.addWidget(Muted(_AGREED))
        for area in (self.clauses, self.limits):
            area.edited.connect(self._edited)
        self.adopted_by.textEdited.connect(self._edited)
        self.adopt.clicked.connect(self.adopt_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.print_draft.clicked.connect(self.print_requested)

    def _build_kept(self) -> None:
        self.kept = Card("")
        self._kept_lines = QVBoxLayout()
        self._kept_lines.setSpacing(SMALL)
        self.change, self.print_kept = Button("Begin the next version", "pencil"), Button("Print", "printer")
        self.kept.body.setSpacing(MEDIUM)
        self.kept.body.addLayout(self._kept_lines)
        self.kept.body.addLayout(_row(self.change, self.print_kept))
        self.change.clicked.connect(self.draft_requested)
        self.print_kept.clicked.connect(self.print_requested)

    def show_agreement(self, draft: Agreement | None, adopted: tuple[Agreement, ...], today: QDate) -> None:
        """Show the draft if there is one, the version that holds, and those before it, the newest first."""
        self.draft.setVisible(draft is not None)
        if draft is not None:
            self.title.setText(f"Version {draft.version}")
            self.clauses.show_text("\n".join(draft.clauses))
            self.limits.show_text(draft.limits)
            self.adopted_by.show_text(draft.adopted_by)
            self.day.setDate(today)
            for field in self.fields.values():
                field.clear_error()
        self.kept.setVisible(bool(adopted))
        self.change.setVisible(draft is None)
        if adopted:
            self._show_kept(adopted[0])
        self.earlier.setVisible(len(adopted) > 1)
        empty(self.earlier.body, keep=1)
        for each in adopted[1:]:
            self.earlier.body.addWidget(WrappedLabel(_when(each), "strong"))
            limits = (f"The limits: {each.limits}",) if each.limits else ()
            for line in (*each.clauses, *limits):
                self.earlier.body.addWidget(Muted(line))

    def _show_kept(self, agreement: Agreement) -> None:
        empty(self._kept_lines)
        self._kept_lines.addWidget(WrappedLabel(_when(agreement), "heading"))
        for line in agreement.clauses:
            self._kept_lines.addWidget(_item(line))
        if agreement.limits:
            self._kept_lines.addWidget(Label("The limits of confidentiality", "strong"))
            self._kept_lines.addWidget(WrappedLabel(agreement.limits))

    def typed(self) -> tuple[tuple[str, ...], str, str]:
        """Return lines, limits and who agreed, as they stand in the fields."""
        lines = tuple(line for line in self.clauses.toPlainText().splitlines() if line.strip())
        return lines, self.limits.toPlainText(), self.adopted_by.text()

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _edited(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        self.edited.emit()


def _when(agreement: Agreement) -> str:
    day = f"agreed on {dates.day_with_year(agreement.adopted_on)}" if agreement.adopted_on else "a draft"
    by = f" by {agreement.adopted_by}" if agreement.adopted_by else ""
    return f"Version {agreement.version}, {day}{by}"


def _item(line: str) -> QWidget:
    """Return a line of the agreement; where it wraps, it stays beside its dash."""
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SMALL)
    row.addWidget(Label("–"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrappedLabel(line), 1)
    return item


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
