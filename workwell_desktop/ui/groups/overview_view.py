"""A group at a glance: what it is for, what is next, what was last, and the figures. It decides nothing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.groups.shown import Fact, Overview, SessionLine
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    Divider,
    ElidedLabel,
    Label,
    LinkButton,
    Muted,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, SMALL, TINY


class OverviewView(QWidget):
    """The first tab of a group."""

    session_requested = Signal(object)
    """A `SessionId`: its plan."""
    note_requested = Signal(object)
    """A `SessionId`: its note."""
    plan_requested = Signal()
    purpose_requested = Signal()
    members_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        main, side = QWidget(), QWidget()
        for column, layout in ((main, self._main), (side, self._side)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(LARGE)
            column.setLayout(layout)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(main, side, 330))
        whole.addStretch(1)

    def show_overview(self, shown: Overview, *, can_plan: bool, empty: bool) -> None:
        """Show the overview; `empty` is a group without people."""
        for layout in (self._main, self._side):
            _clear(layout)
        self._main.addWidget(self._next(shown.next, can_plan))
        if shown.last is not None:
            self._main.addWidget(self._last(shown.last))
        self._main.addWidget(self._purpose(shown.purpose))
        self._main.addStretch(1)
        if empty:
            self._side.addWidget(self._first_people())
        self._side.addWidget(_facts("Group at a glance", shown.glance))
        self._side.addWidget(_facts("How it works", shown.terms))
        self._side.addStretch(1)

    def _next(self, line: SessionLine | None, can_plan: bool) -> Card:
        if line is None:
            card = Card("Next session")
            words = "Nothing is planned yet." if can_plan else "This group is not meeting at present."
            card.body.addWidget(Muted(words))
            if can_plan:
                button = Button("Plan a session", "calendar-plus")
                button.clicked.connect(self.plan_requested)
                card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            return card
        card = Card(stripe="primary")
        card.body.addWidget(Muted(f"Next · {line.day} · {line.clock}"))
        card.body.addLayout(self._titled(line, "Open plan", self.session_requested))
        if line.line:
            card.body.addWidget(Muted(line.line))
        return card

    def _last(self, line: SessionLine) -> Card:
        card = Card("Last session")
        card.body.addLayout(self._titled(line, "Open note", self.note_requested))
        card.body.addWidget(Muted(" · ".join(part for part in (line.day, line.clock, line.line) if part)))
        return card

    def _titled(self, line: SessionLine, words: str, wish: SignalInstance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(WrappedLabel(line.title, "large" if line.upcoming else "strong"), 1)
        row.addWidget(Chip(line.chip.text, line.chip.tone))
        button = Button(words)
        button.setAccessibleName(f"{words}: {line.title}")
        button.clicked.connect(partial(_tell, wish, line.id))
        row.addWidget(button)
        return row

    def _purpose(self, purpose: str) -> Card:
        card = Card("What this group is for")
        if purpose:
            card.body.addWidget(WrappedLabel(purpose))
        else:
            card.body.addWidget(Muted("A sentence about the purpose helps newcomers, and you in a busy week."))
            button = LinkButton("Write it")
            button.clicked.connect(self.purpose_requested)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _first_people(self) -> Card:
        card = Card("Who comes?", ground="primary_soft")
        card.body.addWidget(Label("Nobody is on the roster yet. A first name and an initial are enough.", wrap=True))
        button = Button("Add people", "user-plus")
        button.clicked.connect(self.members_requested)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _facts(title: str, facts: Sequence[Fact]) -> Card:
    card = Card(title)
    card.body.addSpacing(TINY)
    for index, fact in enumerate(facts):
        if index:
            card.body.addWidget(Divider())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(Label(fact.label))
        value = ElidedLabel(fact.value, "strong")
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(value, 1)
        card.body.addLayout(row)
    return card


def _clear(layout: QLayout) -> None:
    empty(layout)


def _tell(wish: SignalInstance, session_id: SessionId, _checked: bool = False) -> None:
    wish.emit(session_id)
