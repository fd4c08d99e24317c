"""Following up: what waits, what might be wanted, making one, saying what came of it. Every change can be taken back.

"Do not contact" is looked up at the moment something is said to have been tried, never when the follow-up was made.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Contact, FollowUp, Outcome, in_order
from workwell_desktop.domain.follow_up_board import Board
from workwell_desktop.domain.ids import ContactId, FollowUpId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.reaching import check_contact
from workwell_desktop.domain.suggestion import Suggestion
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.allowed import refuse_about
from workwell_desktop.usecases.follow_up_board import read_board, read_suggestions
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means

_WORDING = ("why", "who", "due", "person_id", "group_id")

FIRST_DUE = timedelta(days=2)
"""When a follow-up made of a suggestion is due, counted from today: soon, and not tonight."""


@dataclass(frozen=True)
class FollowUpChange:
    """A follow-up before and after (None: not there), with the log entry that was written along the way."""

    before: FollowUp | None
    after: FollowUp | None
    contact: Contact | None = None


@dataclass(frozen=True)
class FollowUps:
    """What a facilitator can do with follow-ups."""

    means: Means

    # ---------------------------------------------------------------------------------------------------- reading

    def open(self) -> tuple[FollowUp, ...]:
        """Return what waits, by the day it is due."""
        with self.means.open_work("follow_ups.read") as work:
            return in_order(work.follow_ups.open())

    def due_count(self) -> int:
        """Return how many are due today or overdue: the number beside the sidebar entry."""
        return sum(1 for each in self.open() if each.is_due(self.means.today()))

    def of_person(self, person_id: PersonId) -> tuple[FollowUp, ...]:
        """Return a person's follow-ups, open and closed, by the day they are due."""
        with self.means.open_work("follow_ups.read") as work:
            return in_order(work.follow_ups.of_person(person_id))

    def of_session(self, session_id: SessionId) -> tuple[FollowUp, ...]:
        """Return a session's follow-ups, open and closed, by the day they are due."""
        with self.means.open_work("follow_ups.read") as work:
            return in_order(work.follow_ups.of_session(session_id))

    def get(self, follow_up_id: FollowUpId) -> FollowUp:
        """Return one follow-up. Raises `Refusal` when it is gone."""
        with self.means.open_work("follow_ups.read") as work:
            return work.follow_ups.get(follow_up_id)

    def suggestions(self, group_id: GroupId | None = None) -> tuple[Suggestion, ...]:
        """Return whom to think of in a group, or in all of them."""
        with self.means.open_work("follow_ups.read") as work:
            found = self.suggested(work)
        return tuple(each for each in found if group_id in (None, each.group_id))

    def board(self) -> Board:
        """Return everything the Follow-ups room shows."""
        with self.means.open_work("follow_ups.read") as work:
            return read_board(work, self.means.now())

    def suggested(self, work: UnitOfWork) -> tuple[Suggestion, ...]:
        """Work out suggestions within an open transaction."""
        return read_suggestions(work, self.means.now())

    # ---------------------------------------------------------------------------------------------------- changing

    def make(self, follow_up: FollowUp) -> FollowUp:
        """Keep a new follow-up and return it as kept. Raises `Refusal` naming the field that cannot be kept.

        It may be about someone who must not be contacted: then it is for the team, who speak with them in the room.
        """
        return self.put(follow_up)

    def make_by_hand(
        self,
        why: str,
        *,
        person_id: PersonId | None = None,
        group_id: GroupId | None = None,
        due: date | None = None,
        who: str = "",
    ) -> FollowUp:
        """Keep a new follow-up that the facilitator thought of. Raises `Refusal` when nothing is said.

        About someone who is in one group only, it belongs to that group too.
        """
        if person_id is not None and group_id is None:
            group_id = self._only_group(person_id)
        return self.make(
            FollowUp(
                id=FollowUpId(new_id()),
                why=why,
                person_id=person_id,
                group_id=group_id,
                due=due,
                who=who,
                made_at=self.means.now(),
            )
        )

    def make_of(self, suggestion: Suggestion) -> FollowUp:
        """Keep a follow-up made of a suggestion, due in two days; the same is not suggested again."""
        return self.make(replace(self._of(suggestion), due=self.means.today() + FIRST_DUE))

    def set_aside(self, suggestion: Suggestion) -> FollowUp:
        """Keep that a suggestion is not needed, so that it is not made again for the same absences or tick."""
        return self.put(self._of(suggestion).closed(Outcome.NOT_NEEDED, "", self.means.now()))

    def reword(self, follow_up_id: FollowUpId, **details: object) -> FollowUpChange:
        """Keep another `why`, `who`, `due`, `person_id` or `group_id`; what came of it stays.

        Raises `Refusal` naming the field that cannot be kept, or when the follow-up is gone.
        """
        with self.means.open_work("follow_ups.reword") as work:
            before = work.follow_ups.get(follow_up_id)
            words: dict[str, Any] = {name: details[name] for name in _WORDING if name in details}
            after = replace(before, **words).checked()
            work.follow_ups.save(after)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return FollowUpChange(before, after)

    def settle(
        self,
        follow_up_id: FollowUpId,
        outcome: Outcome,
        remark: str = "",
        *,
        way: ContactWay | None = None,
        again: date | None = None,
    ) -> FollowUpChange:
        """Close a follow-up, or with `again` keep it open until that day, and log what there is to log.

        What was tried with a person is logged, and so is anything remarked; that nothing was needed is not.
        """
        if again is not None:
            return self.try_again(follow_up_id, outcome, again, remark, way=way)
        told = outcome.of_a_person or bool(remark.strip())
        log = told and outcome is not Outcome.NOT_NEEDED
        return self.close(follow_up_id, outcome, remark, log, way=way)

    def close(
        self,
        follow_up_id: FollowUpId,
        outcome: Outcome,
        remark: str = "",
        log: bool = False,
        *,
        way: ContactWay | None = None,
    ) -> FollowUpChange:
        """Say what came of a follow-up; with `log` it stands in the person's contact log too.

        Raises `Refusal` when it is closed or gone, or when the person's consent does not allow what was tried.
        """
        with self.means.open_work("follow_ups.close") as work:
            before = work.follow_ups.get(follow_up_id)
            after = before.closed(outcome, remark, self.means.now())
            _check(work, before, outcome, way)
            contact = _logged(before, outcome, after.remark, way, self.means.now()) if log else None
            _keep(work, after, contact)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return FollowUpChange(before, after, contact)

    def try_again(
        self,
        follow_up_id: FollowUpId,
        outcome: Outcome,
        due: date,
        remark: str = "",
        *,
        way: ContactWay | None = None,
    ) -> FollowUpChange:
        """Log what was tried and keep the follow-up open, due on another day. Raises `Refusal` as `close` does."""
        with self.means.open_work("follow_ups.try_again") as work:
            before = work.follow_ups.get(follow_up_id)
            tried = before.closed(outcome, remark, self.means.now())
            _check(work, before, outcome, way)
            after = replace(before, due=due)
            contact = _logged(before, outcome, tried.remark, way, self.means.now())
            _keep(work, after, contact)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return FollowUpChange(before, after, contact)

    def reopen(self, follow_up_id: FollowUpId) -> FollowUpChange:
        """Open a closed follow-up again; what the contact log says of it stays."""
        with self.means.open_work("follow_ups.reopen") as work:
            before = work.follow_ups.get(follow_up_id)
            after = before.reopened()
            work.follow_ups.save(after)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return FollowUpChange(before, after)

    def put(self, follow_up: FollowUp) -> FollowUp:
        """Keep a follow-up as given and return it as kept: making one, undo and redo."""
        kept = follow_up.checked()
        with self.means.open_work("follow_ups.put") as work:
            refuse_about(work, kept.person_id, kept.group_id, "person_id")
            work.follow_ups.save(kept)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return kept

    def remove(self, follow_up_id: FollowUpId) -> FollowUpChange:
        """Take a follow-up away; what the contact log says of it stays.

        Raises `Refusal` when it is gone, or while a legal hold stands on whom it is about.
        """
        with self.means.open_work("follow_ups.remove") as work:
            before = work.follow_ups.get(follow_up_id)
            refuse_held(
                work,
                groups=(before.group_id,) if before.group_id else (),
                people=(before.person_id,) if before.person_id else (),
            )
            work.follow_ups.remove(follow_up_id)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return FollowUpChange(before, None)

    def replay(self, change: FollowUpChange, forward: bool) -> None:
        """Do a change again, or take it back, as undo and redo ask."""
        if forward:
            self.do_again(change)
        else:
            self.take_back(change)

    def take_back(self, change: FollowUpChange) -> None:
        """Put everything as it was before a change: undo."""
        with self.means.open_work("follow_ups.take_back") as work:
            if change.contact is not None:
                refuse_held(work, people=(change.contact.person_id,))
                work.contacts.remove(change.contact.id)
            _restore(work, change.before, change.after)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)

    def do_again(self, change: FollowUpChange) -> None:
        """Make a change that was taken back once more: redo. Raises `Refusal` when consent no longer allows it."""
        with self.means.open_work("follow_ups.do_again") as work:
            if change.contact is not None:
                person = work.people.get(change.contact.person_id)
                check_contact(person, change.contact.outcome, change.contact.way)
                work.contacts.save(change.contact)
            _restore(work, change.after, change.before)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)

    def _only_group(self, person_id: PersonId) -> GroupId | None:
        with self.means.open_work("follow_ups.read") as work:
            present = [each.group_id for each in work.memberships.of_person(person_id) if each.status.in_group]
        return present[0] if len(present) == 1 else None

    def _of(self, suggestion: Suggestion) -> FollowUp:
        return FollowUp(
            id=FollowUpId(new_id()),
            why=suggestion.why,
            person_id=suggestion.person_id,
            group_id=suggestion.group_id,
            session_id=suggestion.session_id,
            origin=suggestion.origin,
            made_at=self.means.now(),
        )


