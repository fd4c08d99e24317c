"""Reading Today: the sessions around now with their registers and notes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workwell_desktop.domain.attendance import Code, Mark, Tally, code_for
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.today import AHEAD, BACK, SessionGlance, Today, run_of_held, today
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Day:
    """What a facilitator can ask of today."""

    means: Means

    def read(self) -> Today:
        """Return the whole Today screen as values."""
        now = self.means.now()
        with self.means.open_work("today.read") as work:
            groups = {group.id: group for group in work.groups.all()}
            sessions = work.sessions.between(now - BACK, now + AHEAD)
            ids = [session.id for session in sessions]
            marks: dict[SessionId, dict[PersonId, Mark]] = defaultdict(dict)
            for mark in work.marks.of_sessions(ids):
                marks[mark.session_id][mark.person_id] = mark
            notes = {note.session_id: note.state for note in work.notes.of_sessions(ids)}
            histories = {gid: work.sessions.of_group(gid) for gid in _met_lately(sessions)}
            rosters = {gid: work.memberships.of_group(gid) for gid in {s.group_id for s in sessions}}
        glances = [
            SessionGlance(
                session,
                groups[session.group_id],
                _tally(session, rosters[session.group_id], marks[session.id]),
                notes.get(session.id),
            )
            for session in sessions
        ]
        return today(now, groups, glances, {gid: run_of_held(found) for gid, found in histories.items()})


def _met_lately(sessions: Iterable[Session]) -> set[GroupId]:
    return {session.group_id for session in sessions if session.state.held}


def _tally(session: Session, memberships: tuple[Membership, ...], marks: dict[PersonId, Mark]) -> Tally:
    codes = [code_for(session, membership, marks.get(membership.person_id)) for membership in memberships]
    members = {membership.person_id for membership in memberships}
    codes += [mark.code for person_id, mark in marks.items() if person_id not in members]
    return Tally.of(code for code in codes if code is not Code.NOT_EXPECTED)
