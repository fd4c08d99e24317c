"""The close-out's widgets: five steps above, the one in front below, and beside it what helps with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.close_out.attendance_panel import AttendancePanel
from workwell_desktop.ui.close_out.counts_card import CountsCard
from workwell_desktop.ui.close_out.debrief_card import DebriefCard
from workwell_desktop.ui.close_out.feedback_panel import FeedbackPanel
from workwell_desktop.ui.close_out.follow_ups_panel import FollowUpsPanel
from workwell_desktop.ui.close_out.next_panel import NextPanel
from workwell_desktop.ui.close_out.note_bounds import NoteBounds
from workwell_desktop.ui.close_out.notes_panel import NotesPanel
from workwell_desktop.ui.close_out.quick_card import QuickCard
from workwell_desktop.ui.close_out.shown import HeadShown
from workwell_desktop.ui.close_out.steps_bar import StepsBar
from workwell_desktop.ui.close_out.still_card import StillCard
from workwell_desktop.ui.kit.controls import Button, Columns, EmptyState, PageHeader, Scroll, page_layout
from workwell_desktop.ui.kit.nested_page import NestedPage
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM

if TYPE_CHECKING:
    from workwell_desktop.ui.close_out.foot import Foot

S = ClosingStep
_BESIDE = {
    "counts": (S.ATTENDANCE,),
    "quick": (S.NOTES, S.FOLLOW_UPS),
    "who": (S.NOTES,),
    "later": (S.FEEDBACK, S.NEXT_SESSION, S.FOLLOW_UPS),
    "debrief": (S.FOLLOW_UPS, S.FEEDBACK, S.NEXT_SESSION),
}
"""Which card stands beside which step."""


class CloseOutView(QWidget):
    """The whole page."""

    back_requested = Signal()
    later_requested = Signal()
    step_requested = Signal(object)
    settle_requested = Signal(object)
    on_requested = Signal(object)
    plan_requested = Signal()

    def __init__(self, note: NestedPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.header = PageHeader("Close out")
        self.later = Button("Finish later")
        self.header.add_action(self.later)
        self.steps = StepsBar()
        self.attendance, self.notes, self.follow_ups = AttendancePanel(), NotesPanel(note), FollowUpsPanel()
        self.feedback, self.next = FeedbackPanel(), NextPanel()
        self.counts, self.quick, self.who = CountsCard(), QuickCard(), NoteBounds()
        self.debrief = DebriefCard()
        self.still = StillCard()
        self.panels: dict[ClosingStep, QWidget] = {
            S.ATTENDANCE: self.attendance,
            S.NOTES: self.notes,
            S.FOLLOW_UPS: self.follow_ups,
            S.FEEDBACK: self.feedback,
            S.NEXT_SESSION: self.next,
        }
        self.feet: dict[ClosingStep, Foot] = {
            S.ATTENDANCE: self.attendance.foot,
            S.NOTES: self.notes.foot,
            S.FOLLOW_UPS: self.follow_ups.foot,
            S.FEEDBACK: self.feedback.foot,
            S.NEXT_SESSION: self.next.foot,
        }
        self.front = S.ATTENDANCE
        self.gone = EmptyState("calendar-x", "There is nothing to close out", "", "See the plan").as_card()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._columns = Columns(self._build_main(), self._build_side())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.gone)
        column.addWidget(self._columns, 1)
        self.gone.hide()
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(MEDIUM)
        lines.addWidget(self.header)
        lines.addWidget(self.steps)
        page_layout(self, head, body)

    def _build_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for panel in self.panels.values():
            column.addWidget(panel, 1)
            panel.hide()
        return main

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self._beside: dict[str, QWidget] = {
            "counts": self.counts,
            "quick": self.quick,
            "who": self.who,
            "later": self.still,
            "debrief": self.debrief,
        }
        for card in self._beside.values():
            column.addWidget(card)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.header.crumb_pressed.connect(self.back_requested)
        self.later.clicked.connect(self.later_requested)
        self.steps.picked.connect(self.step_requested)
        self.gone.first_step.connect(self.plan_requested)
        for step, foot in self.feet.items():
            foot.settle_requested.connect(partial(self.settle_requested.emit, step))
            foot.on_requested.connect(partial(self.on_requested.emit, step))

    # ----------------------------------------------------------------------------------------------------------- show

    def show_head(self, shown: HeadShown) -> None:
        """Show what stands above the step in front, and what is left of each."""
        self.gone.hide()
        self.steps.show()
        self._columns.show()
        self.later.show()
        self.header.show_words("Close out", "", shown.crumb)
        self.steps.show_steps(shown.steps, self.front)
        for each in shown.steps:
            self.feet[each.step].show_left(each.left)
        self.notes.foot.offer_without("Leave it a draft" if shown.note_begun else "No note this time")
        self.still.show_steps(shown.steps)

    def show_step(self, step: ClosingStep) -> None:
        """Bring a step forward."""
        self.front = step
        for scroll in self.findChildren(Scroll):
            scroll.verticalScrollBar().setValue(0)
        for each, panel in self.panels.items():
            panel.setVisible(each is step)
        for key, card in self._beside.items():
            card.setVisible(step in _BESIDE[key])

    def take_keys(self) -> None:
        """Take the keyboard to where the step in front begins."""
        if self.front is S.ATTENDANCE:
            self.attendance.take_keys()
        elif self.front is S.FOLLOW_UPS:
            self.follow_ups.why.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.front is S.NOTES:
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.feet[self.front].on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gone(self, crumb: str, sentence: str) -> None:
        """Show that there is nothing to close out, and why."""
        self.header.show_words("Close out", "", crumb)
        self.gone.sentence.setText(sentence)
        self.gone.show()
        self.steps.hide()
        self._columns.hide()
        self.later.hide()
