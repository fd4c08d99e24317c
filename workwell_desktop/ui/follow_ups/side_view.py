"""Beside what waits: whom to think of, and what was closed lately. It decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.follow_ups.row_view import ClosedRowView, SuggestedRowView
from workwell_desktop.ui.follow_ups.shown import BoardShown, ClosedRow, SuggestedRow
from workwell_desktop.ui.kit.controls import Card, Divider, Muted
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE

MOST_CLOSED = 8
"""Rows of what was closed lately; the rest stands in each person's log."""


class SideView(QWidget):
    """The narrow column of the room."""

    suggestion_taken = Signal(object)
    """A `Suggestion`."""
    suggestion_set_aside = Signal(object)
    """A `Suggestion`."""
    reopen_requested = Signal(object)
    """A `FollowUpId`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggested: list[SuggestedRowView] = []
        self.closed: list[ClosedRowView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LARGE)

    def show_side(self, shown: BoardShown) -> None:
        """Show both cards, each only when there is something on it."""
        empty(self._column)
        self.setVisible(bool(shown.suggested or shown.closed))
        self.suggested = [self._suggested(row) for row in shown.suggested]
        self.closed = [self._closed(row) for row in shown.closed[:MOST_CLOSED]]
        if self.suggested:
            card = Card("Worth a thought")
            card.body.addWidget(Muted("Missing sessions is a reason to check in, and no more than that."))
            for row in self.suggested:
                card.body.addWidget(Divider())
                card.body.addWidget(row)
            self._column.addWidget(card)
        if self.closed:
            card = Card("Closed lately")
            for index, each in enumerate(self.closed):
                if index:
                    card.body.addWidget(Divider())
                card.body.addWidget(each)
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _suggested(self, row: SuggestedRow) -> SuggestedRowView:
        made = SuggestedRowView(row)
        made.made.connect(self.suggestion_taken)
        made.set_aside.connect(self.suggestion_set_aside)
        return made

    def _closed(self, row: ClosedRow) -> ClosedRowView:
        made = ClosedRowView(row)
        made.reopened.connect(self.reopen_requested)
        return made
