"""The group note of a session: written, signed, locked, added to.

Only group notes live here; the numbers of the register are shown beside the text and changed elsewhere.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToNote`."""
    from workwell_desktop.ui.notes.controller import NotePage

    return NotePage(desk, window)
