"""The frame of the safety page: its head, the tabs, and the tab in front. It decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import PageHeader, Scroll, TabBar
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM


class SafetyView(QWidget):
    """A tab bar over a stack; each tab scrolls by itself."""

    back_requested = Signal()
    tab_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Safety and privacy", crumb="Settings")
        self.header.crumb_pressed.connect(self.back_requested)
        self.tabs = TabBar("Parts of safety and privacy")
        self.tabs.picked.connect(self.tab_picked)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(HUGE)
        self._places: dict[str, Scroll] = {}
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, HUGE + 2, 0)
        above.setSpacing(MEDIUM)
        above.addWidget(self.header)
        above.addWidget(self.tabs)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, HUGE + 2 - LARGE, 0)
        below.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE + 2, HUGE - 8, 0, HUGE - 2)
        column.setSpacing(LARGE)
        column.addLayout(above)
        column.addLayout(below, 1)

    def add(self, key: str, words: str) -> None:
        """Offer a tab."""
        self.tabs.add(key, words)

    def put(self, key: str, view: QWidget) -> None:
        """Give a tab its view, once."""
        self._places[key] = Scroll(view, LARGE, self.stack)
        self.stack.addWidget(self._places[key])

    def show_tab(self, key: str) -> None:
        """Bring a tab forward that was given its view."""
        self.tabs.show_key(key)
        self.stack.setCurrentWidget(self._places[key])
