"""Handouts: pick a paper, see its real pages, print it or save it. It fills papers; it never edits what they say."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToHandouts."""
    from workwell_desktop.ui.handouts.controller import HandoutsPage

    return HandoutsPage(desk, window)
