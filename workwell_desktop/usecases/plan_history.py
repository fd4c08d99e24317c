"""What earlier plans of a group say about the one in hand."""

from dataclasses import dataclass

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.plan_history import EarlierPlan, PlanHistory
from workwell_desktop.domain.running import run_state
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.running import minutes_taken
from workwell_desktop.usecases.work import Means

_LOOK_BACK = 6
"""How many sessions run on screen are looked through for how long a part took."""


@dataclass(frozen=True)
class PlanHistories:
    """What a facilitator can learn from earlier plans."""

    means: Means

    def of(self, session: Session) -> PlanHistory:
        """Return what is known before a session."""
        group_id, before = session.group_id, session.starts_at
        with self.means.open_work("plan_history.read") as work:
            memberships = work.memberships.of_group(group_id)
            return PlanHistory(
                themes=work.plan_history.themes(group_id, before),
                parts=work.plan_history.parts(group_id, before),
                took=self._took(work, session),
                expected=sum(1 for m in memberships if m.status_on(session.day) is MembershipStatus.ACTIVE),
            )

    def plans(self, session: Session) -> tuple[EarlierPlan, ...]:
        """Return the other sessions of the group that have a plan, the latest first."""
        with self.means.open_work("plan_history.read") as work:
            return work.plan_history.plans(session.group_id, session.id)

    def last_plan(self, session: Session) -> Session | None:
        """Return the latest earlier session of the group that has a plan."""
        with self.means.open_work("plan_history.read") as work:
            found = work.plan_history.last_plan(session.group_id, session.starts_at)
            return work.sessions.get(found) if found is not None else None

    def plan_of(self, session_id: SessionId) -> Agenda:
        """Return another session's plan as one of its own, whose parts have fresh identities.

        Raises `Refusal` when the session is gone.
        """
        with self.means.open_work("plan_history.read") as work:
            return Agenda(tuple(fresh(block) for block in work.sessions.get(session_id).agenda))

    def _took(self, work: UnitOfWork, session: Session) -> dict[str, int]:
        """Return how long each part took the last time a part of its title was run on screen."""
        took: dict[str, int] = {}
        for session_id in work.plan_history.run_on_screen(session.group_id, session.starts_at, _LOOK_BACK):
            earlier = work.sessions.get(session_id)
            state = run_state(earlier, work.run_events.of_session(session_id), earlier.ended_at or self.means.now())
            took = {**minutes_taken(earlier, state), **took}
        return took
