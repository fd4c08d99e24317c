"""The five steps in a line: which are done, which is in front. Any can be gone to at any time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.close_out.pill import Pill
from workwell_desktop.ui.close_out.shown import StepShown
from workwell_desktop.ui.kit.controls import Flow


class StepsBar(Flow):
    """One rounded button a step."""

    picked = Signal(object)
    """A `ClosingStep`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Steps of closing out")
        self.pills = {step: Pill("") for step in ClosingStep}
        for step, pill in self.pills.items():
            self.add(pill)
            pill.clicked.connect(partial(self.picked.emit, step))

    def show_steps(self, steps: tuple[StepShown, ...], front: ClosingStep) -> None:
        """Show which steps are done and which one is in front."""
        for number, shown in enumerate(steps, start=1):
            pill = self.pills[shown.step]
            pill.setText(shown.step.label if shown.done else f"{number} {shown.step.label}")
            pill.show_done(shown.done)
            pill.setChecked(shown.step is front)
            state = "done" if shown.done else "left to do"
            here = ", in front" if shown.step is front else ""
            pill.setAccessibleName(f"Step {number} of {len(steps)}, {shown.step.label}: {state}{here}")
            pill.setToolTip(shown.left)
