"""Safety and privacy: what opens the vault, backups, hand-over, how long records stay, and the record of changes.

Each tab is a pair of files, a controller and a view, named in `controller.TABS` and built when first looked at.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault


def build(desk: "Desk", opened: "OpenVault", window: "Window") -> "Page":
    """Return the page that answers `ToSafety`."""
    from workwell_desktop.ui.safety.controller import SafetyPage

    return SafetyPage(desk, opened, window)
