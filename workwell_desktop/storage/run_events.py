"""What happened on the clocks of running sessions. Events are added, never changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.running import RunEvent
from workwell_desktop.storage.day_tables import run_events

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction

_OF_SESSIONS = (
    select(run_events)
    .where(run_events.c.session_id.in_(bindparam("wanted", expanding=True)))
    .order_by(run_events.c.session_id, run_events.c.position)
)


class RunEvents:
    """The clock of every session that was run on screen."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def of_session(self, session_id: SessionId) -> tuple[RunEvent, ...]:
        """Return the events of one session as they happened."""
        return self.of_sessions([session_id])

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[RunEvent, ...]:
        """Return the events of several sessions, each session's together and as they happened."""
        rows = self._transaction.rows(_OF_SESSIONS, {"wanted": list(session_ids)})
        return tuple(RunEvent(**row._asdict()) for row in rows)

    def append(self, event: RunEvent) -> None:
        """Write the next event of a session."""
        self._transaction.put(run_events, {column.name: getattr(event, column.name) for column in run_events.c})

    def remove_last(self, session_id: SessionId, position: int) -> None:
        """Take back the event at `position`, the last one: undo."""
        self._transaction.remove(run_events, session_id=session_id, position=position)
