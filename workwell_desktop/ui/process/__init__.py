"""Private process notes: closed until their own passphrase is typed, and closed again soon after the last key.

No other room knows of them. Nothing of what stands here is told to the window: no title, no undo, no status words.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault


def build(desk: "Desk", opened: "OpenVault", window: "Window") -> "Page":
    """Return the page that answers `ToProcessNotes`."""
    from workwell_desktop.ui.process.controller import ProcessPage
    from workwell_desktop.usecases.process_notes import PrivateNotes

    return ProcessPage(PrivateNotes.over(opened, desk.means), window)
