"""Schedules and holidays in the vault."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule
from workwell_desktop.storage.day_tables import holidays, schedules
from workwell_desktop.storage.shelf import Shelf

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

_HOLIDAYS = select(holidays).order_by(holidays.c.day)
_SAME_NAME = ("id", "group_id", "first_day", "start", "zone", "sessions", "until")


class Schedules(Shelf[Schedule]):
    """Every schedule, the earliest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, schedules, Schedule, (schedules.c.first_day, schedules.c.id))

    def of_group(self, group_id: GroupId) -> tuple[Schedule, ...]:
        """Return the schedules of one group, ended ones too."""
        return self._where(schedules.c.group_id == group_id)

    def _to_row(self, value: Schedule) -> "RowValues":
        pattern = value.pattern
        row: dict[str, Any] = {name: getattr(value, name) for name in _SAME_NAME}
        return row | {
            "length_seconds": int(value.length.total_seconds()),
            "frequency": pattern.frequency,
            "interval": pattern.interval,
            "weekdays": [str(day) for day in pattern.weekdays],
            "nth": pattern.nth,
            "skipped": [day.isoformat() for day in value.skipped],
        }

    def _to_domain(self, row: "AnyRow") -> Schedule:
        values: dict[str, Any] = row._asdict()
        return Schedule(
            **{name: values[name] for name in _SAME_NAME},
            length=timedelta(seconds=row.length_seconds),
            pattern=Pattern(
                frequency=row.frequency,
                interval=row.interval,
                weekdays=tuple(int(day) for day in row.weekdays),
                nth=row.nth,
            ),
            skipped=tuple(date.fromisoformat(day) for day in row.skipped),
        )


class Holidays:
    """Days on which no group meets."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def all(self) -> tuple[Holiday, ...]:
        """Return every holiday by its day."""
        return tuple(Holiday(row.day, row.name) for row in self._transaction.rows(_HOLIDAYS))

    def save(self, holiday: Holiday) -> None:
        """Write a holiday, in place of another on the same day."""
        self._transaction.put(holidays, {"day": holiday.day, "name": holiday.name})

    def remove(self, day: date) -> None:
        """Take a holiday away."""
        self._transaction.remove(holidays, day=day)
