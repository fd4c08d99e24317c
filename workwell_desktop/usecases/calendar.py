"""Reading the calendar: the sessions of some days, one query each for sessions, marks, notes, memberships, groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from workwell_desktop.domain.attendance import Code, Mark, Tally, code_for
from workwell_desktop.domain.calendar import AlsoThen, Calendar, Entry, last_day, tick_of
from workwell_desktop.domain.clash import clashes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.numbering import number_of_all
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

if TYPE_CHECKING:
    from workwell_desktop.domain.schedule import Schedule

MARGIN = timedelta(days=2)
"""Read on either side: a session may have been planned in another time zone, or have begun the night before."""


@dataclass(frozen=True)
class Calendars:
    """What a facilitator can ask of the calendar."""

    means: Means

    def read(self, first: date, last: date) -> Calendar:
        """Return the sessions that lie on the days from `first` to `last`, without their plans."""
        now = self.means.now()
        start = datetime.combine(first - MARGIN, time()).astimezone()
        end = datetime.combine(last + MARGIN, time()).astimezone()
        with self.means.open_work("calendar.read") as work:
            groups = work.groups.all()
            near = work.sessions.between(start, end, plans=False)
            shown = [session for session in near if session.day <= last and last_day(session) >= first]
            tallies, notes = _tallies(work, shown), _notes(work, shown)
            in_all = _in_all(work, [group for group in groups if any(s.group_id == group.id for s in shown)])
            holidays = tuple(each for each in work.holidays.all() if first <= each.day <= last)
        by_id = {group.id: group for group in groups}
        clashing = _clashes(near, by_id)
        entries = []
        for session in shown:
            group, tally, note = by_id[session.group_id], tallies[session.id], notes.get(session.id)
            tick, of_all = tick_of(session, group, tally, note, now), in_all.get(group.id)
            entries.append(Entry(session, group, tally, note, tick, of_all, tuple(clashing[session.id])))
        return Calendar(first, last, now, groups, tuple(entries), holidays)


def _clashes(sessions: Sequence[Session], groups: Mapping[GroupId, Group]) -> defaultdict[SessionId, list[AlsoThen]]:
    """Return what each session that is still to come clashes with; of those behind us nothing can be helped."""
    found: defaultdict[SessionId, list[AlsoThen]] = defaultdict(list)
    for clash in clashes(session for session in sessions if session.state.upcoming):
        for one, other in ((clash.one, clash.other), (clash.other, clash.one)):
            found[one.id].append(AlsoThen(clash.words, groups[other.group_id].name, other.number))
    return found


def _in_all(work: UnitOfWork, groups: Sequence[Group]) -> Mapping[GroupId, int | None]:
    """Return how many sessions groups plan in all; only of those whose schedules end are the sessions looked at."""
    schedules: defaultdict[GroupId, list[Schedule]] = defaultdict(list)
    for schedule in work.schedules.all():
        schedules[schedule.group_id].append(schedule)
    found = {}
    for group in groups:
        mine = schedules[group.id]
        counted = group.planned_sessions is None and mine and not any(schedule.endless for schedule in mine)
        sessions = work.sessions.of_group(group.id, plans=False) if counted else ()
        found[group.id] = number_of_all(group, mine, sessions)
    return found


def _notes(work: UnitOfWork, sessions: Sequence[Session]) -> Mapping[SessionId, NoteState]:
    held = [session.id for session in sessions if session.state.held]
    return {note.session_id: note.state for note in work.notes.of_sessions(held)} if held else {}


def _tallies(work: UnitOfWork, sessions: Sequence[Session]) -> Mapping[SessionId, Tally]:
    """Count the registers of the sessions that were held; the others have nobody in them yet."""
    tallies = {session.id: Tally({}) for session in sessions}
    held = [session for session in sessions if session.state.held]
    if not held:
        return tallies
    marks: defaultdict[SessionId, dict[PersonId, Mark]] = defaultdict(dict)
    for mark in work.marks.of_sessions([session.id for session in held]):
        marks[mark.session_id][mark.person_id] = mark
    rosters: defaultdict[GroupId, list[Membership]] = defaultdict(list)
    for membership in work.memberships.of_groups({session.group_id for session in held}):
        rosters[membership.group_id].append(membership)
    for session in held:
        tallies[session.id] = _tally(session, rosters[session.group_id], marks[session.id])
    return tallies


def _tally(session: Session, roster: Sequence[Membership], marks: Mapping[PersonId, Mark]) -> Tally:
    codes = [code_for(session, membership, marks.get(membership.person_id)) for membership in roster]
    members = {membership.person_id for membership in roster}
    codes += [mark.code for person_id, mark in marks.items() if person_id not in members]
    return Tally.of(code for code in codes if code is not Code.NOT_EXPECTED)
