"""The way to the crisis panel from anywhere: one key, with the vault open or closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from workwell_desktop.ui.kit.actions import Action

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.places_to_go import Place, ToCrisis
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.ui.shell.window import ShellWindow

CRISIS = "crisis"
CRISIS_KEYS = "F1"


class CrisisDoor(QObject):
    """Opens the panel for what is in front; without an open vault, a sheet with the steps and built-in numbers."""

    def __init__(self, window: "ShellWindow") -> None:
        super().__init__(window)
        self._window = window
        self._sheet: CrisisSheet | None = None
        window.services.actions.add(
            Action(CRISIS, "Someone may be at risk", self.open, "Help", CRISIS_KEYS, "life-buoy")
        )

    def open(self) -> None:
        """Open the panel."""
        if self._window.is_open and not self._window.locking.held_back:
            self._window.go(crisis_of(self._window.navigator.here))
            return
        if self._sheet is None:
            self._sheet = CrisisSheet(self._window, self._window.services)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()


def crisis_of(here: "Place | None") -> "ToCrisis":
    """Return the panel for the session or the group that is in front."""
    from workwell_desktop.ui.kit.places_to_go import ToCrisis  # places are needed once there are rooms, not at start

    session_id = getattr(here, "session_id", None)
    group_id = getattr(here, "group_id", None)
    return ToCrisis(session_id=session_id, group_id=group_id)


class CrisisSheet(QDialog):
    """The panel beside a closed vault. It holds nothing of anybody's."""

    def __init__(self, window: "ShellWindow", services: "Window") -> None:
        super().__init__(window)
        from workwell_desktop.ui import crisis

        self.setWindowTitle("WorkWell")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.panel = crisis.build_without_vault(services)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.back_requested.connect(self.close)
        self.resize(window.size())
