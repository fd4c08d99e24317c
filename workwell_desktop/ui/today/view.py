"""Today on the screen: cards and lines. It emits where the facilitator wants to go and decides nothing."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import Button, LinkButton, PrimaryButton, QuietButton
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.page_parts import Columns, EmptyState, PageHeader, page_layout
from workwell_desktop.ui.kit.places_to_go import Place, ToCalendar
from workwell_desktop.ui.kit.surfaces import (
    Card,
    Chip,
    Divider,
    ElidedLabel,
    Heading,
    Label,
    Muted,
    Row,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.today.check_line import CheckLine
from workwell_desktop.ui.today.session_line import SessionLine
from workwell_desktop.ui.today.shown import Errand, JoyLine, Line, NextSession, Screen


class _Going(QObject):
    """Ties a button to the place it leads to."""

    def __init__(self, place: Place, view: "TodayView", button: QWidget, *, looks: bool = False) -> None:
        super().__init__(button)
        self._place = place
        self._view = view
        self._looks = looks

    def go(self) -> None:
        """Say where the facilitator wants to go."""
        if self._looks:
            self._view.looked.emit()
        self._view.place_requested.emit(self._place)


class TodayView(QWidget):
    """The page of today."""

    place_requested = Signal(object)
    """Where to go: a `Place`."""
    looked = Signal()
    """The notes of the session before the next one are being looked at."""
    new_group_requested = Signal()
    sample_requested = Signal()
    new_session_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Screen | None = None
        self.header = PageHeader()
        self.new_session = Button("New session", "plus")
        self.new_session.clicked.connect(self.new_session_requested)
        self.header.add_action(self.new_session)
        self._main, self._side = QWidget(), QWidget()
        self._columns = (QVBoxLayout(self._main), QVBoxLayout(self._side))
        for column in self._columns:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(LARGE)
        self._full = Columns(self._main, self._side, 360)
        self.empty = self._build_empty()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._full, 1)
        layout.addWidget(self.empty)
        layout.addStretch(0)
        page_layout(self, self.header, body)

    def _build_empty(self) -> QWidget:
        state = EmptyState(
            "sprout",
            "A quiet start",
            "Your groups will show here: what is next, what needs a hand, what went well. "
            "Start with your first group, or look around in a sample group.",
            "Create your first group",
        ).as_card()
        state.first_step.connect(self.new_group_requested)
        self.sample = Button("Look around in a sample group", "sparkles")
        self.sample.clicked.connect(self.sample_requested)
        column = state.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.sample, 0, Qt.AlignmentFlag.AlignHCenter)
        return state

    def show_screen(self, screen: Screen) -> None:
        """Show today, everything anew when something differs."""
        if screen == self._shown:
            return
        self._shown = screen
        self.header.show_words(screen.title, screen.subtitle if screen.has_groups else "")
        self.new_session.setVisible(screen.has_groups)
        self._full.setVisible(screen.has_groups)
        self.empty.setVisible(not screen.has_groups)
        main, side = self._columns
        for column in self._columns:
            while (item := column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        if not screen.has_groups:
            return
        main.addWidget(self._next_card(screen.next) if screen.next else self._nothing_planned())
        main.addWidget(self._sessions_card(screen), 1)
        side.addWidget(self._errands_card(screen.errands))
        if screen.joys:
            side.addWidget(_joys_card(screen.joys))
        side.addStretch(1)

    def _lead(self, button: QWidget, place: Place) -> None:
        going = _Going(place, self, button)
        if isinstance(button, Button):
            button.clicked.connect(going.go)

    def _next_card(self, shown: NextSession) -> Card:
        card = Card(stripe="primary")
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(WrappedLabel(shown.when, "muted"))
        words.addWidget(WrappedLabel(shown.title, "large"))
        top.addLayout(words, 1)
        begin = PrimaryButton(shown.begin_words, shown.begin_icon)
        self._lead(begin, shown.place)
        top.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        card.body.addWidget(_facts(shown))
        card.body.addSpacing(MEDIUM)
        card.body.addWidget(Divider())
        card.body.addSpacing(SMALL)
        grid = QGridLayout()
        grid.setHorizontalSpacing(HUGE)
        grid.setVerticalSpacing(TINY)
        for number, check in enumerate(shown.checks):
            line = CheckLine(check)
            line.clicked.connect(_Going(check.place, self, line, looks=check.looks).go)
            grid.addWidget(line, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card

    def _nothing_planned(self) -> Card:
        card = Card("Nothing is planned yet", stripe="primary")
        card.body.addWidget(
            Label("Plan the next session, and it will show here with what is left to prepare.", wrap=True)
        )
        plan = PrimaryButton("Plan a session", "calendar-plus")
        plan.clicked.connect(self.new_session_requested)
        card.body.addWidget(plan, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _sessions_card(self, screen: Screen) -> Card:
        card = Card(screen.coming_title)
        if not screen.coming:
            card.body.addWidget(Muted("Nothing else in the next two weeks."))
        self._add_lines(card, screen.coming)
        if screen.more_coming:
            more = LinkButton(screen.more_coming)
            self._lead(more, ToCalendar())
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(MEDIUM)
        card.body.addWidget(Heading("Recently held"))
        if not screen.recent:
            card.body.addWidget(Muted("Sessions show here once they have been held."))
        self._add_lines(card, screen.recent)
        card.body.addStretch(1)
        return card

    def _add_lines(self, card: Card, lines: Iterable[Line]) -> None:
        for number, line in enumerate(lines):
            if number:
                card.body.addWidget(Divider())
            card.body.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        button = Button(line.button) if line.time else QuietButton(line.button)
        button.setAccessibleName(f"{line.button}: {line.group}, {line.day}")
        self._lead(button, line.place)
        return SessionLine(line, button)

    def _errands_card(self, errands: Iterable[Errand]) -> Card:
        card = Card("Needs your attention")
        some = False
        for number, errand in enumerate(errands):
            some = True
            if number:
                card.body.addWidget(Divider())
            row = Row(errand.title, errand.words, icon=errand.icon, token="accent")
            button = QuietButton(errand.button)
            button.setAccessibleName(f"{errand.button}: {errand.title}")
            self._lead(button, errand.place)
            row.add(button)
            card.body.addWidget(row)
        if not some:
            card.body.addWidget(Row("All done", "Nothing is waiting for you.", icon="circle-check", token="ok"))
        return card


def _facts(shown: NextSession) -> Flow:
    facts: list[QWidget] = [ElidedLabel(f"Theme: {shown.theme}", "strong")] if shown.theme else []
    facts.append(Chip(shown.kind, Tone.PRIMARY))
    if shown.ready:
        facts.append(Chip("Ready", Tone.OK, "check"))
    if shown.expected:
        facts.append(Chip(shown.expected, Tone.NEUTRAL, "users"))
    return Flow(*facts)


def _joys_card(joys: Iterable[JoyLine]) -> Card:
    card = Card("Worth celebrating")
    for number, joy in enumerate(joys):
        if number:
            card.body.addWidget(Divider())
        row = Row(joy.title, joy.words, icon=joy.icon, token="primary")
        row.title.set_role("strong")
        card.body.addWidget(row)
    return card
