"""The pages of an ordinary day, by their names in the table: found in a vault, so that any program can go there."""

from datetime import datetime

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCalendar,
    ToCloseOut,
    ToFollowUps,
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToPeople,
    ToPerson,
    ToRegisters,
    ToRun,
    ToSearch,
    ToSession,
    ToToday,
)
from workwell_desktop.usecases.open_vault import OpenVault


def everywhere(opened: OpenVault) -> tuple[tuple[str, Place], ...]:
    """Return the places of an ordinary day: about the first group of the vault, its last session and its next."""
    desk = opened.desk(_nobody_listens, _now)
    group = sorted(desk.groups.all(), key=lambda each: each.name)[0]
    sessions = desk.sessions.of_group(group.id, plans=False)
    coming = next(session for session in sessions if session.state.upcoming)
    person = desk.roster.of_group(group.id).members[0].person
    return (
        ("Today", ToToday()),
        ("calendar month", ToCalendar()),
        ("groups", ToGroups()),
        *_of_group(group.id),
        ("all registers", ToRegisters()),
        ("people", ToPeople()),
        ("a person's history", ToPerson(person.id)),
        ("planner", ToSession(coming.id)),
        *_of_session(sessions, coming),
        ("follow-ups", ToFollowUps()),
        ("search", ToSearch()),
    )


def _of_group(group_id: GroupId) -> tuple[tuple[str, Place], ...]:
    return (
        ("a group's overview", ToGroup(group_id, "overview")),
        ("a group's sessions", ToGroup(group_id, "sessions")),
        ("members", ToGroup(group_id, "members")),
        ("register, 12 sessions", ToGroup(group_id, "attendance")),
    )


def _of_session(sessions: tuple[Session, ...], coming: Session) -> tuple[tuple[str, Place], ...]:
    held = next(session for session in reversed(sessions) if session.state.held)
    return (
        ("live screen", ToRun(coming.id)),
        ("group note", ToNote(held.id)),
        ("close out", ToCloseOut(held.id)),
        ("handouts", ToHandouts(coming.id)),
    )


def _now() -> datetime:
    return datetime.now().astimezone()


def _nobody_listens(_changes: object) -> None:
    """Take the news where nobody wants it."""
