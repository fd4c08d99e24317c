"""A day that may be set or not: a box to tick, and the day beside it once it is ticked."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import CheckBox, DateField
from workwell_desktop.ui.kit.tokens import MEDIUM

MONTHS_AHEAD = 6
"""How far ahead the day lies that is proposed first."""


class OptionalDay(QWidget):
    """Nothing, or a day. `value_changed` is heard when the facilitator changes it."""

    value_changed = Signal()

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.box = CheckBox(words)
        self.day = DateField(name)
        self.day.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MEDIUM)
        row.addWidget(self.box)
        row.addWidget(self.day, 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._turn)
        self.day.dateChanged.connect(self._tell)

    @override
    def hasFocus(self) -> bool:
        """Whether somebody is typing a day."""
        return self.day.hasFocus()

    def value(self) -> date | None:
        """Return the day, or None when none is set."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.box.isChecked() else None

    def show_value(self, value: date | None) -> None:
        """Show a day or none, without `value_changed`."""
        self._showing = True
        self.box.setChecked(value is not None)
        self.day.setVisible(value is not None)
        if value is not None:
            self.day.setDate(QDate(value.year, value.month, value.day))
        self._showing = False

    def _turn(self, wanted: bool) -> None:
        self._showing = True
        if wanted:
            self.day.setDate(QDate.currentDate().addMonths(MONTHS_AHEAD))
        self.day.setVisible(wanted)
        self._showing = False
        self._tell()

    def _tell(self, _day: object = None) -> None:
        if not self._showing:
            self.value_changed.emit()
