"""Taking the register: read it, mark, describe, void, count. Marking twice keeps one mark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from workwell_desktop.domain.attendance import (
    Code,
    Described,
    GroupRegister,
    Mark,
    PastMark,
    code_for,
)
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.period import Period
from workwell_desktop.domain.session import Session, SheetFate
from workwell_desktop.domain.session_register import SessionRegister
from workwell_desktop.domain.text import clean_line
from workwell_desktop.usecases.allowed import refuse_words
from workwell_desktop.usecases.marking import (
    Cell,
    CellShown,
    MarkChange,
    hold,
    put_back,
    put_session_back,
    set_mark,
)
from workwell_desktop.usecases.registers import read_register, read_registers, read_session_register
from workwell_desktop.usecases.walk_ins import WalkedIn, bring_back, take_away, walker, write_down
from workwell_desktop.usecases.work import Means

MARKED = Changes.MARKS | Changes.SESSIONS
WALKED = MARKED | Changes.PEOPLE | Changes.ROSTER


class Counted(TypedDict, total=False):
    """What was counted at a session; what is left out stays as it is. None means nobody counted."""

    headcount: int | None
    visitors: int
    sheet_count: int | None
    sheet_fate: SheetFate | None


@dataclass(frozen=True)
class Counting:
    """A session before and after something was counted."""

    before: Session
    after: Session


@dataclass(frozen=True)
class Attendance:
    """What a facilitator can do with registers."""

    means: Means

    # Reading

    def of_group(self, group_id: GroupId, period: Period | None = None) -> tuple[Group, GroupRegister]:
        """Return a group and its register: everyone × the sessions of a period in order, or all without one."""
        with self.means.open_work("attendance.read") as work:
            return read_register(work, group_id, period, self.means.today())

    def of_session(self, session_id: SessionId) -> SessionRegister:
        """Return the register of one session alone: who is expected, as on the printed sheet, and others."""
        with self.means.open_work("attendance.read") as work:
            return read_session_register(work, session_id)

    def matrix(self, group_ids: Sequence[GroupId], start: date, end: date) -> tuple[tuple[Group, GroupRegister], ...]:
        """Return the registers of several groups from one day to another, both included, in the order given."""
        with self.means.open_work("attendance.read") as work:
            return read_registers(work, group_ids, start, end)

    def history(self, session_id: SessionId, person_id: PersonId | None = None) -> tuple[PastMark, ...]:
        """Return the marks of a session, or of one person there, that were changed or taken away; newest first."""
        with self.means.open_work("attendance.read") as work:
            rules = work.groups.get(work.sessions.get(session_id).group_id).profile.rules
            past = work.marks.history(session_id)
        return tuple(
            replace(each, mark=each.mark.allowed_by(rules))
            for each in past
            if person_id in (None, each.mark.person_id)
        )

    # Marking

    def mark(self, session_id: SessionId, person_id: PersonId, code: Code) -> MarkChange:
        """Set one person's mark and return the cell before and after.

        Setting the same code again changes nothing; another code keeps the comment and the follow-up. From an hour
        before its start, a session counts as begun (and as ended, once its end has passed) with its first mark of
        someone who could have come. Raises `Refusal` when the code cannot be set.
        """
        return self.mark_many(session_id, ((person_id, code),))[0]

    def mark_many(self, session_id: SessionId, marks: Iterable[tuple[PersonId, Code]]) -> tuple[MarkChange, ...]:
        """Set several marks of one session in one transaction, as a paper sheet is copied. See `mark`."""
        with self.means.open_work("attendance.mark") as work:
            changes = tuple(set_mark(self.means, work, session_id, person_id, code) for person_id, code in marks)
            work.commit()
        self._announce(changes)
        return changes

    def mark_unmarked(self, session_id: SessionId, people: Iterable[PersonId], code: Code) -> tuple[MarkChange, ...]:
        """Give everyone in `people` who has no mark yet the same one, in one transaction. Return what changed.

        Apologies entered beforehand stay: who announced something is never silently present.
        """
        with self.means.open_work("attendance.mark_all") as work:
            marked = {mark.person_id for mark in work.marks.of_session(session_id)}
            left = [person_id for person_id in people if person_id not in marked]
            changes = tuple(set_mark(self.means, work, session_id, person_id, code) for person_id in left)
            work.commit()
        self._announce(changes)
        return changes

    def describe(self, session_id: SessionId, person_id: PersonId, **said: Unpack[Described]) -> MarkChange:
        """Say more about a mark: minutes, reason, comment, first time, follow-up, arrival; the rest stays.

        Minutes make someone present late. Raises `Refusal` naming the field that cannot be kept, or when there is no
        mark to say it of.
        """
        with self.means.open_work("attendance.describe") as work:
            session = work.sessions.get(session_id)
            before = work.marks.get(session_id, person_id)
            if before is None:
                raise Refusal("There is no mark yet. Mark them first, then say more about it.", "code")
            refuse_words(work.groups.get(session.group_id), said)
            after = before.described(**said).checked()
            if after != before:
                work.marks.put(after)
                work.commit()
        if after != before:
            self.means.announce(Changes.MARKS)
        return MarkChange(before, after, after.code, session, session)

    def void(self, session_id: SessionId, person_id: PersonId, why: str) -> MarkChange:
        """Take a mark away and keep why; the history has both. The person is then not marked, never absent.

        Raises `Refusal` without a reason, or when there is no mark.
        """
        reason = clean_line(why, "why", label="Why it is void", needed=True)
        with self.means.open_work("attendance.void") as work:
            session = work.sessions.get(session_id)
            before = work.marks.get(session_id, person_id)
            if before is None:
                raise Refusal("There is no mark here any more.", "why")
            work.marks.clear(session_id, person_id, reason)
            memberships = work.memberships.of_person(person_id)
            code = code_for(session, next((m for m in memberships if m.group_id == session.group_id), None), None)
            work.commit()
        self.means.announce(MARKED)
        return MarkChange(before, None, code, session, session)

    # Who came unexpected

    def walk_in(
        self, session_id: SessionId, name: str, *, joins: bool, person_id: PersonId | None = None
    ) -> WalkedIn:
        """Write down someone new by first name and initial, or an alias, and mark them present.

        Who `joins` is an active member from that day; else there is only the mark. Somebody of that name already
        is told in `twin` and never blocks. The same `person_id` again makes nobody twice. Raises `Refusal` for a name
        that cannot be kept or a session that is still to come.
        """
        with self.means.open_work("attendance.walk_in") as work:
            membership_id = MembershipId(new_id()) if joins else None
            walked = write_down(self.means, work, session_id, walker(name, person_id), membership_id)
            work.commit()
        self.means.announce(WALKED)
        return walked

    def guest(self, session_id: SessionId, person_id: PersonId) -> MarkChange:
        """Mark someone present who is known already, from another group or from before. They join nothing."""
        with self.means.open_work("attendance.guest") as work:
            known = work.marks.get(session_id, person_id)
            code = known.code if known is not None and known.code.attended else Code.PRESENT
            change = set_mark(self.means, work, session_id, work.people.get(person_id).id, code)
            work.commit()
        self.means.announce(MARKED)
        return change

    def keep_walk_in(self, walked: WalkedIn, wanted: bool) -> CellShown:
        """Take a walk-in back, or bring it back: undo and redo. Return what the cell shows now."""
        with self.means.open_work("attendance.walk_in") as work:
            shown = bring_back(work, walked) if wanted else take_away(work, walked)
            work.commit()
        self.means.announce(WALKED)
        return shown

    # Counting

    def count(self, session_id: SessionId, **counted: Unpack[Counted]) -> Counting:
        """Keep the headcount, visitors without a name, the names on the sheet and what became of it.

        Counting somebody begins a session as a mark does. Raises `Refusal` for a session to come or called off, or
        naming the field that cannot be kept.
        """
        with self.means.open_work("attendance.count") as work:
            before = work.sessions.get(session_id)
            self._refuse_uncountable(before)
            after = replace(before, **counted).checked()
            work.sessions.save(after)
            if after.headcount or after.visitors:
                after = hold(self.means, work, after)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return Counting(before, after)

    def recount(self, session: Session) -> Session:
        """Put the counts and the state of a session back as given: undo and redo. Return it as it stands now."""
        with self.means.open_work("attendance.count") as work:
            stored = work.sessions.get(session.id)
            counts = {name: getattr(session, name) for name in Counted.__annotations__}
            work.sessions.save(replace(stored, **counts))
            put_session_back(work, session)
            now = work.sessions.get(session.id)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return now

    # Undo

    def put(
        self, session_id: SessionId, person_id: PersonId, mark: Mark | None, session: Session | None = None
    ) -> Code:
        """Keep one mark as given, or clear it: see `restore`. Return what the cell shows now."""
        return self.restore((Cell(session_id, person_id, mark),), session)[0].code

    def restore(self, cells: Sequence[Cell], session: Session | None = None) -> tuple[CellShown, ...]:
        """Keep marks as given, or clear them, in one transaction: undo, redo and the delete key.

        With `session`, the session goes back to that state too: undoing the first mark un-begins it, unless others
        are marked by now. Return what the cells show now.
        """
        with self.means.open_work("attendance.put") as work:
            shown = put_back(work, cells, session)
            work.commit()
        self.means.announce(MARKED)
        return shown

    def _announce(self, changes: Iterable[MarkChange]) -> None:
        """Tell of marks, and of their session only when they began it."""
        begun = any(change.session is not change.session_before for change in changes)
        self.means.announce(MARKED if begun else Changes.MARKS)

    def _refuse_uncountable(self, session: Session) -> None:
        if session.state.off:
            raise Refusal("This session did not take place, so there is nobody to count.", "headcount")
        if session.day > self.means.today():
            raise Refusal(f"Session {session.number} is still to come. Count on its day.", "headcount")
