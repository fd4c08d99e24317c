"""What is remembered of the recovery sheet: when it was made, and when it was last tried."""

from dataclasses import dataclass
from datetime import date, timedelta

REHEARSE_AFTER = timedelta(days=365)
"""How long a recovery sheet may go untried."""


@dataclass(frozen=True, kw_only=True)
class Safekeeping:
    """Days in the life of the recovery sheet."""

    sheet_made_on: date | None = None
    sheet_tested_on: date | None = None

    def rehearsal_due(self, today: date) -> bool:
        """Return whether the sheet was neither made nor tried within a year; a vault that never said so counts."""
        known = [day for day in (self.sheet_made_on, self.sheet_tested_on) if day is not None]
        return not known or today - max(known) > REHEARSE_AFTER
