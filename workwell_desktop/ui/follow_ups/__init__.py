"""Follow-ups: everything that waits after sessions, by the day it is due, and whom one might think of."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToFollowUps."""
    from workwell_desktop.ui.follow_ups.controller import FollowUpsPage

    return FollowUpsPage(desk, window)
