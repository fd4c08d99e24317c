"""Whom to think of: two silent absences in a row, and ticks of "needs follow-up". They are computed, never kept.

A missed session is a reason to check in, never a verdict, so a planned absence stands beside each suggestion. What
was made or set aside once for the same absences, or the same tick, is not suggested again. A missing reason alone
suggests nothing: wanting to follow up is an explicit tick (https://github.com/avniproject/avni-server/issues/1003).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.follow_up import FollowUp, Origin
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership, MembershipStatus
from workwell_desktop.domain.session import Session

SILENT = 2
"""Sessions missed in a row without a word before a follow-up is suggested."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A follow-up that might be wanted. `sessions` are those missed, or the one with the tick, the earliest first.

    `on_leave` and `word_for` tell of a planned absence: the person is on leave, or sent word for a coming session.
    """

    origin: Origin
    person_id: PersonId
    group_id: GroupId
    sessions: tuple[Session, ...]
    comment: str = ""
    on_leave: bool = False
    word_for: Session | None = None

    @property
    def session_id(self) -> SessionId:
        """The session a follow-up made of this belongs to: the latest."""
        return self.sessions[-1].id

    @property
    def why(self) -> str:
        """What the follow-up will be about, without a name."""
        if self.origin is Origin.SILENT_ABSENCES:
            return f"Missed {_times(len(self.sessions))} in a row without a word"
        return self.comment or f"Marked for a follow-up at session {self.sessions[-1].number}"


def _times(number: int) -> str:
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return f"{words.get(number, number)} sessions"


def silent_run(sessions: Sequence[Session], marks: Mapping[SessionId, Mark]) -> tuple[Session, ...]:
    """Return the latest held sessions in a row that one person missed without a word, the earliest first.

    `sessions` are those of one group in the order of their starts, `marks` the person's. Sessions they were not
    expected at, or are not marked for, neither count nor end the run.
    """
    run: list[Session] = []
    for session in reversed(sessions):
        mark = marks.get(session.id)
        if not session.state.held or mark is None or not mark.code.expected:
            continue
        if mark.code is not Code.ABSENT:
            break
        run.append(session)
    return tuple(reversed(run))


def suggestions(
    sessions: Iterable[Session],
    marks: Iterable[Mark],
    memberships: Iterable[Membership],
    made: Iterable[FollowUp],
) -> tuple[Suggestion, ...]:
    """Return whom to think of, the latest session first.

    `sessions` and `marks` are the recent and coming ones of any groups, `made` every follow-up, open or closed, of
    those sessions. Only members are missed; a tick counts for guests too.
    """
    by_id = {session.id: session for session in sessions}
    in_group = {(m.group_id, m.person_id): m for m in memberships if m.status.in_group}
    done = {(each.origin, each.person_id, each.session_id) for each in made}
    of_person: defaultdict[tuple[GroupId, PersonId], dict[SessionId, Mark]] = defaultdict(dict)
    for mark in marks:
        if mark.session_id in by_id:
            of_person[by_id[mark.session_id].group_id, mark.person_id][mark.session_id] = mark
    found: list[Suggestion] = []
    for (group_id, person_id), own in of_person.items():
        ordered = sorted((by_id[each] for each in own), key=lambda session: session.starts_at)
        plain = Suggestion(origin=Origin.MARK, person_id=person_id, group_id=group_id, sessions=())
        found += [
            replace(plain, sessions=(session,), comment=own[session.id].comment)
            for session in ordered
            if own[session.id].needs_follow_up and (Origin.MARK, person_id, session.id) not in done
        ]
        run = silent_run(ordered, own)
        known = any((Origin.SILENT_ABSENCES, person_id, session.id) in done for session in run)
        member = in_group.get((group_id, person_id))
        if len(run) >= SILENT and member is not None and not known:
            missed = replace(plain, origin=Origin.SILENT_ABSENCES, sessions=run)
            away = member.status is MembershipStatus.ON_LEAVE
            found.append(replace(missed, on_leave=away, word_for=_word_for(ordered, own, run[-1])))
    return tuple(sorted(found, key=lambda each: each.sessions[-1].starts_at, reverse=True))


def _word_for(ordered: Sequence[Session], own: Mapping[SessionId, Mark], last: Session) -> Session | None:
    """Return the first coming session that someone sent word for, if any."""
    word = (Code.APOLOGIES, Code.ON_LEAVE)
    coming = (each for each in ordered if each.starts_at > last.starts_at and each.state.upcoming)
    return next((session for session in coming if own[session.id].code in word), None)
