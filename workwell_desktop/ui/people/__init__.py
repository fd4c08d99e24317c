"""People: everyone, and one person at a time with groups, history and how they may be reached."""

from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.controller import PersonPage
from workwell_desktop.ui.people.list_controller import PeoplePage
from workwell_desktop.usecases.desk import Desk


def build(desk: Desk, window: Window) -> tuple[Page, Page]:
    """Return the page of everyone (ToPeople) and the page of one person (ToPerson)."""
    people = PeoplePage(desk, window)
    return people, PersonPage(desk, window, people.undo_stack)
