"""What a group's earlier plans say about a new one: when a theme or a part was used, how long a part really took.

It remembers titles and days, never people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.text import folded


@dataclass(frozen=True)
class Use:
    """The latest session before the one in hand that used a theme or a part."""

    number: int
    day: date


@dataclass(frozen=True, kw_only=True)
class EarlierPlan:
    """An earlier session of the group that has a plan to start from."""

    session_id: SessionId
    number: int
    theme: str
    starts_at: datetime
    parts: int
    minutes: int

    @property
    def title(self) -> str:
        """“Session 7”, with the theme when there is one."""
        return f"Session {self.number} — {self.theme}" if self.theme else f"Session {self.number}"


@dataclass(frozen=True, kw_only=True)
class PlanHistory:
    """What is known before a session, for its group. Keys are folded: capitals and spaces do not matter.

    `took` holds the whole minutes a part of a title took when it was last run on screen. `expected` is how many
    members are expected at the session.
    """

    themes: Mapping[str, Use] = field(default_factory=dict)
    parts: Mapping[str, Use] = field(default_factory=dict)
    took: Mapping[str, int] = field(default_factory=dict)
    expected: int = 0

    def theme_words(self, theme: str, today: date) -> str:
        """Return "Used 5 weeks ago in session 8.", or nothing for a theme that is new to the group."""
        use = self.themes.get(folded(theme))
        if use is None:
            return ""
        if use.day >= today:
            return f"Planned for session {use.number} too."
        return f"Used {ago_words(use.day, today)} in session {use.number}."

    def part_words(self, title: str, today: date) -> str:
        """Return "used 5 weeks ago", or nothing for a part that is new to the group."""
        use = self.parts.get(folded(title))
        if use is None:
            return ""
        return f"planned for session {use.number}" if use.day >= today else f"used {ago_words(use.day, today)}"


def ago_words(day: date, today: date) -> str:
    """Return how long ago an earlier day was, in words as rough as memory: "5 weeks ago", "3 months ago"."""
    days = (today - day).days
    if days < 7:
        return "yesterday" if days < 2 else f"{days} days ago"
    if days < 70:
        return _counted(round(days / 7), "week")
    if days < 700:
        return _counted(round(days / 30.4), "month")
    return _counted(round(days / 365.25), "year")


def _counted(number: int, noun: str) -> str:
    return f"1 {noun} ago" if number == 1 else f"{number} {noun}s ago"
