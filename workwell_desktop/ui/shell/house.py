"""The rooms of the house in the order of the sidebar. It knows rooms by `build` only; a page waits until gone to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoStack

from workwell_desktop.ui import (
    attendance,
    calendar,
    close_out,
    crisis,
    follow_ups,
    groups,
    guides,
    handouts,
    notes,
    people,
    planner,
    process,
    reflection,
    registers,
    run,
    safety,
    search,
    settings,
    today,
)
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCalendar,
    ToCloseOut,
    ToCrisis,
    ToDebrief,
    ToFollowUps,
    ToGroup,
    ToGroups,
    ToGuideEditor,
    ToGuides,
    ToHandouts,
    ToIncident,
    ToNote,
    ToPeople,
    ToPerson,
    ToProcessNotes,
    ToRegisters,
    ToRun,
    ToSafety,
    ToSearch,
    ToSession,
    ToSettings,
    ToSupervision,
    ToToday,
)
from workwell_desktop.ui.shell.rooms import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault

    _Row = tuple[str, str, str, type, Callable[[], Page]]


def house(desk: "Desk", opened: "OpenVault", window: "Window") -> tuple[Room, ...]:
    """Return every room over an open vault."""
    no_more_groups, no_more_people = QUndoStack(), QUndoStack()

    def group_page() -> Page:
        return groups.build(desk, window, partial(attendance.build, desk, window), no_more_groups)

    def close_out_page() -> Page:
        return close_out.build(desk, window, notes.build_form(desk, window))

    supervision_page = partial(reflection.build_supervision, desk, window)
    rooms: tuple[_Row, ...] = (
        ("today", "Today", "sun", ToToday, partial(today.build, desk, window)),
        ("calendar", "Calendar", "calendar-days", ToCalendar, partial(calendar.build, desk, window)),
        ("groups", "Groups", "users", ToGroups, partial(groups.build_list, desk, window, no_more_groups)),
        ("group", "Group", "users", ToGroup, group_page),
        ("registers", "Registers of all groups", "users", ToRegisters, partial(registers.build, desk, window)),
        ("session", "Session plan", "clipboard-list", ToSession, partial(planner.build, desk, window)),
        ("note", "Group note", "sticky-note", ToNote, partial(notes.build, desk, window)),
        ("debrief", "Debrief", "messages-square", ToDebrief, partial(reflection.build_debrief, desk, window)),
        ("supervision", "Supervision log", "messages-square", ToSupervision, supervision_page),
        ("run", "Running session", "play", ToRun, partial(run.build, desk, window)),
        ("close_out", "Close out", "circle-check", ToCloseOut, close_out_page),
        ("people", "People", "square-user", ToPeople, partial(people.build_list, desk, window, no_more_people)),
        ("person", "Person", "square-user", ToPerson, partial(people.build, desk, window, no_more_people, opened)),
        ("guides", "Guides", "book-open", ToGuides, partial(guides.build, desk, window)),
        ("guide_editor", "Guide editor", "book-open", ToGuideEditor, partial(guides.build_editor, desk, window)),
        ("handouts", "Handouts", "printer", ToHandouts, partial(handouts.build, desk, window)),
        ("process", "Private notes", "lock", ToProcessNotes, partial(process.build, desk, opened, window)),
        ("follow_ups", "Follow-ups", "list-checks", ToFollowUps, partial(follow_ups.build, desk, window)),
        ("search", "Search", "search", ToSearch, partial(search.build, desk, window)),
        ("crisis", "Someone may be at risk", "life-buoy", ToCrisis, partial(crisis.build, desk, window)),
        ("incident", "Incidents", "life-buoy", ToIncident, partial(crisis.build_incidents, desk, window)),
        ("settings", "Settings", "settings", ToSettings, partial(settings.build, desk, window)),
        ("safety", "Safety and privacy", "shield-check", ToSafety, partial(safety.build, desk, opened, window)),
    )
    badges = {"follow_ups": lambda: desk.follow_ups.due_count()}
    return tuple(_room(row, badges.get(row[0])) for row in rooms)


def _room(row: "_Row", badge: "Callable[[], int] | None") -> Room:
    key, title, icon, place, build = row
    return Room(
        key=key,
        title=title,
        icon=icon,
        shows=(place,),
        build=build,
        home=_HOMES.get(key),
        beside=_INSIDE.get(key, ""),
        shortcut=_SHORTCUTS.get(key, ""),
        at_foot=key == "settings",
        badge=badge,
        passing=key in ("search", "crisis", "process"),
    )


_HOMES: dict[str, Place] = {
    "today": ToToday(),
    "calendar": ToCalendar(),
    "groups": ToGroups(),
    "people": ToPeople(),
    "guides": ToGuides(),
    "handouts": ToHandouts(),
    "follow_ups": ToFollowUps(),
    "settings": ToSettings(),
}
"""The rooms with an entry in the sidebar, and where it leads."""

_INSIDE = {
    "group": "groups",
    "registers": "groups",
    "session": "groups",
    "note": "groups",
    "debrief": "groups",
    "run": "calendar",
    "close_out": "calendar",
    "person": "people",
    "guide_editor": "guides",
    "safety": "settings",
}
"""Rooms reached from others, and the entry that is lit while they are in front."""

_SHORTCUTS = {
    "today": "Ctrl+1",
    "calendar": "Ctrl+2",
    "groups": "Ctrl+3",
    "people": "Ctrl+4",
    "guides": "Ctrl+5",
    "handouts": "Ctrl+6",
    "follow_ups": "Ctrl+7",
    "settings": "Ctrl+,",
}
