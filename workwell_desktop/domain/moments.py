"""Moments and clocks: adding real minutes, and reading the wall clock of a time zone, right in every night of a year.

Twice a year the wall clock jumps: an hour is missing, or comes twice. A time that does not exist is taken as the one
the clock shows after the jump; of a time that comes twice the first is meant.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache


def later(moment: datetime, by: timedelta) -> datetime:
    """Return the aware moment `by` later, in the same time zone.

    Python's own addition moves the wall clock instead: in the night the clocks change it is an hour out.
    """
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


@lru_cache(maxsize=64)
def zone_called(name: str) -> tzinfo | None:
    """Return the time zone of an IANA name, or None when this computer does not know it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def on_the_wall(wall: datetime, zone: str = "") -> datetime:
    """Return the aware moment when the clock of `zone` shows `wall`, a time without a zone.

    An empty or unknown zone is the computer's own.
    """
    known = zone_called(zone) if zone else None
    if known is None:
        first = wall.astimezone()
        there = first.replace(tzinfo=None) == wall
        return first if there else max(first, wall.replace(fold=1).astimezone())
    return wall.replace(tzinfo=known).astimezone(UTC).astimezone(known)


def wall_of(moment: datetime, zone: str = "") -> datetime:
    """Return what the clock of `zone` shows at an aware moment, without a zone: the reverse of `on_the_wall`."""
    known = zone_called(zone) if zone else None
    return moment.astimezone(known).replace(tzinfo=None, fold=0)
