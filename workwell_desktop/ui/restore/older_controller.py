"""What to do about a vault that is older than, or other than, the one this computer last used."""

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.domain.restoring import Look
from workwell_desktop.ui.restore.model import plain_look
from workwell_desktop.ui.restore.older_view import OlderView
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.usecases.open_vault import OpenVault


class OlderController(QObject):
    """Lives as long as its view; the vault is open for reading only meanwhile."""

    def __init__(self, opened: OpenVault, entrance: Entrance) -> None:
        self.view = OlderView(opened.freshness.heading, opened.freshness.sentence)
        super().__init__(self.view)
        self._opened, self._entrance = opened, entrance
        self.view.newer_requested.connect(self._look_for_newer)
        self.view.look_requested.connect(self._look_inside)
        self.view.anyway_requested.connect(self._use_anyway)
        self.view.newer.setVisible(entrance.restore is not None)
        if opened.freshness is Freshness.OTHER:
            self.view.newer.setText("Look through the backups")

    def _look_for_newer(self) -> None:
        self._opened.vault.close()
        if self._entrance.restore is not None:
            self._entrance.restore()

    def _look_inside(self) -> None:
        self.view.show_busy(True)
        self._entrance.background.run(self._opened.look, self._seen, self._failed, owner=self)

    def _seen(self, look: Look) -> None:
        self.view.show_busy(False)
        self.view.show_look(plain_look(look, self._entrance.now()))

    def _use_anyway(self) -> None:
        self.view.show_busy(True)
        self._entrance.background.run(self._opened.used_anyway, self._used, self._failed, owner=self)

    def _used(self, opened: OpenVault) -> None:
        self._entrance.entered(opened, None)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self.view.show_busy(False)
        self.view.show_trouble(trouble.sentence)
