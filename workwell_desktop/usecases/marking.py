"""Writing marks within one transaction: set, put back, and what a first mark does to its session.

The verbs of a facilitator are in `attendance.py` and `walk_ins.py`; here is what they share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from workwell_desktop.domain.attendance import Code, Mark, check_markable, code_for
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.running import of_this_time
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.allowed import refuse_names
from workwell_desktop.usecases.work import Means

PEOPLE_ARRIVE = timedelta(hours=1)
"""How long before its start a mark can mean that a session has begun; an earlier one only notes what is known."""

STILL_NEW = timedelta(days=60)
"""Whoever joined longer ago is no newcomer, however few marks there are."""


@dataclass(frozen=True)
class MarkChange:
    """One cell before and after, so that it can be undone. `code` is what the cell shows now.

    `session_before` is the session as it was: the first mark may have begun it.
    """

    before: Mark | None
    after: Mark | None
    code: Code
    session: Session
    session_before: Session | None = None


@dataclass(frozen=True)
class Cell:
    """What a cell of the register holds or is to hold."""

    session_id: SessionId
    person_id: PersonId
    mark: Mark | None


@dataclass(frozen=True)
class CellShown:
    """A cell as it is kept, the code it shows and the session as it stands now."""

    cell: Cell
    code: Code
    session: Session


def set_mark(means: Means, work: UnitOfWork, session_id: SessionId, person_id: PersonId, code: Code) -> MarkChange:
    """Set one mark; the same code again changes nothing. Raises `Refusal` when the code cannot be set."""
    session = work.sessions.get(session_id)
    check_markable(session, code, means.today())
    refuse_names(work.groups.get(session.group_id), "code")
    before = work.marks.get(session_id, person_id)
    if before is not None and before.code is code:
        return MarkChange(before, before, code, session, session)
    now = means.now()
    if before is None:
        first_time = code.attended and _first_time_here(work, session, person_id)
        after = Mark(session_id=session_id, person_id=person_id, code=code, marked_at=now, first_time=first_time)
    else:
        after = before.recoded(code, now)
    work.marks.put(after.checked())
    begun = session if code.may_come_before else hold(means, work, session)
    return MarkChange(before, after, code, begun, session)


def _first_time_here(work: UnitOfWork, session: Session, person_id: PersonId) -> bool:
    """Return whether someone who joined a group that had met before comes for the first time.

    A group whose first sessions were never recorded tells nothing, so its members are no first-timers.
    """
    membership = _membership(work.memberships.of_person(person_id), session)
    if membership is None or not timedelta() <= session.day - membership.since <= STILL_NEW:
        return False
    known = {each.id: each for each in work.sessions.of_group(session.group_id, plans=False)}
    if not any(each.state.held and each.day < membership.since for each in known.values()):
        return False
    return not any(mark.code.attended and mark.session_id in known for mark in work.marks.of_person(person_id))


def hold(means: Means, work: UnitOfWork, session: Session) -> Session:
    """Return the session as begun, or as ended once its end has passed, when people can have come by now."""
    now = means.now()
    if not session.state.upcoming or session.starts_at - now > PEOPLE_ARRIVE:
        return session
    held = session.ended(session.ends_at) if session.ends_at <= now else session.begun(min(now, session.starts_at))
    work.sessions.save(held)
    return held


def put_back(work: UnitOfWork, cells: Sequence[Cell], session: Session | None) -> tuple[CellShown, ...]:
    """Keep marks as given, or clear them, and let the session go back to that state; return what cells show now."""
    for cell in cells:
        if cell.mark is None:
            work.marks.clear(cell.session_id, cell.person_id)
        else:
            work.marks.put(_as_allowed(work, cell.mark).checked())
    if session is not None:
        put_session_back(work, session)
    return tuple(
        CellShown(cell, _shown(work, found, cell.person_id, cell.mark), found)
        for cell in cells
        for found in (work.sessions.get(cell.session_id),)
    )


def _as_allowed(work: UnitOfWork, mark: Mark) -> Mark:
    """Return a mark as the group's profile has it by now: words that were removed since do not come back with it."""
    group = work.groups.get(work.sessions.get(mark.session_id).group_id)
    refuse_names(group, "code")
    bare = mark.allowed_by(group.profile.rules)
    if bare is mark:
        return mark
    stored = work.marks.get(mark.session_id, mark.person_id)
    reason = mark.reason if group.profile.rules.reasons else stored.reason if stored else ""
    comment = mark.comment if group.profile.rules.comments else stored.comment if stored else ""
    return replace(bare, reason=reason, comment=comment)


def put_session_back(work: UnitOfWork, before: Session) -> None:
    """Let a session that a mark or a count began be to come again, or begin once more: undo and redo.

    It stays begun while others are marked or counted there, once it is written up, and whenever it was begun, ended
    or called off by hand meanwhile: undoing a mark undoes nothing else.
    """
    stored = work.sessions.get(before.id)
    if stored.state.off or before.state.off or stored.state.upcoming is before.state.upcoming:
        return
    if before.state.upcoming:
        others = any(not mark.code.may_come_before for mark in work.marks.of_session(before.id))
        if others or stored.counted or stored.state not in (SessionState.IN_PROGRESS, SessionState.ENDED):
            return
        if of_this_time(stored, work.run_events.of_session(before.id)):
            return
    work.sessions.save(replace(stored, state=before.state, started_at=before.started_at, ended_at=before.ended_at))


def _shown(work: UnitOfWork, session: Session, person_id: PersonId, mark: Mark | None) -> Code:
    membership = None if mark is not None else _membership(work.memberships.of_person(person_id), session)
    return code_for(session, membership, mark)


def _membership(memberships: Sequence[Membership], session: Session) -> Membership | None:
    return next((each for each in memberships if each.group_id == session.group_id), None)
