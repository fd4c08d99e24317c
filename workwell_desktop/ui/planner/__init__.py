"""The session planner: what happens when in one session, minute by minute, and the session's own details.

It plans and prepares; taking the register, writing the note and printing belong to other rooms.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToSession`."""
    from workwell_desktop.ui.planner.controller import PlannerPage

    return PlannerPage(desk, window)
