"""Choosing the day something is due: a near day, any other day, or none."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.kit.fields import Choice, DateField
from workwell_desktop.ui.kit.tokens import SMALL

_OTHER = "other"
_DAYS: tuple[tuple[str, object], ...] = (
    ("Today", 0),
    ("Tomorrow", 1),
    ("In two days", 2),
    ("In a week", 7),
    ("Another day…", _OTHER),
    ("No date", None),
)


class DueChoice(QWidget):
    """A list of near days; "Another day…" shows a field for it."""

    chosen = Signal()
    """The facilitator chose a day, or none."""

    def __init__(self, name: str = "Due", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.days = Choice(name)
        for words, days in _DAYS:
            self.days.add(words, days)
        self.day = DateField(f"{name}, another day")
        self.day.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.days)
        column.addWidget(self.day)
        self.setFocusProxy(self.days)
        self.days.activated.connect(self._picked)
        self.day.userDateChanged.connect(self._tell)

    def show_due(self, due: date | None, today: date) -> None:
        """Show a day, without `chosen`."""
        self._today = today
        ahead = None if due is None else (due - today).days
        self.days.show_value(ahead if ahead in [days for _, days in _DAYS] else _OTHER)
        shown = due or today
        self.day.blockSignals(True)
        self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.day.blockSignals(False)
        self.day.setVisible(self.days.value() == _OTHER)

    def due(self) -> date | None:
        """Return the day chosen, or None."""
        picked = self.days.value()
        if picked == _OTHER:
            day = self.day.date()
            return date(day.year(), day.month(), day.day())
        return self._today + timedelta(days=picked) if isinstance(picked, int) else None

    def _picked(self) -> None:
        other = self.days.value() == _OTHER
        self.day.setVisible(other)
        if other:
            self.day.setFocus()
        self.chosen.emit()

    def _tell(self) -> None:
        self.chosen.emit()
