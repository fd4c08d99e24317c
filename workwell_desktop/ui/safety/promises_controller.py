"""The tab that says what is protected and what is not. There is nothing to do in it."""

from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.promises_view import PromisesView
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault


class PromisesTab(Tab):
    """What is protected."""

    def __init__(self, _desk: Desk, _opened: OpenVault, _window: Window, page: QWidget) -> None:
        super().__init__(PromisesView(), page)
