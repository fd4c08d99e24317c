"""Closing out a session in five short steps: attendance, notes, follow-ups, feedback, next session.

Every step can be left and resumed. The form of the group note is the notes room's; the shell hands it in.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.nested_page import NestedPage
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window", note: "NestedPage") -> "Page":
    """Return the page that answers `ToCloseOut`."""
    from workwell_desktop.ui.close_out.controller import CloseOutPage

    return CloseOutPage(desk, window, note)
