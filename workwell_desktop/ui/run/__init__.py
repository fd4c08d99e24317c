"""Running a session: the part in hand large, its time, who is here and quick notes at the edges.

It is one screen for the whole evening; what it shows follows from what was stored.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToRun."""
    from workwell_desktop.ui.run.controller import RunPage

    return RunPage(desk, window)
