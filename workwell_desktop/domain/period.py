"""Which sessions a register shows: the last weeks or sessions, this year, all of them, or from one day to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.session import Session

SESSIONS_BACK = 12
"""How many sessions a term has, roughly."""

WEEKS_BACK = 4

COMING = 2
"""How many sessions to come stand beside the past ones, so that apologies can be entered."""


class Span(StrEnum):
    """The periods to pick from."""

    FOUR_WEEKS = "four_weeks"
    TWELVE_SESSIONS = "twelve_sessions"
    THIS_YEAR = "this_year"
    ALL = "all"
    CHOSEN = "chosen"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "four_weeks": "Last 4 weeks",
            "twelve_sessions": "Last 12 sessions",
            "this_year": "This year",
            "all": "All sessions",
            "chosen": "From – to",
        }[self.value]


@dataclass(frozen=True)
class Period:
    """A span, with its first and last day when it was chosen by hand."""

    span: Span = Span.TWELVE_SESSIONS
    start: date | None = None
    end: date | None = None

    @property
    def label(self) -> str:
        """The words shown to people."""
        if self.span is Span.CHOSEN and self.start and self.end:
            return f"{short_date_with_year(self.start)} – {short_date_with_year(self.end)}"
        return self.span.label

    @property
    def upside_down(self) -> bool:
        """Whether its last day lies before its first."""
        return bool(self.start and self.end and self.end < self.start)

    def first_day(self, today: date) -> date | None:
        """Return the earliest day it reaches back to; None when it counts sessions or has no beginning."""
        if self.span is Span.FOUR_WEEKS:
            return today - timedelta(weeks=WEEKS_BACK)
        if self.span is Span.THIS_YEAR:
            return date(today.year, 1, 1)
        return self.start if self.span is Span.CHOSEN else None

    def of(self, sessions: Sequence[Session], today: date) -> tuple[Session, ...]:
        """Return those of a group's sessions, given in their order, that lie in the period.

        Days are those of each session's own time zone. All but a chosen period end with the next sessions to come.
        """
        if self.span is Span.ALL:
            return tuple(sessions)
        if self.span is Span.CHOSEN:
            return tuple(s for s in sessions if (self.start or s.day) <= s.day and s.day <= (self.end or s.day))
        past = [session for session in sessions if session.day <= today]
        coming = [session for session in sessions if session.day > today][:COMING]
        if self.span is Span.TWELVE_SESSIONS:
            return (*past[-SESSIONS_BACK:], *coming)
        first = self.first_day(today) or today
        return (*(session for session in past if session.day >= first), *coming)


class Stretch(StrEnum):
    """The stretches of days that registers of several groups are looked at over."""

    FOUR_WEEKS = "four_weeks"
    TWELVE_WEEKS = "twelve_weeks"
    THIS_YEAR = "this_year"
    TWELVE_MONTHS = "twelve_months"
    CHOSEN = "chosen"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "four_weeks": "Last 4 weeks",
            "twelve_weeks": "Last 12 weeks",
            "this_year": "This year",
            "twelve_months": "Last 12 months",
            "chosen": "From – to",
        }[self.value]

    def first_day(self, today: date) -> date:
        """Return the first of its days, of which `today` is the last."""
        if self is Stretch.THIS_YEAR:
            return date(today.year, 1, 1)
        weeks = {Stretch.FOUR_WEEKS: 4, Stretch.TWELVE_MONTHS: 52}.get(self, 12)
        return today - timedelta(weeks=weeks) + timedelta(days=1)
