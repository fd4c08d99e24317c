"""Adding real minutes to a moment, so that nights when the clocks change keep their length."""

from datetime import UTC, datetime, timedelta


def later(moment: datetime, by: timedelta) -> datetime:
    """Return the aware moment `by` later, in the same time zone.

    Python's own addition moves the wall clock instead: in the night the clocks change it is an hour out.
    """
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)
