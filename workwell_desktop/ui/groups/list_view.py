"""The list of groups: one card each, a filter when there are many, the way to a new one. It decides nothing."""

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.groups.form_view import GroupForm
from workwell_desktop.ui.groups.shown import GroupCard
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CardButton,
    Chip,
    ElidedLabel,
    EmptyState,
    IconLabel,
    Muted,
    PageHeader,
    PrimaryButton,
    QuietButton,
    Scroll,
    SearchField,
    page_layout,
)
from workwell_desktop.ui.kit.matching import matches
from workwell_desktop.ui.kit.steady_column import SteadyColumn
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

MANY = 6
"""More groups than this deserve a filter."""


class GroupsView(QWidget):
    """The list, or what to do while there is none."""

    open_requested = Signal(object)
    """A `GroupId`."""
    new_requested = Signal()
    sample_requested = Signal()
    registers_requested = Signal()
    """Show the registers of all groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[GroupCard, ...] = ()
        self._open = False
        self._buttons: list[GroupButton] = []
        self.header = PageHeader("Groups")
        self.registers_button = Button("Registers of all groups", "clipboard-list")
        self.registers_button.clicked.connect(self.registers_requested)
        self.header.add_action(self.registers_button)
        self.new_button = PrimaryButton("New group", "plus")
        self.new_button.clicked.connect(self.new_requested)
        self.header.add_action(self.new_button)
        self.filter = SearchField("Filter groups", "Filter by name, place or facilitator")
        self.filter.textChanged.connect(self._fill)
        self.empty = self._build_empty()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(MEDIUM)
        self.older = QuietButton("")
        self.older.clicked.connect(self._fold)
        self.nothing = Muted("No group is called like that.")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.filter)
        column.addWidget(self.empty)
        column.addWidget(self.nothing)
        column.addLayout(self.rows)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        page_layout(self, self.header, body)

    def _build_empty(self) -> Card:
        card = Card()
        sentence = (
            "A group holds its people, its sessions and its register. Start your own, "
            "or look around in a sample group with invented people first."
        )
        state = EmptyState("users", "No group yet", sentence, "Create your first group")
        state.first_step.connect(self.new_requested)
        self.first_button = state.button
        self.sample_button = Button("Look around in a sample group", "sparkles")
        self.sample_button.clicked.connect(self.sample_requested)
        inside = state.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(inside.count() - 1, self.sample_button, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(state)
        return card

    def show_cards(self, cards: Sequence[GroupCard]) -> None:
        """Show the groups."""
        self._cards = tuple(cards)
        self.empty.setVisible(not cards)
        self.new_button.setVisible(bool(cards))
        self.registers_button.setVisible(bool(cards))
        self.filter.setVisible(len(cards) > MANY)
        if not self.filter.isVisibleTo(self) and self.filter.text():
            self.filter.clear()
        running = sum(not card.over for card in cards)
        words = f"{running} group{'' if running == 1 else 's'}" if cards else ""
        self.header.show_words("Groups", words)
        self._fill()

    def focus_first(self) -> None:
        """Put the focus where the keyboard begins."""
        if not self._cards:
            self.first_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> "list[GroupButton]":
        """Return the cards on the screen in their order."""
        return list(self._buttons)

    def _pick(self, group_id: GroupId, _checked: bool = False) -> None:
        self.open_requested.emit(group_id)

    def _fold(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        for old in self._buttons:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        typed = self.filter.text()
        found = [card for card in self._cards if matches(typed, card.folded)]
        shown = [card for card in found if not card.over or self._open or typed.strip()]
        for card in shown:
            button = GroupButton(card)
            button.clicked.connect(partial(self._pick, card.id))
            button.moved.connect(self._step)
            self.rows.addWidget(button)
            self._buttons.append(button)
        over = sum(card.over for card in self._cards)
        self.older.setVisible(bool(over) and not typed.strip())
        noun = "finished group" if over == 1 else "finished groups"
        self.older.setText(f"Hide {over} {noun}" if self._open else f"Show {over} {noun}")
        self.nothing.setVisible(bool(self._cards) and not shown and bool(typed.strip()))

    def _step(self, by: int) -> None:
        buttons = self.buttons()
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if here is not None and 0 <= here + by < len(buttons):
            buttons[here + by].setFocus(Qt.FocusReason.OtherFocusReason)


class GroupButton(CardButton):
    """One group as a card to open. Up and down walk from card to card."""

    moved = Signal(int)

    def __init__(self, card: GroupCard, parent: QWidget | None = None) -> None:
        super().__init__(f"{card.name}, members {card.members}, {card.next_label} {card.next_time}", parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE + 2, LARGE, LARGE, LARGE)
        line.setSpacing(LARGE)
        line.addLayout(self._words(card), 1)
        line.addWidget(_pair(card.next_label, card.next_time, 160))
        line.addWidget(_pair("Members", card.members, 76))
        line.addWidget(IconLabel("chevron-right", "muted"))

    def _words(self, card: GroupCard) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(TINY)
        first = QHBoxLayout()
        first.setSpacing(SMALL)
        first.addWidget(ElidedLabel(card.name, "heading"))
        for chip in card.chips:
            first.addWidget(Chip(chip.text, chip.tone))
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(ElidedLabel(card.line, "muted"))
        return words

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class NewGroupView(QWidget):
    """The form for a new group, with its two ways out."""

    create_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        subtitle = "Only the name is needed now. Everything can be changed later."
        self.header = PageHeader("New group", subtitle, "Groups")
        self.header.crumb_pressed.connect(self.cancelled)
        self.cancel_button = Button("Not now")
        self.cancel_button.clicked.connect(self.cancelled)
        self.create_button = PrimaryButton("Create group", "check")
        self.create_button.clicked.connect(self.create_requested)
        self.header.add_action(self.cancel_button)
        self.header.add_action(self.create_button)
        self.form = GroupForm(with_status=False)
        page_layout(self, self.header, self.form)

    def focus_field(self, name: str) -> None:
        """Put the focus into a field and bring it into sight."""
        field = self.form.field(name)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll = self.findChild(Scroll)
        if scroll is not None:
            scroll.ensureWidgetVisible(field)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.create_requested.emit()
        else:
            super().keyPressEvent(event)


class ListStack(QStackedWidget):
    """The list of groups, or the form for a new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = GroupsView()
        self.addWidget(self.list)

    @cached_property
    def new(self) -> NewGroupView:
        """The form for a new group."""
        made = NewGroupView()
        self.addWidget(made)
        return made


def _pair(above: str, below: str, width: int) -> SteadyColumn:
    """Return two short lines, one over the other, in a column that keeps its width from card to card."""
    return SteadyColumn(width, ElidedLabel(above, "muted"), ElidedLabel(below))
