"""The live screen: a line at the top, the part in hand in the middle, people at the left, notes at the right.

Where there is no room for three columns, people, notes and cards share the right one, with tabs.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page_parts import Scroll, TabBar
from workwell_desktop.ui.kit.surfaces import Card
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.run.bar_view import BarView
from workwell_desktop.ui.run.cards_view import CardsView
from workwell_desktop.ui.run.ended_view import EndedView
from workwell_desktop.ui.run.notes_view import NotesView
from workwell_desktop.ui.run.now_view import NowView
from workwell_desktop.ui.run.people_view import PeopleView
from workwell_desktop.ui.run.round_view import RoundView
from workwell_desktop.ui.run.script_view import ScriptView

PEOPLE, NOTES, CARDS = "people", "notes", "cards"
_THREE_FROM = 980
"""Width from which three columns stand side by side, at 100 % text."""
_ROUND_BESIDE = 400
"""Width of the middle from which the ring of a round stands beside its buttons, at 100 % text."""
_LEFT, _RIGHT = 275, 285
_LEAST_LEFT, _LEAST_RIGHT = 248, 248


class RunView(QWidget):
    """The whole screen."""

    cards_opened = Signal()
    """The cards come into sight; until then nobody needs them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = BarView()
        self.now, self.round, self.script = NowView(), RoundView(), ScriptView()
        self.people, self.notes, self.cards = PeopleView(), NotesView(), CardsView()
        self.ended = EndedView()
        self.round.hide()
        self._three: bool | None = None
        self._build_sides()
        self._middle = Scroll(self._build_middle())
        live = QWidget()
        self._line = QHBoxLayout(live)
        self._line.setContentsMargins(HUGE, LARGE + 2, HUGE, LARGE + 2)
        self._line.setSpacing(LARGE + 2)
        self._line.addWidget(self.left)
        self._line.addWidget(self._middle, 1)
        self._line.addWidget(self.side)
        self.stack = QStackedWidget()
        self.stack.addWidget(live)
        self.stack.addWidget(self.ended)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.stack, 1)

    def _build_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE + 2)
        column.addWidget(self.now, 3)
        column.addWidget(self.round)
        column.addWidget(self.script, 2)
        return middle

    def _build_sides(self) -> None:
        self.left = Card()
        self.left.body.setContentsMargins(LARGE + 2, LARGE, TINY, MEDIUM)
        self.side = Card()
        self.side.body.setContentsMargins(LARGE + 2, SMALL, TINY, MEDIUM)
        self.tabs = TabBar("People, notes and cards")
        self.tabs.picked.connect(self.open_tab)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.notes)
        self.pages.addWidget(self.cards)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, MEDIUM + 2, 0)
        line.addWidget(self.tabs)
        self.side.body.addLayout(line)
        self.side.body.addWidget(self.pages, 1)

    def show_live(self, live: bool) -> None:
        """Show the running session, or what is left to say of one that runs no more."""
        self.stack.setCurrentIndex(0 if live else 1)

    def open_tab(self, key: str) -> None:
        """Bring people, notes or cards forward."""
        self.tabs.show_key(key)
        page = {PEOPLE: self.people, NOTES: self.notes, CARDS: self.cards}[key]
        if key == CARDS:
            self.cards_opened.emit()
        if self.pages.indexOf(page) >= 0:
            self.pages.setCurrentWidget(page)

    def make_room(self) -> None:
        """Let the clock of the part be small while a round is timed, and large again after it."""
        if self.now.small is self.round.isHidden():
            self.now.small = not self.round.isHidden()
            self.fit()

    def show_round(self) -> None:
        """Bring the round timer into sight."""
        if not self.round.isHidden():
            self._middle.ensureWidgetVisible(self.round)

    def write_note(self) -> None:
        """Give the keyboard to the field of quick notes."""
        self.open_tab(NOTES)
        self.notes.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Share the room: three columns or two, and the middle as large as it may be."""
        scale = theme.current().sizes.scale
        width = self.width()
        three = width >= _THREE_FROM * scale
        if three is not self._three:
            self._three = three
            self._arrange(three)
        share = max(0.0, min(1.0, (width / scale - _THREE_FROM) / (1280 - _THREE_FROM)))
        growth = min(1.25, max(1.0, width / scale / 1500))
        left = round((_LEAST_LEFT + (_LEFT - _LEAST_LEFT) * share) * scale * growth)
        right = round((_LEAST_RIGHT + (_RIGHT - _LEAST_RIGHT) * share) * scale * growth)
        if not three:
            right = min(round(_LEFT * scale), round(width * 0.42))
        self.left.setFixedWidth(left)
        self.side.setFixedWidth(right)
        taken = right + (left + self._line.spacing() if three else 0)
        middle = width - 2 * HUGE - self._line.spacing() - taken
        self.now.fit(middle, self.stack.height() - 2 * LARGE)
        self.round.stack(middle < _ROUND_BESIDE * scale)
        room = min(middle / (640 * scale), self.stack.height() / (716 * scale))
        self.script.set_zoom(max(1.0, min(2.0, 1 + (room - 1) * 1.7)))

    def _arrange(self, three: bool) -> None:
        """Let the people stand at the left, or behind a tab at the right."""
        self.left.setVisible(three)
        while self.tabs.count():
            self.tabs.removeTab(0)
        if three:
            self.left.body.addWidget(self.people)
        else:
            self.tabs.add(PEOPLE, "People")
            self.pages.addWidget(self.people)
        self.tabs.add(NOTES, "Quick notes" if three else "Notes")
        self.tabs.add(CARDS, "Hard moments")
        self.people.keep_foot(three)
        self.people.show()
        self.open_tab(NOTES if three else PEOPLE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()
