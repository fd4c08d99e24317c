"""Guides: find one, read it, use the whole or one part in a session, write one's own. It plans and prints nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToGuides."""
    from workwell_desktop.ui.guides.controller import GuidesPage

    return GuidesPage(desk, window)


def build_editor(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToGuideEditor."""
    from workwell_desktop.ui.guides.editor_controller import EditorPage

    return EditorPage(desk, window)