def _check(work: UnitOfWork, follow_up: FollowUp, outcome: Outcome, way: ContactWay | None) -> None:
    if follow_up.person_id is not None:
        check_contact(work.people.get(follow_up.person_id), outcome, way)


def _logged(
    follow_up: FollowUp, outcome: Outcome, remark: str, way: ContactWay | None, at: datetime
) -> Contact | None:
    """Return what the contact log is to say of it; nothing when it is about no one person."""
    if follow_up.person_id is None:
        return None
    return Contact(
        id=ContactId(new_id()),
        person_id=follow_up.person_id,
        at=at,
        way=way,
        outcome=outcome,
        text=remark,
        follow_up_id=follow_up.id,
    )


def _keep(work: UnitOfWork, follow_up: FollowUp, contact: Contact | None) -> None:
    work.follow_ups.save(follow_up)
    if contact is not None:
        work.contacts.save(contact)


def _restore(work: UnitOfWork, wanted: FollowUp | None, other: FollowUp | None) -> None:
    if other is not None and work.follow_ups.get(other.id) != other:
        raise Refusal("Something else has come of this follow-up since, so it stays as it is.", "outcome")
    if wanted is not None:
        if wanted.person_id is not None:
            work.people.get(wanted.person_id)  # who was removed since is not brought back by an undo
        work.follow_ups.save(wanted)
    elif other is not None:
        work.follow_ups.remove(other.id)
