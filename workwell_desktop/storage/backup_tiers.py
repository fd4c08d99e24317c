"""Which backups stay: the last few, and the newest of each of 24 hours, 7 days, 4 weeks and 12 months.

Only periods that have a backup count, and no clock is asked: a month without work, or a clock that jumped, never
makes an older backup go before its time.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

TIERS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (24, lambda moment: moment.strftime("%Y%m%d%H")),
    (7, lambda moment: moment.strftime("%Y%m%d")),
    (4, lambda moment: moment.isocalendar()[:2]),
    (12, lambda moment: moment.strftime("%Y%m")),
)
"""How many periods of each kind are kept, and which period a moment (UTC) belongs to."""

LATEST = 4
"""How many stay whatever hour they are from: a step just taken can be taken back."""


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return those of the aware `moments` whose backups stay; always the newest, and all when there are few."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:LATEST])
    for count, period in TIERS:
        seen: set[object] = set()
        for moment in newest_first:
            belongs = period(moment.astimezone(UTC))
            if belongs not in seen and len(seen) < count:
                seen.add(belongs)
                kept.add(moment)
    return frozenset(kept)
