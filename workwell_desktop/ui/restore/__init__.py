"""Bringing a vault back: from a backup, on this computer or a new one; and what to do about an older file.

It stands before the rooms, as the way in does, and hands an open vault to the window when it is done.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.unlock.entrance import Entrance
    from workwell_desktop.ui.unlock.frame import EntranceFrame
    from workwell_desktop.usecases.access import Access
    from workwell_desktop.usecases.open_vault import OpenVault


def build(access: "Access", entrance: "Entrance") -> "EntranceFrame":
    """Return the screen that leads from a choice of backups to the vault that came back."""
    from workwell_desktop.ui.restore.controller import RestoreController

    return RestoreController(access, entrance).view


def build_older(opened: "OpenVault", entrance: "Entrance") -> "EntranceFrame":
    """Return the screen about a vault that is not the one this computer last used; it is open for reading only."""
    from workwell_desktop.ui.restore.older_controller import OlderController

    return OlderController(opened, entrance).view
