"""How a time zone is kept beside a moment, so that the moment comes back with the clock it was planned by."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_name(moment: datetime) -> str:
    """Return a moment's offset in seconds, and the name of its zone when it has one: "+3600 Europe/Berlin"."""
    offset = moment.utcoffset() or timedelta()
    key = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else ""
    return f"{int(offset.total_seconds()):+d} {key}".rstrip()


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """Return the zone of a stored name; its fixed offset when this computer does not know the zone."""
    offset, _, key = name.partition(" ")
    if key:
        try:
            return ZoneInfo(key)
        except (ZoneInfoNotFoundError, ValueError):
            pass
    return timezone(timedelta(seconds=int(offset))) if int(offset) else UTC
