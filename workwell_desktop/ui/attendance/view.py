"""The register and what stands around it: filters above, counts beneath, marks and numbers beside."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.arrivals_view import ArrivalsView
from workwell_desktop.ui.attendance.code_buttons import CodeButton
from workwell_desktop.ui.attendance.counting_view import CountingView
from workwell_desktop.ui.attendance.grid import RegisterGrid
from workwell_desktop.ui.attendance.headcounts_view import HeadcountsView
from workwell_desktop.ui.attendance.marking_view import MarkingView
from workwell_desktop.ui.attendance.paper_view import PaperView
from workwell_desktop.ui.attendance.shown import Glance, legend, no_mark
from workwell_desktop.ui.attendance.toolbar_view import ToolbarView
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
from workwell_desktop.ui.kit.emptying import empty
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

    members_requested = Signal()
    session_requested = Signal()

    def __init__(self, model: QAbstractItemModel, lines: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        main, self._cards = QWidget(), QWidget()
        self._side = _Side(self._cards, LARGE)
        columns = Columns(main, self._side, SIDE_WIDTH + LARGE)
        self._beside = True
        whole = QWidget()
        self._full = Scroll(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._full, 1)
        self.toolbar, self.counting = ToolbarView(), CountingView()
        self.grid = RegisterGrid(model)
        self.grid.unknown.connect(self._show_unknown)
        self.paper, self.headcounts = PaperView(lines), HeadcountsView()
        _below(whole, columns, self.toolbar)  # outside in: each part is then dressed once, and not at every move
        self._build_main(main)
        self._build_cards(self._cards)
        self._turn(columns.beside)
        columns.turned.connect(self._turn)
        for watched in (self._full.viewport(), self._cards, self._legend, self.toolbar, self.counting):
            watched.installEventFilter(self)
        self._build_empty()
        for state in (self.no_members, self.no_sessions):
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, LARGE, 0)  # as far as the cards beside the register
            line.addWidget(state)
            layout.addLayout(line)
        layout.addStretch(0)

    def _build_empty(self) -> None:
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

    def _build_main(self, main: QWidget) -> None:
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._register = Card()
        for part in (self._register, self.paper, self.headcounts):
            column.addWidget(part, 1)
        self._register.body.setContentsMargins(TINY, SMALL, TINY, MEDIUM)
        self.nobody = Muted("")
        self.nobody.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        self._legend = Muted(legend())
        self._legend.setObjectName("legend")
        self._legend.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        inside = self.counting.layout()
        if inside is not None:
            inside.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        self._register.body.addWidget(self.grid, 1000)
        for each in (self.nobody, self.counting, self._legend):
            self._register.body.addWidget(each)
        self._register.body.addStretch(1)
        self.headcounts.hide()
        self.nobody.hide()
        self.paper.hide()

    def _build_cards(self, cards: QWidget) -> None:
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self.arrivals, self.marking = ArrivalsView(), MarkingView()
        self.arrivals.hide()
        self._patterns, self._facts = Card("Patterns"), Card("In these sessions")
        for card in (self.arrivals, self.marking, self._patterns, self._facts):
            column.addWidget(card)
        column.addStretch(1)

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
            wide = self._register.width() - 2 * TINY
            around += SMALL + self._legend.heightForWidth(wide) + SMALL + MEDIUM
            around += _high(self.toolbar, self.toolbar.width()) + SMALL + _high(self.counting, wide) + SMALL
        self.grid.set_room(self._full.viewport().height() - around)
        high = 0 if self._beside else max(0, self._cards.heightForWidth(self._side.width()))
        if self._side.minimumHeight() != high:
            self._side.setMinimumHeight(high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_height()
        return super().eventFilter(watched, event)

    @property
    def buttons(self) -> dict[Code, CodeButton]:
        """The marks for the mouse."""
        return self.marking.buttons

    @property
    def rest(self) -> Button:
        """The button that marks the rest present."""
        return self.marking.rest

    def show_filled(self, *, members: bool, sessions: bool) -> None:
        """Show the register, or what to do before there can be one."""
        self._full.setVisible(members and sessions)
        self.no_members.setVisible(not members)
        self.no_sessions.setVisible(members and not sessions)

    def show_nobody(self, sentence: str) -> None:
        """Say why there is nothing to see in this period or with this filter; nothing shows the table again."""
        self.nobody.setText(sentence)
        self.nobody.setVisible(bool(sentence))
        for each in (self.grid, self.counting, self._legend, self.marking):
            each.setVisible(not sentence)

    def show_headcounts(self, wanted: bool) -> None:
        """Show numbers in place of names, or names again."""
        self.toolbar.show_names(not wanted)
        self.headcounts.setVisible(wanted)
        if wanted:
            for each in (self.paper, self.arrivals, self._register, self.marking):
                each.hide()
        elif self._register.isHidden() and self.paper.isHidden():
            self._register.show()

    def show_paper(self, wanted: bool) -> None:
        """Show the lines of the sheet in place of the table, or the table again."""
        self.paper.setVisible(wanted)
        self._register.setVisible(not wanted)
        self.toolbar.paper.setChecked(wanted)
        self.marking.setVisible(not wanted)
        self._patterns.setVisible(not wanted and self._patterns.body.count() > 1)

    def bring_details(self) -> None:
        """Bring what more can be said into sight."""
        self._side.ensureWidgetVisible(self.marking.details, 0, 0)

    def bring_question(self) -> None:
        """Bring the question before a mark is void into sight, with its answers."""
        details = self.marking.details
        for each in (details.why, details.keep):
            self._side.ensureWidgetVisible(each, 0, LARGE)

    def show_arrivals(self, wanted: bool) -> None:
        """Show or hide the card that writes down someone else."""
        self.arrivals.setVisible(wanted)
        if wanted:
            self.arrivals.begin()

    def _show_unknown(self, letter: str) -> None:
        self.marking.show_refusal(no_mark(letter))

    @property
    def refusal(self) -> str:
        """The sentence that stands beside the marks, or nothing."""
        return self.marking.refusal

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
        self._patterns.setVisible(bool(glance.patterns) and self.paper.isHidden())
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


def _below(whole: QWidget, rest: QWidget, above: QWidget) -> None:
    """Fill a widget with one above another that takes the rest of the height."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    column.addWidget(above)
    column.addWidget(rest, 1)


def _high(widget: QWidget, width: int) -> int:
    """Return the height a widget needs at a width."""
    layout = widget.layout()
    return layout.totalHeightForWidth(width) if layout is not None else 0


def _empty(card: Card) -> None:
    """Take everything but the heading off a card."""
    empty(card.body, keep=1)
