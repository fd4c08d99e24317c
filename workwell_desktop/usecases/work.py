"""What every use case is handed: a way to open the vault for one transaction, a way to tell what changed, a clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.storage.work import UnitOfWork

OpenWork = Callable[[str], UnitOfWork]
"""Opens one transaction; the argument names the action for the audit trail, like ``groups.save``."""


@dataclass(frozen=True)
class Means:
    """The means of every use case. `announce` is called once after each commit; `now` returns an aware local time."""

    open_work: OpenWork
    announce: Callable[[Changes], None]
    now: Callable[[], datetime]
    condition: Callable[[], Condition] = lambda: Condition.SOUND
    """How the vault is: while it is being read through, a search could find less than there is."""

    def today(self) -> date:
        """Return the day on the wall."""
        return self.now().date()
