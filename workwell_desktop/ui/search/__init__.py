"""Search: anything in the vault by a few letters, grouped by kind. It changes nothing and remembers nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page of ToSearch."""
    from workwell_desktop.ui.search.controller import SearchPage

    return SearchPage(desk, window)
