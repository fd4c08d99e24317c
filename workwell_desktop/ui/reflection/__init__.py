"""Reflection: the debrief of a session, and the supervision log. Both are about oneself as a facilitator.

No member's name belongs here; neither page is in any search, list or count of notes.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build_debrief(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToDebrief`."""
    from workwell_desktop.ui.reflection.debrief_controller import DebriefPage

    return DebriefPage(desk, window)


def build_supervision(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToSupervision`."""
    from workwell_desktop.ui.reflection.supervision_controller import SupervisionPage

    return SupervisionPage(desk, window)
