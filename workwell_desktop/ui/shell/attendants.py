"""What serves an open vault beside its rooms: the way back, the locks that come by themselves, planning ahead."""

from typing import TYPE_CHECKING

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


class Attendants:
    """Those of one open vault, from `begin` to `end`."""

    def __init__(self, window: "ShellWindow", desk: "Desk", away: "Callable[[QObject], Away] | None" = None) -> None:
        self._window, self._desk = window, desk
        self.triggers = LockTriggers(window, away(window) if away is not None else None)
        self._way_back = WayBackKeeper(window, desk.left_off)
        self._ahead: PlanningAhead | None = None

    def first_place(self) -> "Place":
        """Return where to go first."""
        return self._way_back.first_place()

    def begin(self, *, writable: bool) -> None:
        """Begin; a vault that is only looked at keeps nothing."""
        self.triggers.start()
        if writable:
            self._way_back.take_up()
            self._ahead = PlanningAhead(self._desk, self._window.services, self._window)

    def end(self) -> None:
        """End: the vault is closed, or about to be."""
        self.triggers.stop()
        self._way_back.end()
        if self._ahead is not None:
            self._ahead.stop()
