"""Reading the board of follow-ups and whom to think of, within an open transaction, in a few queries."""

from datetime import datetime, timedelta

from workwell_desktop.domain.follow_up import in_order
from workwell_desktop.domain.follow_up_board import Board, Names, SuggestedLine, line_of
from workwell_desktop.domain.person import distinct_names
from workwell_desktop.domain.suggestion import Suggestion, suggestions
from workwell_desktop.storage.work import UnitOfWork

LOOKING_BACK = timedelta(weeks=13)
"""How old an absence or a tick may be to suggest a follow-up: two meetings of a monthly group, and then some."""

LOOKING_AHEAD = timedelta(weeks=5)
"""How far word for a coming session is looked for."""

LATELY = timedelta(days=14)
"""How long a closed follow-up stays in sight."""


def read_suggestions(work: UnitOfWork, now: datetime) -> tuple[Suggestion, ...]:
    """Work out whom to think of. Nobody is missed in a group that no longer meets."""
    marks = work.marks.calling_for_follow_up(now - LOOKING_BACK, now + LOOKING_AHEAD)
    if not marks:
        return ()
    sessions = work.sessions.of_ids({mark.session_id for mark in marks})
    groups = {group.id: group for group in work.groups.all()}
    rules = {session.id: groups[session.group_id].profile.rules for session in sessions}
    marks = tuple(m.allowed_by(rules[m.session_id]) for m in marks if rules[m.session_id].follow_ups)
    meeting = {group.id for group in groups.values() if group.status.meets}
    memberships = work.memberships.of_groups(meeting & {session.group_id for session in sessions})
    return suggestions(sessions, marks, memberships, work.follow_ups.of_sessions({each.id for each in sessions}))


def read_board(work: UnitOfWork, now: datetime) -> Board:
    """Return everything the Follow-ups room shows."""
    waiting = in_order(work.follow_ups.open())
    closed = work.follow_ups.closed_since(now - LATELY)
    groups = {group.id: group for group in work.groups.all()}
    people = {person.id: person for person in work.people.all()}
    wanted = {each.session_id for each in (*waiting, *closed) if each.session_id is not None}
    sessions = {session.id: session for session in work.sessions.of_ids(wanted)}
    names = Names(people, distinct_names(people.values()))
    found = ((each, people[each.person_id], groups[each.group_id]) for each in read_suggestions(work, now))
    return Board(
        open=tuple(line_of(each, names, groups, sessions) for each in waiting),
        suggested=tuple(
            SuggestedLine(each, names.of(person.id, group), person, group) for each, person, group in found
        ),
        closed=tuple(line_of(each, names, groups, sessions) for each in closed),
        names=names.short,
        groups={group.id: group.name for group in groups.values()},
        own_name=work.facilitator.get().name,
    )
