"""Settings: how WorkWell looks and prints, who you are, and in plain words how your vault is protected and backed up.

It changes no key and no lock; a wish for another way in is not answered here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.access import OpenVault
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", opened: "OpenVault", window: "Window") -> "Page":
    """Return the page that answers `ToSettings`."""
    from workwell_desktop.ui.settings.controller import SettingsPage

    return SettingsPage(desk, opened, window)
