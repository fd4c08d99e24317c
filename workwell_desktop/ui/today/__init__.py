"""Today: one glance at what is next, what needs a hand and what went well. It changes nothing; it leads elsewhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToToday."""
    from workwell_desktop.ui.today.controller import TodayPage

    return TodayPage(desk, window)
