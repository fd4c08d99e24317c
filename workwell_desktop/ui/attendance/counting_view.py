"""The strip beneath the register: headcount, names on the sheet and visitors, and whether they agree."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.session import SheetFate
from workwell_desktop.ui.attendance.shown import Counts
from workwell_desktop.ui.kit.controls import (
    Chip,
    Choice,
    Flow,
    Label,
    Muted,
    NumberStepper,
    QuietButton,
    Tone,
    buddy_label,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY

NOBODY = -1
"""Stands in a stepper where nobody has counted."""


class CountingView(QWidget):
    """Three counts, what became of the paper, and a plain sentence for each difference."""

    counted = Signal(object)
    """What was counted, as a dict of `Counted`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headcount = _stepper("Headcount", NOBODY)
        self.sheet = _stepper("Names on the sheet", NOBODY)
        self.visitors = _stepper("Visitors without a name", 0)
        self.fate = Choice("What became of the sheet")
        self.fate.add("Sheet: not said", None)
        for fate in SheetFate:
            self.fate.add(fate.label if fate is SheetFate.NONE else f"Sheet {fate.label.lower()}", fate)
        self.verdict = Chip("", Tone.NEUTRAL)
        self.short = Label("", "muted")
        self.open_button = QuietButton("Count…")
        self.line = Flow(
            _pair("Headcount", self.headcount),
            _pair("On the sheet", self.sheet),
            _pair("Visitors", self.visitors),
            self.fate,
            gap=MEDIUM,
        )
        self.said = Muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for each in (Flow(self.verdict, self.short, self.open_button), self.said, self.line):
            column.addWidget(each)
        self.line.hide()
        self._counts = Counts(can_count=False)
        self.open_button.clicked.connect(self._turn)
        self.headcount.value_changed.connect(partial(self._tell, "headcount"))
        self.sheet.value_changed.connect(partial(self._tell, "sheet_count"))
        self.visitors.value_changed.connect(self._tell_visitors)
        self.fate.activated.connect(self._tell_fate)
        self.show_counts(self._counts)

    def show_counts(self, counts: Counts) -> None:
        """Show what was counted and how it compares."""
        self._counts = counts
        self.headcount.show_value(NOBODY if counts.headcount is None else counts.headcount)
        self.sheet.show_value(NOBODY if counts.sheet_count is None else counts.sheet_count)
        self.visitors.show_value(counts.visitors)
        self.fate.show_value(counts.sheet_fate)
        self.open_button.setEnabled(counts.can_count)
        self.line.setEnabled(counts.can_count)
        self.short.setText(_short(counts))
        compared = counts.headcount is not None or counts.sheet_count is not None
        self.verdict.setVisible(counts.can_count)
        if not compared:
            self.verdict.show_as(f"Register: {counts.register}", Tone.NEUTRAL)
        elif counts.agrees:
            self.verdict.show_as(f"All agree: {counts.register}", Tone.OK, "check")
        else:
            self.verdict.show_as(f"Register: {counts.register}", Tone.WARN, "circle-alert")
        words = " ".join((*counts.sentences, *((counts.hint,) if counts.hint and not counts.agrees else ())))
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_refusal(self, sentence: str) -> None:
        """Say what could not be kept."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _tell(self, name: str, number: int) -> None:
        """Tell a count; the first press of “more” where nobody counted proposes what the register says."""
        known = self._counts.headcount if name == "headcount" else self._counts.sheet_count
        if known is None and number == 0 and self._counts.register:
            number = self._counts.register
        self.counted.emit({name: None if number == NOBODY else number})

    def open(self) -> None:
        """Unfold the counts and put the keys on the first."""
        self.line.show()
        self.open_button.setText("Done counting")
        self.headcount.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell what is still being typed."""
        for stepper in (self.headcount, self.sheet, self.visitors):
            stepper.number.interpretText()

    def _turn(self) -> None:
        self.flush()
        if self.line.isHidden():
            self.open()
        else:
            self.line.hide()
            self.open_button.setText("Count…")

    def _tell_visitors(self, number: int) -> None:
        self.counted.emit({"visitors": number})

    def _tell_fate(self, _index: int) -> None:
        self.counted.emit({"sheet_fate": self.fate.value()})


def _short(counts: Counts) -> str:
    """Return what was counted in one line."""
    if not counts.can_count:
        return "Nobody to count here yet"
    said = [
        f"{words} {'–' if n is None else n}"
        for words, n in (("Headcount", counts.headcount), ("sheet", counts.sheet_count))
    ]
    return " · ".join((*said, f"visitors {counts.visitors}"))


def _stepper(name: str, lowest: int) -> NumberStepper:
    stepper = NumberStepper(name, lowest, 1000)
    if lowest == NOBODY:
        stepper.number.setSpecialValueText("–")
    return stepper


def _pair(words: str, stepper: NumberStepper) -> QWidget:
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SMALL)
    label = buddy_label(words, stepper)
    line.addWidget(label)
    line.addWidget(stepper)
    return pair
