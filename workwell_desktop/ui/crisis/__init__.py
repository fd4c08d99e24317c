"""Crisis: one page that says what to do now, whom to call and where you are; and the incident written afterwards.

It opens from anywhere with one key and needs no network. Without an open vault it shows the steps and the built-in
numbers.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.crisis.view import CrisisView
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToCrisis`."""
    from workwell_desktop.ui.crisis.controller import CrisisPage

    return CrisisPage(desk, window)


def build_incidents(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToIncident`."""
    from workwell_desktop.ui.crisis.incident_controller import IncidentPage

    return IncidentPage(desk, window)


def build_without_vault(window: "Window") -> "CrisisView":
    """Return the same panel for a closed vault; its `back_requested` asks to go back to the gate."""
    from workwell_desktop.ui.crisis.controller import gate_panel

    return gate_panel(window)
