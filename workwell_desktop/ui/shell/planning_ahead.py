"""Lays the sessions of endless schedules for the coming months, one group at a time, so that nobody waits."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.ui.kit.telling import told

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import GroupId
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk

SETTLED_IN = 3_000
"""Milliseconds after the rooms are open that work for later days begins."""

BETWEEN_GROUPS = 100
"""Milliseconds from one group to the next."""

PLANNED_AHEAD = timedelta(weeks=26)
"""How far ahead the sessions of a schedule without an end are laid down."""


class PlanningAhead(QObject):
    """Serves one open vault, until it is told to stop."""

    def __init__(self, desk: "Desk", window: "Window", parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._groups: tuple[GroupId, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        self._timer.start(SETTLED_IN)

    def stop(self) -> None:
        """Stop: the vault is closed."""
        self._timer.stop()
        self.deleteLater()

    def _step(self) -> None:
        with told(self._window.bulletin):
            if self._groups is None:
                self._groups = tuple(group.id for group in self._desk.groups.all() if group.status.meets)
            elif self._groups:
                self._desk.schedules.plan_ahead(self._window.now().date() + PLANNED_AHEAD, self._groups[0])
                self._groups = self._groups[1:]
            if self._groups:
                self._timer.start(BETWEEN_GROUPS)
