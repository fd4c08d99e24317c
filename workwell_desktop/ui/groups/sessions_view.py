"""When a group meets, and its sessions: those to come, and the earlier ones, latest first. Wishes are signals."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.groups.schedule_form_view import ScheduleForm
from workwell_desktop.ui.groups.schedule_view import EndPanel, ScheduleCard
from workwell_desktop.ui.groups.shown import SessionLine
from workwell_desktop.ui.kit.controls import Card, Chip, Divider, ElidedLabel, EmptyState, LinkButton, QuietButton
from workwell_desktop.ui.kit.steady_column import SteadyColumn
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

AT_FIRST = 16
"""Earlier sessions shown before "Show all"."""


class SessionsView(QWidget):
    """The list of a group's sessions."""

    session_requested = Signal(object)
    """A `SessionId`: its plan."""
    note_requested = Signal(object)
    """A `SessionId`: its note."""
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[SessionLine, ...], tuple[SessionLine, ...]] | None = None
        self._all = False
        self.schedule, self.schedule_form, self.schedule_end = ScheduleCard(), ScheduleForm(), EndPanel()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(LARGE)
        for widget in (self.schedule, self.schedule_form, self.schedule_end):
            page.addWidget(widget)
        self._column = QVBoxLayout()
        self._column.setSpacing(LARGE)
        page.addLayout(self._column, 1)
        self._cards: list[QWidget] = []

    def show_sessions(
        self, coming: tuple[SessionLine, ...], earlier: tuple[SessionLine, ...], *, can_plan: bool
    ) -> None:
        """Show the sessions to come in their order, and the earlier ones as given."""
        if self._shown == (coming, earlier) and self._cards:
            return
        self._shown = (coming, earlier)
        self._clear()
        if not coming and not earlier:
            self._cards.append(self._empty(can_plan))
        if coming:
            self._cards.append(self._card("To come", coming))
        if earlier:
            self._cards.append(self._card("Earlier", earlier))
        for card in self._cards:
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _clear(self) -> None:
        while self._column.count():
            self._column.takeAt(0)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []

    def _empty(self, can_plan: bool) -> Card:
        card = Card()
        sentence = "Plan the first one: a day and a time are enough. The parts of the evening come afterwards."
        state = EmptyState("calendar-days", "No session yet", sentence, "Plan a session" if can_plan else "")
        state.first_step.connect(self.plan_requested)
        card.body.addWidget(state)
        return card

    def _card(self, title: str, lines: Sequence[SessionLine]) -> Card:
        card = Card(title)
        shown = lines if self._all else lines[:AT_FIRST]
        card.body.addSpacing(TINY)
        for index, line in enumerate(shown):
            if index:
                card.body.addWidget(Divider())
            card.body.addLayout(self._row(line))
        if len(shown) < len(lines):
            button = LinkButton(f"Show all {len(lines)}")
            button.clicked.connect(self._show_all)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _row(self, line: SessionLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        what = QVBoxLayout()
        what.setSpacing(0)
        what.addWidget(ElidedLabel(line.title, "strong"))
        what.addWidget(ElidedLabel(line.line, "muted"))
        row.addWidget(SteadyColumn(112, ElidedLabel(line.day, "strong"), ElidedLabel(line.clock, "muted")))
        row.addLayout(what, 1)
        row.addWidget(Chip(line.chip.text, line.chip.tone))
        row.addSpacing(SMALL)
        if line.noted:
            row.addWidget(self._button("Note", line, self.note_requested))
        row.addWidget(self._button("Open", line, self.session_requested))
        return row

    def _button(self, words: str, line: SessionLine, wish: SignalInstance) -> QuietButton:
        button = QuietButton(words)
        button.setAccessibleName(f"{words}: {line.title}")
        button.clicked.connect(partial(_tell, wish, line.id))
        return button

    def _show_all(self) -> None:
        self._all = True
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_sessions(*shown, can_plan=False)
            first = self.findChild(QuietButton)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)


def _tell(wish: SignalInstance, session_id: SessionId, _checked: bool = False) -> None:
    wish.emit(session_id)
