"""Reading the calendar: the sessions of some days, one query each for sessions, marks, notes, memberships, groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workwell_desktop.domain.attendance import Code, Mark, Tally, code_for
from workwell_desktop.domain.calendar import Calendar, Entry, last_day, tick_of
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

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
            holidays = tuple(each for each in work.holidays.all() if first <= each.day <= last)
        by_id = {group.id: group for group in groups}
        entries = (
            _entry(session, by_id[session.group_id], tallies[session.id], notes.get(session.id), now)
            for session in shown
        )
        return Calendar(first, last, now, groups, tuple(entries), holidays)


def _entry(session: Session, group: Group, tally: Tally, note: NoteState | None, now: datetime) -> Entry:
    return Entry(session, group, tally, note, tick_of(session, group, tally, note, now))


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
