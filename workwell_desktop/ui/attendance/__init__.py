"""The register: people × sessions, typed with one letter like a paper register. Shown inside a group's page.

It marks and counts; who is in the group and which sessions there are is decided elsewhere.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that stands in the Attendance tab; it answers `ToGroup`."""
    from workwell_desktop.ui.attendance.controller import AttendancePage

    return AttendancePage(desk, window)
