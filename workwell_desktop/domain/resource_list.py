"""Where else people can turn: services with what they are for, hours, cost and language."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from workwell_desktop.domain.ids import ResourceId
from workwell_desktop.domain.text import clean_line

CHECK_AFTER = timedelta(days=180)
"""How long an entry may go without a look."""


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One service. `need` is what it is for, and the heading it stands under on paper."""

    id: ResourceId
    need: str
    name: str
    reach: str = ""
    hours: str = ""
    cost: str = ""
    language: str = ""
    area: str = ""
    checked_on: date | None = None

    def checked(self) -> Self:
        """Return the entry cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            need=clean_line(self.need, "need", label="What it is for", needed=True),
            name=clean_line(self.name, "name", label="The name", needed=True),
            reach=clean_line(self.reach, "reach", label="How to reach it"),
            hours=clean_line(self.hours, "hours", label="The hours"),
            cost=clean_line(self.cost, "cost", label="The cost"),
            language=clean_line(self.language, "language", label="The language"),
            area=clean_line(self.area, "area", label="The area"),
        )

    def stale(self, today: date) -> bool:
        """Return whether somebody should look again: nobody did yet, or not for `CHECK_AFTER`."""
        return self.checked_on is None or today - self.checked_on > CHECK_AFTER
