"""Groups: all of them, and one at a time with its people, sessions and details.

The register in a group's page is the attendance room's; the shell hands it in.
"""

from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.list_controller import GroupsPage
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


def build(desk: Desk, window: Window, attendance: Page) -> tuple[Page, Page]:
    """Return the page of all groups (ToGroups) and the page of one group (ToGroup) with its register inside."""
    groups = GroupsPage(desk, window)
    return groups, GroupPage(desk, window, attendance, groups.undo_stack)
