"""Settings: how WorkWell looks and prints, and who you are. What keeps the vault safe has its own room."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToSettings`."""
    from workwell_desktop.ui.settings.controller import SettingsPage

    return SettingsPage(desk, window)
