"""Calendar: every session by its day, as a month, a week or a list. Plans are made elsewhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToCalendar."""
    from workwell_desktop.ui.calendar.controller import CalendarPage

    return CalendarPage(desk, window)
