"""Which sessions and whom each group's register shows, remembered in this computer's settings by id, not by name.

Written as words: "id:span:first day:last day:whom", with spaces between groups.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.ui.kit.settings import Settings

MOST = 40
"""Groups that are remembered; the one chosen longest ago goes first."""


def chosen(settings: Settings, group_id: UUID) -> tuple[Period, Whom]:
    """Return what was chosen for a group's register, or what a register shows at first."""
    try:
        span, start, end, whom = _read(settings)[group_id.hex].split(":")
        period = Period(Span(span), _day(start), _day(end))
        return (Period() if period.upside_down else period), Whom(whom)
    except (KeyError, ValueError):
        return Period(), Whom.EVERYONE


def with_chosen(settings: Settings, group_id: UUID, period: Period, whom: Whom) -> Settings:
    """Return the settings with what is to be remembered for a group's register."""
    known = _read(settings)
    known.pop(group_id.hex, None)
    known[group_id.hex] = ":".join((period.span.value, _text(period.start), _text(period.end), whom.value))
    kept = [f"{key}:{value}" for key, value in known.items()][-MOST:]
    return replace(settings, register_views=" ".join(kept))


def _read(settings: Settings) -> dict[str, str]:
    pairs = (word.partition(":") for word in settings.register_views.split())
    return {key: value for key, _, value in pairs}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
