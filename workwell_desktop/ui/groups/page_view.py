"""One group's page: its head, the panel for planning a session, and the tabs. It decides nothing."""

from collections.abc import Callable
from datetime import date, time
from functools import cached_property

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.session import Session
from workwell_desktop.ui.groups.agreement_view import AgreementView
from workwell_desktop.ui.groups.details_view import DetailsView
from workwell_desktop.ui.groups.hand_over_view import HandOverView
from workwell_desktop.ui.groups.members_view import MembersView
from workwell_desktop.ui.groups.overview_view import OverviewView
from workwell_desktop.ui.groups.sessions_view import SessionsView
from workwell_desktop.ui.groups.shown import GroupHead, PlanTyped
from workwell_desktop.ui.groups.turning_row import TurningRow
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    DateField,
    Field,
    LineEdit,
    PageHeader,
    PrimaryButton,
    Scroll,
    TabBar,
    TimeField,
)
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL

TABS = ("overview", "attendance", "sessions", "members", "agreement", "hand_over", "details")
_TITLES = ("Overview", "Attendance", "Sessions", "Members", "Agreement", "Hand-over", "Details")


class GroupView(QWidget):
    """The whole page but the register, which is handed in. Each tab is built when it is first looked at."""

    back_requested = Signal()
    plan_requested = Signal()
    """The facilitator wants to plan the next session: show the panel."""
    print_requested = Signal()
    tab_picked = Signal(str)

    def __init__(self, attendance: Callable[[], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_attendance = attendance
        self._places: dict[str, QWidget] = {}
        self.header = PageHeader(crumb="Groups")
        self.header.crumb_pressed.connect(self.back_requested)
        self.print_button = Button("Print register", "printer")
        self.print_button.clicked.connect(self.print_requested)
        self.plan_button = PrimaryButton("Plan session", "calendar-plus")
        self.plan_button.clicked.connect(self.plan_requested)
        self.header.add_action(self.print_button)
        self.header.add_action(self.plan_button)
        self.plan = PlanPanel()
        self.plan.hide()
        self.tabs = TabBar("Parts of this group")
        for key, words in zip(TABS, _TITLES, strict=True):
            self.tabs.add(key, words)
        self.tabs.picked.connect(self.tab_picked)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(HUGE)  # every tab scrolls; none may press the head together
        self._lay_out()

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, HUGE + 2, 0)
        above.setSpacing(MEDIUM)
        for widget in (self.header, self.plan, self.tabs):
            above.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE + 2, HUGE - 8, 0, HUGE - 2)
        column.setSpacing(LARGE)
        column.addLayout(above)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, HUGE + 2 - LARGE, 0)
        below.addWidget(self.stack)
        column.addLayout(below, 1)

    @cached_property
    def overview(self) -> OverviewView:
        """The group at a glance."""
        view = OverviewView()
        self._stand("overview", Scroll(view, LARGE, self.stack))
        return view

    @cached_property
    def attendance(self) -> Page:
        """The register."""
        page = self._build_attendance()
        self._stand("attendance", page)
        return page

    @cached_property
    def sessions(self) -> SessionsView:
        """What was held and what is planned."""
        view = SessionsView()
        self._stand("sessions", Scroll(view, LARGE, self.stack))
        return view

    @cached_property
    def members(self) -> MembersView:
        """The roster."""
        view = MembersView()
        self._stand("members", Scroll(view, LARGE, self.stack))
        return view

    @cached_property
    def agreement(self) -> AgreementView:
        """What the group agreed on."""
        view = AgreementView()
        self._stand("agreement", Scroll(view, LARGE, self.stack))
        return view

    @cached_property
    def hand_over(self) -> HandOverView:
        """What whoever stands in must know."""
        view = HandOverView()
        self._stand("hand_over", Scroll(view, LARGE, self.stack))
        return view

    @cached_property
    def details(self) -> DetailsView:
        """What the group is, and how it ends."""
        view = DetailsView()
        self._stand("details", Scroll(view, LARGE, self.stack))
        return view

    def is_built(self, key: str) -> bool:
        """Whether a tab has been looked at."""
        return key in self._places

    def _stand(self, key: str, place: QWidget) -> None:
        self._places[key] = place
        self.stack.addWidget(place)

    def show_head(self, head: GroupHead) -> None:
        """Show the name, the quiet line and the counts."""
        self.header.show_words(head.name, head.subtitle, "Groups")
        self.plan_button.setVisible(bool(head.plan))
        self.plan_button.setText(head.plan)
        self.tabs.set_text("members", head.members_tab)

    def show_plan(self, proposal: Session) -> None:
        """Unfold the panel for planning, with a proposal to start from."""
        self.plan_button.setEnabled(False)
        self.plan.show_proposal(proposal)

    def hide_plan(self) -> None:
        """Fold the panel for planning."""
        self.plan.hide()
        self.plan_button.setEnabled(True)

    def show_tab(self, key: str) -> None:
        """Bring a tab forward; raises AttributeError for a key that is none of `TABS`."""
        self.tabs.show_key(key)
        getattr(self, key)
        self.stack.setCurrentWidget(self._places[key])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.plan.isVisible():
            self.plan.cancelled.emit()
        else:
            super().keyPressEvent(event)


class PlanPanel(Card):
    """When the next session is, and what it is about."""

    planned = Signal(object)
    """A `PlanTyped`."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Plan a session", stripe="primary", parent=parent)
        self.day, self.starts, self.ends = DateField("Day"), TimeField("Starts"), TimeField("Ends")
        self.theme = LineEdit("Theme", "You can leave this for later")
        self._fields = {
            "starts_at": Field("Day", self.day),
            "starts": Field("Starts", self.starts),
            "ends": Field("Ends", self.ends),
            "theme": Field("Theme", self.theme),
        }
        times = QWidget()
        beside = QHBoxLayout(times)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(MEDIUM)
        for name in ("starts_at", "starts", "ends"):
            beside.addWidget(self._fields[name], 0, Qt.AlignmentFlag.AlignTop)
        line = TurningRow()
        line.add(times)
        line.add(self._fields["theme"], 1)
        self.save_button = PrimaryButton("Plan it", "check")
        self.save_button.clicked.connect(self._tell)
        self.cancel_button = Button("Not now")
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.body.addWidget(line)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.theme.returnPressed.connect(self._tell)
        self.starts.timeChanged.connect(self._keep_length)
        self._minutes = 90

    def show_proposal(self, session: Session) -> None:
        """Offer a day and times to start from."""
        self.heading.setText(f"Plan session {session.number}")
        self._minutes = session.minutes
        day, start, end = session.day, session.starts_at, session.ends_at
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.starts.setTime(QTime(start.hour, start.minute))
        self.ends.setTime(QTime(end.hour, end.minute))
        self.theme.show_text(session.theme)
        for field in self._fields.values():
            field.clear_error()
        self.show()
        self.theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name].show_error(sentence)
        self._fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _keep_length(self, starts: QTime) -> None:
        ends = starts.addSecs(self._minutes * 60)
        if ends > starts and not self.ends.hasFocus():
            self.ends.setTime(ends)

    def _tell(self) -> None:
        for field in self._fields.values():
            field.clear_error()
        day, starts, ends = self.day.date(), self.starts.time(), self.ends.time()
        self.planned.emit(
            PlanTyped(_day(day), _clock(starts), _clock(ends), self.theme.text()),
        )


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())


def _clock(value: QTime) -> time:
    return time(value.hour(), value.minute())
