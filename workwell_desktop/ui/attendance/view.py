"""The register with what stands beside it: marks for the mouse, patterns, numbers. It decides nothing."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.code_buttons import CodeButtons
from workwell_desktop.ui.attendance.grid import RegisterGrid
from workwell_desktop.ui.attendance.shown import Glance, legend, no_mark
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

SIDE_WIDTH = 250
"""Pixels of the cards beside the register, at 100 % text."""


class _Side(Scroll):
    """Asks for no height of its own beside the register, or the page would scroll because of the cards."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


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
        self.grid.unknown.connect(self._show_unknown)
        self._cards = self._build_cards()
        self._side = _Side(self._cards, LARGE)
        columns = Columns(self._build_register(), self._side, SIDE_WIDTH + LARGE)
        self._beside = True
        self._full = Scroll(columns)
        self._turn(columns.beside)
        columns.turned.connect(self._turn)
        for watched in (self._full.viewport(), self._cards, self._legend):
            watched.installEventFilter(self)
        self.no_members = EmptyState(
            "users",
            "Nobody is in this group yet",
            "Add the members first; then everyone has a line in the register.",
            "Add members",
        ).as_card()
        self.no_sessions = EmptyState(
            "calendar-plus",
            "No session is planned yet",
            "Plan the first session; then it has a column in the register.",
            "Plan a session",
        ).as_card()
        self.no_members.first_step.connect(self.members_requested)
        self.no_sessions.first_step.connect(self.session_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._full, 1)
        for empty in (self.no_members, self.no_sessions):
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, LARGE, 0)  # as far as the cards beside the register
            line.addWidget(empty)
            layout.addLayout(line)
        layout.addStretch(0)

    def _build_register(self) -> Card:
        card = Card()
        card.body.setContentsMargins(TINY, SMALL, TINY, MEDIUM)
        card.body.addWidget(self.grid, 1000)
        self._legend = Muted(legend())
        self._legend.setObjectName("legend")
        self._legend.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        card.body.addWidget(self._legend)
        card.body.addStretch(1)
        return card

    def _build_cards(self) -> QWidget:
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self.marking = self._build_marking()
        self._patterns, self._facts = Card("Patterns"), Card("Group at a glance")
        for card in (self.marking, self._patterns, self._facts):
            column.addWidget(card)
        column.addStretch(1)
        return cards

    def _turn(self, beside: bool) -> None:
        """Scroll the cards alone while they stand beside the register, else the page as a whole."""
        self._beside = beside
        self._side.set_gutter(LARGE if beside else 0)
        self._full.set_gutter(0 if beside else LARGE)
        self._share_height()

    def _share_height(self) -> None:
        """Let heads, totals and some people between them be in sight at once; cards beneath show whole."""
        around = SMALL + TINY
        if self._beside:
            around += SMALL + self._legend.heightForWidth(self._legend.width()) + SMALL + MEDIUM
        self.grid.set_room(self._full.viewport().height() - around)
        high = 0 if self._beside else self._cards.heightForWidth(self._side.width())
        if self._side.minimumHeight() != high:
            self._side.setMinimumHeight(high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_height()
        return super().eventFilter(watched, event)

    def _build_marking(self) -> Card:
        card = Card()
        self._who = ElidedLabel("", "heading")
        self._which = Muted("")
        card.body.addWidget(self._who)
        card.body.addWidget(self._which)
        codes = CodeButtons()
        codes.pressed.connect(self.code_requested)
        self.buttons, self._show_code = codes.by_code, codes.show_code
        card.body.addWidget(codes)
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
        self._show_code(code)
        self.rest.setVisible(open_marks > 0)

    def show_refusal(self, sentence: str) -> None:
        """Show why a mark was not taken; an empty sentence takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _show_unknown(self, letter: str) -> None:
        self.show_refusal(no_mark(letter))

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
