"""The register with what stands beside it: marks for the mouse, patterns, numbers. It decides nothing."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.attendance import MARKABLE, Code
from workwell_desktop.ui.attendance.grid import RegisterGrid
from workwell_desktop.ui.attendance.shown import Glance, legend
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    Divider,
    ElidedLabel,
    EmptyState,
    Label,
    Muted,
    Scroll,
    Tone,
)
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY


class AttendanceView(QWidget):
    """Register at the left, cards at the right, or what to do first."""

    code_requested = Signal(object)
    """A `Code` for the current cell, by mouse; None clears it."""
    rest_present_requested = Signal()
    members_requested = Signal()
    session_requested = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = RegisterGrid(model)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(LARGE)
        self.marking = self._build_marking()
        self._patterns, self._facts = Card("Patterns"), Card("Group at a glance")
        for card in (self.marking, self._patterns, self._facts):
            self._side.addWidget(card)
        self._side.addStretch(1)
        self._full = Scroll(Columns(self._build_register(), side, 250))
        self.no_members = EmptyState(
            "users",
            "Nobody is in this group yet",
            "Add the members first; then everyone has a line in the register.",
            "Add members",
        )
        self.no_sessions = EmptyState(
            "calendar-plus",
            "No session is planned yet",
            "Plan the first session; then it has a column in the register.",
            "Plan a session",
        )
        self.no_members.first_step.connect(self.members_requested)
        self.no_sessions.first_step.connect(self.session_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._full, self.no_members, self.no_sessions):
            layout.addWidget(widget, 1)

    def _build_register(self) -> Card:
        card = Card()
        card.body.setContentsMargins(TINY, SMALL, TINY, MEDIUM)
        card.body.addWidget(self.grid, 1000)
        foot = QHBoxLayout()
        foot.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        foot.setSpacing(LARGE)
        foot.addWidget(Muted(legend()), 1)
        card.body.addLayout(foot)
        card.body.addStretch(1)
        return card

    def _build_marking(self) -> Card:
        card = Card()
        self._who = ElidedLabel("", "heading")
        self._which = Muted("")
        card.body.addWidget(self._who)
        card.body.addWidget(self._which)
        grid = QGridLayout()
        grid.setSpacing(TINY + 2)
        self.buttons: dict[Code, Button] = {}
        for number, code in enumerate(MARKABLE):
            button = Button(code.letters)
            button.setAccessibleName(code.label)
            button.setToolTip(f"{code.label} (type {code.key})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCheckable(True)
            button.clicked.connect(partial(self.code_requested.emit, code))
            grid.addWidget(button, number // 3, number % 3)
            self.buttons[code] = button
        card.body.addLayout(grid)
        self._said = Label("", "error", wrap=True)
        card.body.addWidget(self._said)
        self.rest = Button("Mark the rest present", "check")
        self.rest.clicked.connect(self.rest_present_requested)
        self.show_refusal("")
        card.body.addWidget(self.rest)
        return card

    def show_filled(self, *, members: bool, sessions: bool) -> None:
        """Show the register, or what to do before there can be one."""
        self._full.setVisible(members and sessions)
        self.no_members.setVisible(not members)
        self.no_sessions.setVisible(members and not sessions)

    def show_cell(self, who: str, which: str, code: Code, *, open_marks: int) -> None:
        """Show the current cell and how many of its session are still without a mark."""
        self._who.setText(who)
        self._which.setText(which)
        for each, button in self.buttons.items():
            button.setChecked(each is code)
        self.rest.setVisible(open_marks > 0)

    def show_refusal(self, sentence: str) -> None:
        """Show why a mark was not taken; an empty sentence takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    @property
    def refusal(self) -> str:
        """The sentence that stands beside the marks, or nothing."""
        return self._said.text()

    def show_glance(self, glance: Glance) -> None:
        """Show patterns and numbers."""
        _empty(self._patterns)
        for chip, name, worry in glance.patterns:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(Chip(chip, Tone.BAD if worry else Tone.WARN))
            layout.addWidget(ElidedLabel(name), 1)
            self._patterns.body.addWidget(line)
        if glance.patterns:
            self._patterns.body.addWidget(Muted("Someone staying away is a reason to ask how they are."))
        self._patterns.setVisible(bool(glance.patterns))
        _empty(self._facts)
        for number, (words, value) in enumerate(glance.facts):
            if number:
                self._facts.body.addWidget(Divider())
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(Label(words), 1)
            layout.addWidget(Label(value, "strong"))
            self._facts.body.addWidget(line)


def _empty(card: Card) -> None:
    """Take everything but the heading off a card."""
    while card.body.count() > 1:
        item = card.body.takeAt(1)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
