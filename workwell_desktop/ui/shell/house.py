"""The rooms of the house in the order of the sidebar. It knows rooms by `build` only; a page waits until gone to."""

from functools import cache, partial
from typing import TYPE_CHECKING

from workwell_desktop.ui import attendance, groups, handouts, notes, people, planner, settings, today
from workwell_desktop.ui.kit.places_to_go import (
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToPeople,
    ToPerson,
    ToSession,
    ToSettings,
    ToToday,
)
from workwell_desktop.ui.shell.rooms import Room

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.access import OpenVault
    from workwell_desktop.usecases.desk import Desk


def house(desk: "Desk", opened: "OpenVault", window: "Window") -> tuple[Room, ...]:
    """Return every room over an open vault."""

    @cache
    def group_pages() -> "tuple[Page, Page]":
        return groups.build(desk, window, attendance.build(desk, window))

    def group_page(number: int) -> "Page":
        return group_pages()[number]

    return (
        Room(
            key="today",
            title="Today",
            icon="sun",
            shows=(ToToday,),
            build=partial(today.build, desk, window),
            home=ToToday(),
            shortcut="Ctrl+1",
        ),
        Room(
            key="groups",
            title="Groups",
            icon="users",
            shows=(ToGroups,),
            build=partial(group_page, 0),
            home=ToGroups(),
            shortcut="Ctrl+2",
        ),
        Room(
            key="group", title="Group", icon="users", shows=(ToGroup,), build=partial(group_page, 1), beside="groups"
        ),
        Room(
            key="session",
            title="Session plan",
            icon="clipboard-list",
            shows=(ToSession,),
            build=partial(planner.build, desk, window),
            beside="groups",
        ),
        Room(
            key="note",
            title="Group note",
            icon="sticky-note",
            shows=(ToNote,),
            build=partial(notes.build, desk, window),
            beside="groups",
        ),
        Room(
            key="people",
            title="People",
            icon="square-user",
            shows=(ToPeople,),
            build=partial(people.build_list, desk, window),
            home=ToPeople(),
            shortcut="Ctrl+3",
        ),
        Room(
            key="person",
            title="Person",
            icon="square-user",
            shows=(ToPerson,),
            build=partial(people.build, desk, window),
            beside="people",
        ),
        Room(
            key="handouts",
            title="Handouts",
            icon="printer",
            shows=(ToHandouts,),
            build=partial(handouts.build, desk, window),
            home=ToHandouts(),
            shortcut="Ctrl+4",
        ),
        Room(
            key="settings",
            title="Settings",
            icon="settings",
            shows=(ToSettings,),
            build=partial(settings.build, desk, opened, window),
            home=ToSettings(),
            shortcut="Ctrl+,",
            at_foot=True,
        ),
    )
