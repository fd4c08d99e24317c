"""What stands above the register: which sessions, whom, and the ways to write people down. It decides nothing."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.ui.kit.controls import Button, Choice, DateField, Flow, Label


class ToolbarView(Flow):
    """Period, filter, and two buttons."""

    period_picked = Signal(object)
    """A `Period`."""
    whom_picked = Signal(object)
    """A `Whom`."""
    arrivals_requested = Signal()
    paper_requested = Signal(bool)
    """Whether to enter in paper order from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.period = Choice("Which sessions")
        for span in Span:
            self.period.add(span.label, span)
        self.start, self.end = DateField("First day"), DateField("Last day")
        self.until = Label("to", "muted")
        self.wrong = Label("", "error")
        self.whom = Choice("Whom to show")
        for whom in Whom:
            self.whom.add(whom.label, whom)
        self.add_button = Button("Someone else came", "user-plus")
        self.paper = Button("Paper order", "clipboard-list")
        self.paper.setCheckable(True)
        self.paper.setToolTip("Type the marks down the list in the order of the printed sheet")
        for each in (
            self.period, self.start, self.until, self.end, self.wrong, self.whom, self.add_button, self.paper,
        ):  # fmt: skip
            self.add(each)
        self.period.activated.connect(self._pick_period)
        self.whom.activated.connect(self._pick_whom)
        self.start.dateChanged.connect(self._pick_days)
        self.end.dateChanged.connect(self._pick_days)
        self.add_button.clicked.connect(self.arrivals_requested)
        self.paper.clicked.connect(self.paper_requested)
        self._showing = False
        self.show_picked(Period(), Whom.EVERYONE, date(2000, 1, 1))

    def show_picked(self, period: Period, whom: Whom, today: date) -> None:
        """Show which period and whom; without days of its own, a chosen period starts from this year."""
        self._showing = True
        self.period.show_value(period.span)
        self.whom.show_value(whom)
        chosen = period.span is Span.CHOSEN
        if chosen or not self.start.isVisibleTo(self):
            _show_day(self.start, period.start or date(today.year, 1, 1))
            _show_day(self.end, period.end or today)
        for each in (self.start, self.until, self.end):
            each.setVisible(chosen)
        self.show_wrong("")
        self._showing = False

    def show_names(self, wanted: bool) -> None:
        """Offer what is done with names, or leave it out where a group keeps none."""
        for each in (self.whom, self.add_button, self.paper):
            each.setVisible(wanted)

    def show_wrong(self, sentence: str) -> None:
        """Say what is wrong with the days; nothing takes it away."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _pick_period(self, _index: int) -> None:
        span = self.period.value()
        if span is Span.CHOSEN:
            self.period_picked.emit(self._days())
        elif isinstance(span, Span):
            self.period_picked.emit(Period(span))

    def _pick_days(self, _day: QDate) -> None:
        if not self._showing:
            self.period_picked.emit(self._days())

    def _pick_whom(self, _index: int) -> None:
        self.whom_picked.emit(self.whom.value())

    def _days(self) -> Period:
        return Period(Span.CHOSEN, _day_of(self.start), _day_of(self.end))


def _show_day(field: DateField, day: date) -> None:
    field.setDate(QDate(day.year, day.month, day.day))


def _day_of(field: DateField) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
