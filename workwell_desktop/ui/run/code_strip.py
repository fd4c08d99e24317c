"""The codes of one person in a block of buttons beneath their row, with minutes for who came late or left early."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.choices import NumberStepper
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.surfaces import Label
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.run.shown import PersonShown

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import PersonId

OFFERED = {
    Code.PRESENT: "Present",
    Code.LATE: "Late",
    Code.LEFT_EARLY: "Left early",
    Code.REMOTE: "Remote",
    Code.APOLOGIES: "Apologies",
    Code.ABSENT: "Absent",
}
MOST_MINUTES = 480


class SmallButton(Button):
    """A button for a narrow place; its words are small, the target is not."""

    padding = SMALL + 2

    def words_font(self) -> QFont:
        """Return the small font."""
        dressed = theme.current()
        return dressed.font(dressed.sizes.small, QFont.Weight.DemiBold)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().sizes.px(34))


class CodeStrip(QWidget):
    """Buttons for one person at a time."""

    code_requested = Signal(object, object)
    """A `PersonId` and a `Code`."""
    clear_requested = Signal(object)
    late_requested = Signal(object, int)
    """A `PersonId` and the minutes they were late."""
    early_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: PersonId | None = None
        self.by_code: dict[Code, SmallButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, SMALL)
        column.setSpacing(SMALL)
        flow = Flow(gap=TINY + 2)
        for code, words in OFFERED.items():
            button = SmallButton(words)
            button.setCheckable(True)
            button.clicked.connect(partial(self._press, code))
            self.by_code[code] = button
            flow.add(button)
        self.clear = SmallButton("Clear")
        self.clear.clicked.connect(self._clear)
        flow.add(self.clear)
        column.addWidget(flow)
        self.late, self._late_line = self._minutes("Minutes late", self._late_changed)
        self.early, self._early_line = self._minutes("Minutes early", self._early_changed)
        column.addWidget(self._late_line)
        column.addWidget(self._early_line)

    def _minutes(self, name: str, heard: object) -> tuple[NumberStepper, QWidget]:
        stepper = NumberStepper(name, 0, MOST_MINUTES)
        stepper.value_changed.connect(heard)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Label(name, "muted"), 1)
        layout.addWidget(stepper)
        return stepper, line

    def show_person(self, shown: PersonShown) -> None:
        """Show whose codes these are."""
        self._person = shown.person_id
        for code, button in self.by_code.items():
            button.setChecked(code is shown.code)
            button.setAccessibleName(f"{shown.name}: {OFFERED[code]}")
        self.clear.setAccessibleName(f"{shown.name}: clear the mark")
        self.clear.setVisible(shown.code is not Code.NOT_MARKED)
        came_late = shown.code is Code.LATE or (shown.code is Code.LEFT_EARLY and shown.late is not None)
        self._late_line.setVisible(came_late)
        self._early_line.setVisible(shown.code is Code.LEFT_EARLY)
        self.late.show_value(shown.late or 0)
        self.early.show_value(shown.early or 0)

    def _press(self, code: Code, _checked: bool = False) -> None:
        self.code_requested.emit(self._person, code)

    def _clear(self) -> None:
        self.clear_requested.emit(self._person)

    def _late_changed(self, minutes: int) -> None:
        self.late_requested.emit(self._person, minutes)

    def _early_changed(self, minutes: int) -> None:
        self.early_requested.emit(self._person, minutes)
