"""What serves an open vault beside its rooms: the way back, the locks that come by themselves, planning ahead."""

from typing import TYPE_CHECKING

from workwell_desktop.ui.shell.guardian import Guardian
from workwell_desktop.ui.shell.lock_triggers import LockTriggers
from workwell_desktop.ui.shell.planning_ahead import PlanningAhead
from workwell_desktop.ui.shell.way_back import WayBackKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from workwell_desktop.ui.kit.places_to_go import Place
    from workwell_desktop.ui.shell.away import Away
    from workwell_desktop.ui.shell.window import ShellWindow
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault


class Attendants:
    """Those of one open vault, from `begin` to `end`."""

    def __init__(self, window: "ShellWindow", desk: "Desk", away: "Callable[[QObject], Away] | None" = None) -> None:
        self._window, self._desk = window, desk
        self.triggers = LockTriggers(window, away(window) if away is not None else None)
        self._way_back = WayBackKeeper(window, desk.left_off)
        self._ahead: PlanningAhead | None = None
        self._guardian: Guardian | None = None

    def first_place(self) -> "Place":
        """Return where to go first."""
        return self._way_back.first_place()

    def begin(self, *, writable: bool) -> None:
        """Begin; a vault that is only looked at keeps nothing."""
        self.triggers.start()
        if writable:
            self._way_back.take_up()
            self._ahead = PlanningAhead(self._desk, self._window.services, self._window)

    def watch_over(self, opened: "OpenVault") -> None:
        """Let the guardian make backups and say at the foot how they stand; a demo is only called what it is."""
        if opened.throw_away:
            self._window.sidebar.show_mark("Demo")
            self._window.status.show_backup("Demo with invented people: nothing here is kept")
            return
        show = self._window.status.show_backup
        self._guardian = Guardian(opened, self._window.services, show, self._window)
        self._guardian.begin()

    def end(self) -> None:
        """End: the vault is closed, or about to be."""
        if self._guardian is not None:
            self._guardian.stop()
        self.triggers.stop()
        self._way_back.end()
        if self._ahead is not None:
            self._ahead.stop()
