"""The Follow-ups room: fields for a new one, filters, what waits, whom to think of. It decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.follow_ups.list_view import WaitingList
from workwell_desktop.ui.follow_ups.shown import BoardShown, WaitingRow
from workwell_desktop.ui.follow_ups.side_view import SideView
from workwell_desktop.ui.kit.controls import (
    Card,
    Choice,
    Columns,
    EmptyState,
    PageHeader,
    PrimaryButton,
    SearchField,
    page_layout,
)
from workwell_desktop.ui.kit.follow_up_form import FollowUpForm, Typed
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM


class FollowUpsView(QWidget):
    """The whole room."""

    make_requested = Signal(object)
    """A `Typed`: keep a new follow-up."""
    change_requested = Signal(object, object)
    """A `WaitingRow` and a `Typed`: keep it changed."""
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: BoardShown | None = None
        self._changing: WaitingRow | None = None
        self.header = PageHeader("Follow-ups")
        self.new_button = PrimaryButton("New follow-up", "plus")
        self.new_button.clicked.connect(self.open_form)
        self.header.add_action(self.new_button)
        self.form = FollowUpForm()
        self.form.kept.connect(self._keep)
        self.form.cancelled.connect(self.close_form)
        self.form_card = Card("New follow-up", stripe="primary")
        self.form_card.body.addWidget(self.form)
        self.form_card.hide()
        self.groups, self.search = Choice("Group"), SearchField("Find a person", "Find by name")
        self.groups.activated.connect(self._filtered)
        self.search.textChanged.connect(self._filtered)
        self.list, self.side = WaitingList(), SideView()
        self.list.change_requested.connect(self._change)
        self.empty = self._build_empty()
        self._lay_out()

    def _build_empty(self) -> EmptyState:
        state = EmptyState(
            "list-checks",
            "Nothing to follow up",
            "What you want to see to after a session shows here: a call, a question, something to bring. "
            "A tick in the register or ! in a quick note brings it here too.",
            "Add a follow-up",
        ).as_card()
        state.first_step.connect(self.open_form)
        return state

    def _lay_out(self) -> None:
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(MEDIUM)
        filters.addWidget(self.groups)
        filters.addWidget(self.search, 1)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        for widget in (self.form_card, self._filters, self.list, self.empty):
            column.addWidget(widget)
        column.addStretch(1)
        page_layout(self, self.header, Columns(main, self.side, 330))

    def show_board(self, shown: BoardShown) -> None:
        """Show everything that is not shown already."""
        if shown == self._shown:
            return
        self._shown = shown
        self.header.show_words("Follow-ups", shown.subtitle)
        self._offer_first_step()
        self._filters.setVisible(shown.waiting > 1)
        held = self.groups.value()
        self.groups.clear()
        for words, value in shown.groups:
            self.groups.add(words, value)
        self.groups.show_value(held)
        self.groups.setVisible(len(shown.groups) > 2)
        self.list.setVisible(bool(shown.waiting))
        self.list.show_rows(shown)
        self.side.show_side(shown)

    def _offer_first_step(self) -> None:
        closed = self.form_card.isHidden()
        waiting = self._shown is not None and self._shown.waiting > 0
        self.empty.setVisible(closed and not waiting)
        self.new_button.setVisible(closed and waiting)

    def open_form(self) -> None:
        """Show the fields of a new follow-up."""
        self._changing = None
        self._show_form("New follow-up", "Add follow-up", Typed("", None))

    def close_form(self) -> None:
        """Put the fields away; the keyboard goes to the button that opened them."""
        self._changing = None
        self.form_card.hide()
        self._offer_first_step()
        first = self.new_button if self.new_button.isVisibleTo(self) else self.empty.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close the fields and the panel, and empty the filter: names are about to be hidden."""
        self._changing = None
        self.form_card.hide()
        self._offer_first_step()
        self.list.put_away()
        self.search.setText("")

    def _show_form(self, title: str, words: str, typed: Typed) -> None:
        if self._shown is None:
            return
        self.form_card.heading.setText(title)
        self.form.save_button.setText(words)
        self.form.offer(self._shown.about)
        self.form_card.show()
        self._offer_first_step()
        self.form.begin(typed, self._shown.today)

    def _change(self, row: WaitingRow) -> None:
        self._changing = row
        kept = row.follow_up
        typed = Typed(kept.why, kept.due, kept.person_id or kept.group_id, kept.who)
        self._show_form("Change this follow-up", "Keep it", typed)

    def _keep(self, typed: Typed) -> None:
        if self._changing is None:
            self.make_requested.emit(typed)
        else:
            self.change_requested.emit(self._changing, typed)

    def _filtered(self) -> None:
        self.filter_changed.emit()
