"""One measured figure beside its floor and its limit."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """A measurement; `limit` is of the ratio to the floor where there is one, else of the figure itself."""

    name: str
    value: float
    unit: str
    limit: float
    floor: float | None = None
    at_least: bool = False
    """Whether more is better."""
    note: str = ""
    """A remark at the end of the line, such as another way of measuring the same."""

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return None if self.floor is None else self.value / self.floor

    @property
    def ok(self) -> bool:
        """Whether the limit is kept."""
        judged = self.value if self.ratio is None else self.ratio
        return judged >= self.limit if self.at_least else judged <= self.limit

    def line(self) -> str:
        """Return the figure as one line of the table."""
        floor = "–" if self.floor is None else f"{self.floor:.1f} {self.unit}"
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f} ×"
        unit = self.unit if self.ratio is None else "×"
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g} {unit}"
        measured = f"{self.value:.1f} {self.unit}"
        verdict = "ok" if self.ok else "over"
        return f"{self.name:<44}{measured:>16}{floor:>14}{ratio:>10}{limit:>16}  {verdict:<5}{self.note}".rstrip()


HEAD = f"{'':<44}{'figure':>16}{'floor':>14}{'ratio':>10}{'limit':>16}"


def middle(values: list[float]) -> float:
    """Return the median: other programs share this computer, and one slow run says nothing."""
    return median(values)
