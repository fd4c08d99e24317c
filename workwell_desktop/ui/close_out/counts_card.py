"""Beside the register: who was counted in the room, what the sheet says, and what became of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.session import SheetFate
from workwell_desktop.ui.close_out.pill import Pill
from workwell_desktop.ui.close_out.shown import AttendanceShown
from workwell_desktop.ui.kit.controls import Card, Divider, Field, Flow, IconLabel, Label, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import SMALL, TINY

_COUNTS = {
    "headcount": ("Heads in the room", "With visitors, without those who joined remotely."),
    "sheet_count": ("Names on the paper sheet", ""),
    "visitors": ("Visitors without a name", ""),
}


class CountsCard(Card):
    """An empty count means that nobody counted; it is never nought by itself."""

    counted = Signal(str, object)
    """Which count, and the number (None: nobody counted)."""
    fate_requested = Signal(object)
    """A `SheetFate`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Do the counts agree?", parent=parent)
        self.lines = {name: LineEdit() for name in _COUNTS}
        self.fields = {name: Field(*_label(name, line)) for name, line in self.lines.items()}
        for name, line in self.lines.items():
            line.setValidator(QIntValidator(0, 1000, line))
            line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            line.editingFinished.connect(partial(self._count, name))
            self.body.addWidget(self.fields[name])
        self.verdict = QWidget()
        self._icon = IconLabel("info", "muted", side=16)
        self._words = Label("", "muted", wrap=True)
        row = QHBoxLayout(self.verdict)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.body.addWidget(self.verdict)
        self.body.addWidget(Divider())
        self.body.addLayout(self._build_fates())
        self._kept: dict[str, int | None] = dict.fromkeys(_COUNTS)

    def _build_fates(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(TINY + 2)
        column.addWidget(Muted("What became of the paper sheet?"))
        self.fates = {fate: Pill(fate.label) for fate in (SheetFate.FILED, SheetFate.DESTROYED, SheetFate.NONE)}
        column.addWidget(Flow(*self.fates.values(), gap=TINY + 2))
        for fate, pill in self.fates.items():
            pill.clicked.connect(partial(self._choose, fate))
        return column

    @property
    def words(self) -> str:
        """What is said of the counts."""
        return self._words.text()

    def show_counts(self, shown: AttendanceShown) -> None:
        """Show what was counted and whether it agrees."""
        self._kept = {
            "headcount": shown.headcount,
            "sheet_count": shown.sheet_count,
            "visitors": shown.visitors or None,
        }
        for name, number in self._kept.items():
            if not self.lines[name].hasFocus() or not self.lines[name].isModified():
                self.lines[name].show_text("" if number is None else str(number))
        said = (
            " ".join((*shown.differences, shown.agreement)) or "Count the heads when you can; nothing depends on it."
        )
        self._words.setText(said)
        apart = bool(shown.differences)
        self._icon.show_as(
            "triangle-alert" if apart else "check" if shown.agrees else "info",
            "warn" if apart else "ok" if shown.agrees else "muted",
        )
        self._show_fate(shown.sheet_fate)

    def _show_fate(self, kept: SheetFate | None) -> None:
        self._fate = kept
        for fate, pill in self.fates.items():
            pill.setChecked(fate is kept)
            pill.show_done(fate is kept)
            pill.setAccessibleName(f"Paper sheet: {fate.label}{', chosen' if fate is kept else ''}")

    def _choose(self, fate: SheetFate) -> None:
        self._show_fate(self._fate)
        self.fate_requested.emit(fate)

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside its count what cannot be kept; False when it is about something else."""
        field = self.fields.get(refusal.field)
        if field is not None:
            field.show_error(refusal.sentence)
        return field is not None

    def _count(self, name: str) -> None:
        text = self.lines[name].text().strip()
        number = int(text) if text.isdigit() else None
        self.lines[name].setModified(False)
        if number != self._kept[name]:
            self.fields[name].clear_error()
            self.counted.emit(name, number)

    def flush(self) -> None:
        """Tell of a number that is still in the keys."""
        for name in self.lines:
            self._count(name)


def _label(name: str, line: LineEdit) -> tuple[str, LineEdit, str]:
    label, hint = _COUNTS[name]
    return label, line, hint
