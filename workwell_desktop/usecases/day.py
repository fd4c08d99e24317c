"""Reading Today: the sessions around now with registers and notes, what is due, what went well. One query each.

No query is asked per group or per session, so that ten years of twelve groups open as quickly as a first week.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workwell_desktop.domain.attendance import Code, Tally, code_for
from workwell_desktop.domain.follow_up import FollowUp, in_order
from workwell_desktop.domain.follow_up_board import FollowUpLine, Names, line_of
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.person import distinct_names
from workwell_desktop.domain.preparing import readiness
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.today import (
    AHEAD,
    BACK,
    Due,
    NextUp,
    SessionGlance,
    Today,
    agreements_due,
    joys_of,
    over,
    today,
)
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.follow_up_board import read_suggestions
from workwell_desktop.usecases.work import Means

A_YEAR = timedelta(days=366)
"""How far back sessions held in a row are counted."""

MOST_DUE = 12
"""Follow-ups due that are read with their people; Today shows a few and says how many there are."""


@dataclass(frozen=True)
class Day:
    """What a facilitator can ask of today."""

    means: Means

    def read(self) -> Today:
        """Return the whole Today screen as values."""
        now = self.means.now()
        with self.means.open_work("today.read") as work:
            groups = {group.id: group for group in work.groups.all()}
            waiting = in_order(work.follow_ups.open())
            sessions = _around(work, self.means)
            glances = _glances(work, sessions, groups, waiting)
            held = [g for g in reversed(glances) if over(g.session, now) and g.session.state.held]
            back = _came_back(work, [g.session for g in held])
            joys = joys_of(now, held, work.glances.courses(now - A_YEAR, now), back)
            shown = today(now, groups, glances, joys)
            following = self._next(work, shown.next) if shown.next else None
            return replace(shown, next=following, due=self._due(work, waiting, groups))

    def _next(self, work: UnitOfWork, found: NextUp) -> NextUp:
        """Read the next session's plan and the session before it, and say how ready it is."""
        session = work.sessions.get(found.glance.session.id)
        last = work.sessions.last_held(session.group_id, session.starts_at)
        state = work.glances.note_states([last.id]).get(last.id) if last is not None else None
        lines = readiness(session, found.glance.group, last=last, last_note=state)
        written = state in (NoteState.SIGNED, NoteState.LOCKED)
        return NextUp(replace(found.glance, session=session), lines, last, written)

    def _due(self, work: UnitOfWork, waiting: Sequence[FollowUp], groups: Mapping[GroupId, Group]) -> Due:
        on = self.means.today()
        due = [each for each in waiting if each.is_due(on)]
        sheet = work.crisis.get()
        return Due(
            follow_ups=_lines(work, due, groups),
            suggestions=read_suggestions(work, self.means.now()),
            crisis_numbers=sheet.stale(on),
            crisis_looked_on=sheet.reviewed_on,
            agreements=agreements_due(tuple(groups.values()), on),
            sheet=_untried(work.safekeeping.get(), on),
            incidents=work.incidents.drafts(),
        )


def _untried(sheet: Safekeeping | None, on: date) -> Safekeeping | None:
    """Return what is known of the recovery sheet when it is time to try it; a vault that knows nothing is left be."""
    return sheet if sheet is not None and sheet.rehearsal_due(on) else None


def _around(work: UnitOfWork, means: Means) -> tuple[Session, ...]:
    """Return the sessions around now, without their plans; when none lies ahead, the first one later on."""
    now = means.now()
    sessions = work.sessions.between(now - BACK, now + AHEAD, plans=False)
    if any(not over(session, now) and not session.state.off for session in sessions):
        return sessions
    later = work.sessions.first_planned(now + AHEAD)
    return sessions if later is None else (*sessions, later)


def _glances(
    work: UnitOfWork, sessions: Sequence[Session], groups: Mapping[GroupId, Group], waiting: Sequence[FollowUp]
) -> list[SessionGlance]:
    ids = [session.id for session in sessions]
    codes = work.glances.codes(ids)
    notes = work.glances.note_states(ids)
    planned = work.glances.planned_minutes(session.id for session in sessions if session.state.upcoming)
    open_ones = Counter(each.session_id for each in waiting)
    rosters: dict[GroupId, list[Membership]] = {}
    for membership in work.memberships.of_groups({session.group_id for session in sessions}):
        rosters.setdefault(membership.group_id, []).append(membership)
    return [
        SessionGlance(
            session,
            groups[session.group_id],
            _tally(session, rosters.get(session.group_id, ()), codes.get(session.id, {})),
            notes.get(session.id),
            planned.get(session.id, 0),
            open_ones[session.id],
        )
        for session in sessions
    ]


def _tally(session: Session, memberships: Sequence[Membership], marked: Mapping[PersonId, Code]) -> Tally:
    """Count a session's register: what is marked, and what follows for members who are not."""
    unmarked = (each for each in memberships if each.person_id not in marked)
    codes = [*marked.values(), *(code_for(session, membership, None) for membership in unmarked)]
    return Tally.of(code for code in codes if code is not Code.NOT_EXPECTED)


def _came_back(work: UnitOfWork, held: Sequence[Session]) -> Mapping[GroupId, int]:
    """Return, by group, how many who came for the first time lately have come again; `held` is the latest first."""
    ids = [session.id for session in held]
    new = work.glances.first_times(ids)
    if not new:
        return {}
    codes = work.glances.codes(ids)
    back: dict[GroupId, set[PersonId]] = {}
    for session in held:
        later = [each for each in held if each.group_id == session.group_id and each.starts_at > session.starts_at]
        again = (p for p in new.get(session.id, ()) if any(_came(codes, each.id, p) for each in later))
        back.setdefault(session.group_id, set()).update(again)
    return {group_id: len(people) for group_id, people in back.items() if people}


def _came(codes: Mapping[SessionId, Mapping[PersonId, Code]], session_id: SessionId, person_id: PersonId) -> bool:
    return codes.get(session_id, {}).get(person_id, Code.NOT_MARKED).attended


def _lines(work: UnitOfWork, due: Sequence[FollowUp], groups: Mapping[GroupId, Group]) -> tuple[FollowUpLine, ...]:
    """Return follow-ups with what they are about; only of the first few is anything looked up."""
    first = due[:MOST_DUE]
    people = {}
    if any(each.person_id for each in first):
        people = {person.id: person for person in work.people.all()}
    sessions = {
        each.id: each for each in work.sessions.of_ids({each.session_id for each in first if each.session_id})
    }
    names = Names(people, distinct_names(people.values()))
    return tuple(line_of(each, names, groups, sessions) for each in due)
