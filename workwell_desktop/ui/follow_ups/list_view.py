"""What waits, by its day, with the panel that says what came of one. It decides nothing."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout

from workwell_desktop.domain.follow_up import When
from workwell_desktop.domain.ids import FollowUpId
from workwell_desktop.ui.follow_ups.row_view import WaitingRowView
from workwell_desktop.ui.follow_ups.shown import BoardShown, WaitingRow
from workwell_desktop.ui.kit.controls import Card, Divider, Heading, LinkButton, Muted
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.outcome_panel import OutcomePanel, Settling
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

AT_FIRST = 40
"""Rows shown before "Show all"."""


class WaitingList(Card):
    """The card of open follow-ups."""

    settle_requested = Signal(object, object)
    """A `FollowUpId` and a `Settling`."""
    change_requested = Signal(object)
    """A `WaitingRow`: show its fields."""
    copy_requested = Signal(object)
    """A `FollowUpId`."""
    remove_requested = Signal(object)
    """A `FollowUpId`."""
    person_requested = Signal(object)
    """A `PersonId`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[FollowUpId, WaitingRowView] = {}
        self._shown: BoardShown | None = None
        self._all = False
        self.panel = self._build_panel()
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)

    def _build_panel(self) -> OutcomePanel:
        panel = OutcomePanel(self)
        panel.hide()
        panel.settled.connect(self._settle)
        panel.cancelled.connect(self.fold)
        for words, call in (
            ("Change it", self._change),
            ("Copy a reminder without names", self._copy),
            ("Remove it", self._remove),
        ):
            button = LinkButton(words)
            button.clicked.connect(call)
            panel.add_action(button)
        return panel

    def show_rows(self, shown: BoardShown) -> None:
        """Show what waits; an open panel stays open with what is typed in it, while its follow-up is there."""
        self._shown = shown
        focused, opened = self._focused(), self.opened()
        self.put_away()
        _clear(self._list)
        self.rows = {}
        rows = shown.rows if self._all else shown.rows[:AT_FIRST]
        for number, (section, members) in enumerate(groupby(rows, key=_section)):
            if number:
                self._list.addSpacing(MEDIUM)
            self._list.addWidget(Heading(section.label))
            for index, row in enumerate(members):
                if index:
                    self._list.addWidget(Divider())
                self._list.addWidget(self._made(row))
        if not rows:
            self._list.addWidget(Muted("Nothing here for this group or name."))
        if len(rows) < len(shown.rows):
            more = LinkButton(f"Show all {len(shown.rows)}")
            more.clicked.connect(self._show_all)
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if opened in self.rows:
            self.rows[opened].unfold(self.panel)
        elif focused in self.rows:
            self.rows[focused].done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def opened(self) -> FollowUpId | None:
        """Return the follow-up whose panel is open."""
        row = self.panel.parentWidget()
        return row.row.id if isinstance(row, WaitingRowView) and not self.panel.isHidden() else None

    def unfold(self, follow_up_id: FollowUpId) -> None:
        """Open the panel beneath a follow-up, or close it there."""
        row = self.rows.get(follow_up_id)
        if row is None or self._shown is None:
            return
        if self.opened() == follow_up_id:
            self.fold()
            return
        row.unfold(self.panel)
        self.panel.show_for(row.row.approach, self._shown.today, row.row.details)

    def fold(self) -> None:
        """Close the panel; the keyboard goes back to the button that opened it."""
        opened = self.opened()
        self.put_away()
        if opened in self.rows:
            self.rows[opened].done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close the panel and leave the keyboard alone."""
        self.panel.hide()
        self.panel.setParent(self)

    def _made(self, row: WaitingRow) -> WaitingRowView:
        made = WaitingRowView(row)
        made.unfold_requested.connect(self.unfold)
        made.person_requested.connect(self.person_requested)
        made.step_requested.connect(self._step)
        self.rows[row.id] = made
        return made

    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_rows(self._shown)

    def _settle(self, settling: Settling) -> None:
        opened = self.opened()
        if opened is not None:
            self.settle_requested.emit(opened, settling)

    def _change(self) -> None:
        opened = self.opened()
        if opened is not None:
            row = self.rows[opened].row
            self.fold()
            self.change_requested.emit(row)

    def _copy(self) -> None:
        opened = self.opened()
        if opened is not None:
            self.copy_requested.emit(opened)

    def _remove(self) -> None:
        opened = self.opened()
        if opened is not None:
            self.fold()
            self.remove_requested.emit(opened)

    def _focused(self) -> FollowUpId | None:
        """Return whose row the keyboard is on."""
        focus = self.focusWidget()
        return next((key for key, row in self.rows.items() if focus and row.isAncestorOf(focus)), None)

    def _step(self, follow_up_id: FollowUpId, steps: int) -> None:
        order = list(self.rows)
        there = order[max(0, min(order.index(follow_up_id) + steps, len(order) - 1))]
        self.rows[there].done_button.setFocus(Qt.FocusReason.TabFocusReason)


def _section(row: WaitingRow) -> When:
    return row.section


def _clear(layout: QLayout) -> None:
    empty(layout)
