"""The days on which no group meets: a short list with a way to add one and to take one out."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import Button, Card, DateField, Field, IconButton, Label, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import SMALL

_WHAT_FOR = "No session is planned on these days. A group's next sessions take the days after."


class HolidaysCard(Card):
    """It shows holidays and tells what is wished for."""

    add_requested = Signal(object)
    """A `Holiday` as typed."""
    remove_requested = Signal(object)
    """The day of a holiday."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Holidays", parent=parent)
        self._holder: QWidget | None = None
        self._lines = QVBoxLayout()
        self.day, self.name = DateField(), LineEdit("", "Christmas Day")
        self.fields = {"day": Field("Day", self.day), "name": Field("Name", self.name)}
        self.add = Button("Add holiday", "plus")
        self.body.addWidget(Muted(_WHAT_FOR))
        self.body.addLayout(self._lines)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._tell)
        self.name.returnPressed.connect(self._tell)
        self.name.textEdited.connect(self._forget_error)

    def show_holidays(self, holidays: Sequence[Holiday], today: date) -> None:
        """Show the holidays that are still to come."""
        if self._holder is not None:
            self._lines.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        else:
            self.day.setDate(QDate(today.year, today.month, today.day))
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        coming = [holiday for holiday in holidays if holiday.day >= today]
        for holiday in coming:
            column.addLayout(self._row(holiday))
        if not coming:
            column.addWidget(Muted("None yet."))
        self._lines.addWidget(self._holder)

    def begin_again(self) -> None:
        """Empty the name for the next one."""
        self.name.clear()
        for field in self.fields.values():
            field.clear_error()

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _row(self, holiday: Holiday) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(holiday.name, wrap=True))
        words.addWidget(Muted(f"{dates.weekday_day(holiday.day)} {holiday.day.year}"))
        remove = IconButton("x", f"Remove {holiday.name}, {dates.day_with_year(holiday.day)}")
        remove.clicked.connect(partial(self._tell_removal, holiday.day))
        row.addLayout(words, 1)
        row.addWidget(remove)
        return row

    def _tell(self) -> None:
        day = self.day.date()
        self.add_requested.emit(Holiday(date(day.year(), day.month(), day.day()), self.name.text()))

    def _tell_removal(self, day: date, _checked: bool = False) -> None:
        self.remove_requested.emit(day)

    def _forget_error(self) -> None:
        self.fields["name"].clear_error()
