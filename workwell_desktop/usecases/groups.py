"""Keeping groups: create, edit, remove one made by mistake, read them back."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group, least_used_tint
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.roster import GroupLine
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.text import folded
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means

LONGEST_EVENING = timedelta(days=2)
"""How long ago a session that is still going on may have begun."""

LOOKED_AHEAD = timedelta(days=3650)
"""How far ahead a next session is looked for."""


@dataclass(frozen=True)
class Groups:
    """What a facilitator can do with groups."""

    means: Means

    def all(self) -> tuple[Group, ...]:
        """Return every group, by name."""
        with self.means.open_work("groups.read") as work:
            return work.groups.all()

    def lines(self) -> tuple[GroupLine, ...]:
        """Return every group with its counts and next session, by name."""
        now = self.means.now()
        with self.means.open_work("groups.read") as work:
            groups = work.groups.all()
            memberships = work.memberships.of_groups(group.id for group in groups)
            around = work.sessions.between(now - LONGEST_EVENING, now + LOOKED_AHEAD, plans=False)
        present = Counter(m.group_id for m in memberships if m.status.in_group)
        coming: dict[GroupId, Session] = {}
        for session in around:
            if self._to_come(session):
                coming.setdefault(session.group_id, session)
        return tuple(GroupLine(group, present[group.id], coming.get(group.id)) for group in groups)

    def get(self, group_id: GroupId) -> Group:
        """Return one group. Raises `Refusal` when it is gone."""
        with self.means.open_work("groups.read") as work:
            return work.groups.get(group_id)

    def save(self, group: Group) -> Group:
        """Keep a new or changed group and return it as kept. Raises `Refusal` naming the field that cannot be.

        A new one takes the colour in the calendar that the fewest groups have.
        """
        kept = group.checked()
        with self.means.open_work("groups.save") as work:
            known = work.groups.all()
            if all(other.id != kept.id for other in known):
                kept = replace(kept, tint=least_used_tint(known))
            work.groups.save(kept)
            work.commit()
        self.means.announce(Changes.GROUPS)
        return kept

    def twin(self, group: Group) -> Group | None:
        """Return another group of the same name, to warn about; never an obstacle."""
        name = folded(group.name)
        others = (other for other in self.all() if other.id != group.id)
        return next((other for other in others if name and folded(other.name) == name), None)

    def remove(self, group_id: GroupId) -> None:
        """Remove a group that has no sessions. Raises `Refusal` otherwise: a group that met is finished, not removed.

        Its memberships go with it; the people stay.
        """
        with self.means.open_work("groups.remove") as work:
            refuse_held(work, groups=(group_id,))
            work.groups.remove(group_id)
            work.commit()
        self.means.announce(Changes.GROUPS | Changes.ROSTER)

    def _to_come(self, session: Session) -> bool:
        running = session.state is SessionState.IN_PROGRESS
        return running or (session.state.upcoming and session.ends_at >= self.means.now())
