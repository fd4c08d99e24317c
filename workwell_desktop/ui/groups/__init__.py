"""Groups: all of them, and one at a time with its people, sessions and details.

The register in a group's page is the attendance room's; the shell hands it in. `removals` is shared by both pages, so
that a group removed on its own page is put back from the list.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QUndoStack

    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk


def build_list(desk: "Desk", window: "Window", removals: "QUndoStack") -> "Page":
    """Return the page of all groups: ToGroups."""
    from workwell_desktop.ui.groups.list_controller import GroupsPage

    return GroupsPage(desk, window, removals)


def build(desk: "Desk", window: "Window", attendance: "Callable[[], Page]", removals: "QUndoStack") -> "Page":
    """Return the page of one group at a time, with its register inside, built when looked at: ToGroup."""
    from workwell_desktop.ui.groups.controller import GroupPage

    return GroupPage(desk, window, attendance, removals)
