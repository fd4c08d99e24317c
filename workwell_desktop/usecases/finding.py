"""Finding anything in the vault by a few letters."""

from dataclasses import dataclass

from workwell_desktop.domain.freshness import Condition
from workwell_desktop.domain.search import Hit
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Finding:
    """What a facilitator can look for."""

    means: Means

    def find(self, text: str, limit: int = 30) -> tuple[Hit, ...]:
        """Return the best matches first; nothing for an empty text."""
        if not text.strip():
            return ()
        with self.means.open_work("search.find") as work:
            return work.search.find(text, limit)

    def condition(self) -> Condition:
        """Return how the vault is; while it is not `SOUND`, a search could find less than there is."""
        return self.means.condition()
