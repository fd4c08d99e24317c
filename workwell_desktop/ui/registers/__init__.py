"""Registers of several groups over any stretch of days, and who has not been seen for a while.

It shows and compares; marks are made in each group's own register.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of all registers: ToRegisters."""
    from workwell_desktop.ui.registers.controller import RegistersPage

    return RegistersPage(desk, window)
