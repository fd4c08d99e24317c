"""Questions about all earlier plans of a group, answered by the database: a weekly group of ten years has 500."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, func, select

from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.plan_history import EarlierPlan, Use
from workwell_desktop.domain.session import SessionState
from workwell_desktop.domain.text import folded
from workwell_desktop.storage.day_tables import run_events
from workwell_desktop.storage.tables import blocks, sessions
from workwell_desktop.storage.zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workwell_desktop.storage.transaction import AnyRow, Transaction

_OFF = [state for state in SessionState if state.off]
_WHEN = (sessions.c.number, sessions.c.starts_at, sessions.c.zone)
_EARLIER = (
    sessions.c.group_id == bindparam("group"),
    sessions.c.starts_at < bindparam("before"),
    sessions.c.state.not_in(_OFF),
)


def _latest_first(query: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    return query.where(*_EARLIER).order_by(sessions.c.starts_at.desc(), sessions.c.number.desc())


_THEMES = _latest_first(select(sessions.c.theme, *_WHEN).where(sessions.c.theme != ""))
_PARTS = (
    select(blocks.c.title, *_WHEN, func.max(sessions.c.starts_at))
    .join(sessions, sessions.c.id == blocks.c.session_id)
    .where(*_EARLIER)
    .group_by(blocks.c.title)
)
_PLANS = (
    select(sessions.c.id, sessions.c.theme, *_WHEN, func.count(), func.sum(blocks.c.minutes))
    .join(blocks, sessions.c.id == blocks.c.session_id)
    .where(sessions.c.group_id == bindparam("group"), sessions.c.id != bindparam("but"))
    .group_by(sessions.c.id)
    .order_by(sessions.c.starts_at.desc(), sessions.c.number.desc())
)
_LAST_PLAN = (
    _latest_first(select(sessions.c.id))
    .where(select(blocks.c.id).where(blocks.c.session_id == sessions.c.id).exists())
    .limit(1)
)
_RUN = (
    _latest_first(select(sessions.c.id))
    .where(select(run_events.c.position).where(run_events.c.session_id == sessions.c.id).exists())
    .limit(bindparam("most"))
)


class PlanHistory:
    """Reads only."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def themes(self, group_id: GroupId, before: datetime) -> dict[str, Use]:
        """Return when each theme was last used before a moment, by the folded theme."""
        return _latest(self._transaction.rows(_THEMES, {"group": group_id, "before": before}))

    def parts(self, group_id: GroupId, before: datetime) -> dict[str, Use]:
        """Return when a part of each title was last used before a moment, by the folded title."""
        rows = self._transaction.rows(_PARTS, {"group": group_id, "before": before})
        return _latest(sorted(rows, key=lambda row: row.starts_at, reverse=True))

    def plans(self, group_id: GroupId, but: SessionId) -> tuple[EarlierPlan, ...]:
        """Return the sessions of a group that have a plan, the latest first, without the session in hand."""
        return tuple(
            EarlierPlan(
                session_id=SessionId(row.id),
                number=row.number,
                theme=row.theme,
                starts_at=row.starts_at.astimezone(zone_of(row.zone)),
                parts=row[-2],
                minutes=row[-1],
            )
            for row in self._transaction.rows(_PLANS, {"group": group_id, "but": but})
        )

    def last_plan(self, group_id: GroupId, before: datetime) -> SessionId | None:
        """Return the latest session before a moment that has a plan."""
        row = self._transaction.first(_LAST_PLAN, {"group": group_id, "before": before})
        return SessionId(row.id) if row is not None else None

    def run_on_screen(self, group_id: GroupId, before: datetime, most: int) -> tuple[SessionId, ...]:
        """Return the latest sessions before a moment whose clock was run on screen, at most so many."""
        rows = self._transaction.rows(_RUN, {"group": group_id, "before": before, "most": most})
        return tuple(SessionId(row.id) for row in rows)


def _latest(rows: "Iterable[AnyRow]") -> dict[str, Use]:
    """Return the first use of each title, by the folded title. Rows come with the latest first."""
    found: dict[str, Use] = {}
    for row in rows:
        found.setdefault(folded(row[0]), Use(row.number, row.starts_at.astimezone(zone_of(row.zone)).date()))
    return found
