"""Beside the later steps: how all five stand, in words and with a sign each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.close_out.shown import StepShown
from workwell_desktop.ui.kit.controls import Card, IconLabel, Label, Muted
from workwell_desktop.ui.kit.tokens import MEDIUM


class StillCard(Card):
    """A tick for what is done, an open ring with what is left for what is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where this session stands", parent=parent)
        self._signs = {step: IconLabel("circle", "muted") for step in ClosingStep}
        self.words = {step: Muted("") for step in ClosingStep}
        for step in ClosingStep:
            row = QHBoxLayout()
            row.setSpacing(MEDIUM)
            row.addWidget(self._signs[step], 0, Qt.AlignmentFlag.AlignTop)
            lines = QVBoxLayout()
            lines.setSpacing(0)
            lines.addWidget(Label(step.label, "strong"))
            lines.addWidget(self.words[step])
            row.addLayout(lines, 1)
            self.body.addLayout(row)

    def show_steps(self, steps: tuple[StepShown, ...]) -> None:
        """Show how each step stands."""
        for each in steps:
            self._signs[each.step].show_as(*(("circle-check", "ok") if each.done else ("circle", "muted")))
            self.words[each.step].setText("Done" if each.done else each.left)
