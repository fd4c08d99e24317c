"""How the live screen is looked at, and the ways out of it. Nothing here touches the clock."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToSession
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.run.live import Live
from workwell_desktop.ui.run.view import RunView

HIDE_NAMES, FULL_SCREEN, CRISIS = "view.hide_names", "view.full", "crisis"
"""Actions of the window that the screen has buttons for."""


class WaysController(QObject):
    """Answers the buttons that lead elsewhere or change the look. `shown` is told when the look has changed."""

    def __init__(self, live: Live, view: RunView, page: QWidget, shown: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._view, self._page, self._shown = live, view, page, shown
        view.bar.leave_requested.connect(self.leave)
        view.bar.privacy_requested.connect(self._toggle_names)
        view.bar.full_screen_requested.connect(self._fill_screen)
        view.now.counts_up_requested.connect(self._count_up)
        view.now.hidden_requested.connect(self._hide_clock)
        view.script.crisis_requested.connect(self._open_crisis)
        view.ended.close_out_requested.connect(self.close_out)
        view.ended.plan_requested.connect(self.leave)

    def show(self) -> None:
        """Show what is chosen and what can be reached."""
        settings = self._live.window.settings.current
        self._view.now.show_ways(counts_up=settings.clock_counts_up, hidden=settings.clock_hidden)
        self._view.script.show_crisis(CRISIS in self._live.window.actions)
        self._view.bar.show_privacy(self._live.hidden)

    def leave(self) -> None:
        """Leave full screen first, then the page; the clock goes on either way."""
        if self._page.window().isFullScreen():
            self._fill_screen()
        elif self._live.session_id is not None:
            self._live.window.navigate(ToSession(self._live.session_id))

    def close_out(self) -> None:
        """Go where the session is closed out."""
        if self._live.session_id is not None:
            self._live.window.navigate(ToCloseOut(self._live.session_id))

    def _count_up(self, wanted: bool) -> None:
        self._change(replace(self._live.window.settings.current, clock_counts_up=wanted))

    def _hide_clock(self, wanted: bool) -> None:
        self._change(replace(self._live.window.settings.current, clock_hidden=wanted))

    def _change(self, settings: Settings) -> None:
        with told(self._live.window.bulletin):
            self._live.window.settings.change(settings)
        self._shown()

    def _toggle_names(self) -> None:
        self._trigger(HIDE_NAMES)

    def _fill_screen(self) -> None:
        self._trigger(FULL_SCREEN)

    def _open_crisis(self) -> None:
        self._trigger(CRISIS)

    def _trigger(self, action: str) -> None:
        if action in self._live.window.actions:
            self._live.window.actions[action].trigger()
