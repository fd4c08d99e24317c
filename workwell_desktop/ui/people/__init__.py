"""People: everyone, and one person at a time with groups, history and how they may be reached.

`removals` is shared by both pages, so that someone removed on their own page is put back from the list.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault


def build_list(desk: "Desk", window: "Window", removals: "QUndoStack") -> "Page":
    """Return the page of everyone: ToPeople."""
    from workwell_desktop.ui.people.list_controller import PeoplePage

    return PeoplePage(desk, window, removals)


def build(desk: "Desk", window: "Window", removals: "QUndoStack", opened: "OpenVault | None" = None) -> "Page":
    """Return the page of one person at a time: ToPerson. Without the vault's own keys nobody can be erased there."""
    from workwell_desktop.ui.people.controller import PersonPage
    from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood

    return PersonPage(desk, window, removals, ErasingForGood(opened, window.now) if opened else None)
