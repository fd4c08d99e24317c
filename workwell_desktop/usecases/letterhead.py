"""Keeping the head that stands on papers which go out."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Letterheads:
    """What a facilitator can do with the letterhead."""

    means: Means

    def get(self) -> Letterhead:
        """Return the head that is kept; an empty one when there is none."""
        with self.means.open_work("letterhead.read") as work:
            return work.letterhead.get()

    def save(self, letterhead: Letterhead) -> Letterhead:
        """Keep the head and return it as kept. Raises `Refusal` naming the field that cannot be kept."""
        kept = letterhead.checked()
        with self.means.open_work("letterhead.save") as work:
            work.letterhead.save(kept)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return kept
