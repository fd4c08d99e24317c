"""On a person's page: what is open about them, what came of it, and fields for a new one. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import FollowUpId
from workwell_desktop.ui.kit.controls import Card, Divider, LinkButton, Muted, QuietButton, WrappedLabel
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.follow_up_form import FollowUpForm, Typed
from workwell_desktop.ui.kit.outcome_panel import OutcomePanel, Settling
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.people.shown import PersonShown, Waiting


class _WaitingRow(QWidget):
    """One open follow-up; the panel unfolds beneath it."""

    def __init__(self, waiting: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = waiting
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(waiting.title))
        if waiting.line:
            words.addWidget(WrappedLabel(waiting.line, "muted"))
        self.done_button = QuietButton("Done…")
        self.done_button.setAccessibleName(f"Say what came of it: {waiting.title}")
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addLayout(words, 1)
        line.addWidget(self.done_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addLayout(line)


class FollowingCard(Card):
    """The card of open follow-ups."""

    make_requested = Signal(object)
    """A `Typed`."""
    settle_requested = Signal(object, object)
    """A `FollowUpId` and a `Settling`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Open follow-ups", parent=parent)
        self.rows: dict[FollowUpId, _WaitingRow] = {}
        self._shown: PersonShown | None = None
        self.form = FollowUpForm(short=True)
        self.form.hide()
        self.form.kept.connect(self.make_requested)
        self.form.cancelled.connect(self.close_form)
        self.panel = OutcomePanel(self, narrow=True)
        self.panel.hide()
        self.panel.settled.connect(self._settle)
        self.panel.cancelled.connect(self.fold)
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.add_button = LinkButton("Add a follow-up")
        self.add_button.clicked.connect(self.open_form)
        self.body.addWidget(self.form)
        self.body.addLayout(self._list)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, shown: PersonShown, *, fresh: bool = False) -> None:
        """Show what is open; with `fresh`, what was typed about the last person goes."""
        before, self._shown = self._shown, shown
        if fresh:
            self.fold()
            self.close_form()
        if fresh or before is None or before.waiting != shown.waiting:
            self._fill(shown.waiting)

    def _fill(self, waiting: Sequence[Waiting]) -> None:
        opened = self._opened()
        self._put_away()
        empty(self._list)
        self.rows = {}
        if not waiting:
            self._list.addWidget(Muted("Nothing is open."))
        for index, each in enumerate(waiting):
            if index:
                self._list.addWidget(Divider())
            row = _WaitingRow(each)
            row.done_button.clicked.connect(self._unfold)
            self._list.addWidget(row)
            self.rows[each.id] = row
        if opened in self.rows:
            self._hold(self.rows[opened])

    def open_form(self) -> None:
        """Show the fields of a new follow-up."""
        if self._shown is not None:
            self.form.show()
            self.add_button.hide()
            self.form.begin(Typed("", None), self._shown.today)

    def close_form(self) -> None:
        """Put the fields away."""
        had_keyboard = self.form.isAncestorOf(self.focusWidget() or self)
        self.form.hide()
        self.add_button.show()
        if had_keyboard:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Close the panel; the keyboard goes back to the button that opened it."""
        opened = self._opened()
        self._put_away()
        if opened in self.rows:
            self.rows[opened].done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self.panel.hide()
        self.panel.setParent(self)

    def _hold(self, row: _WaitingRow) -> None:
        row.column.addWidget(self.panel)
        self.panel.show()

    def _opened(self) -> FollowUpId | None:
        row = self.panel.parentWidget()
        return row.waiting.id if isinstance(row, _WaitingRow) and not self.panel.isHidden() else None

    def _unfold(self) -> None:
        button = self.sender()
        row = next((each for each in self.rows.values() if each.done_button is button), None)
        if row is None or self._shown is None:
            return
        if self._opened() == row.waiting.id:
            self.fold()
            return
        self._hold(row)
        self.panel.show_for(self._shown.approach, self._shown.today)

    def _settle(self, settling: Settling) -> None:
        opened = self._opened()
        if opened is not None:
            self.settle_requested.emit(opened, settling)
