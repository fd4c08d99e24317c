"""The organisation's own head on papers that people take home."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class LetterheadKeeping:
    """What can be done with the letterhead."""

    means: Means

    def get(self) -> Letterhead:
        """Return the head; an empty one when none is kept."""
        with self.means.open_work("letterhead.read") as work:
            return work.letterhead.get()

    def save(self, head: Letterhead) -> Letterhead:
        """Keep the head. Raises `Refusal` naming the field that cannot be kept."""
        kept = head.checked()
        with self.means.open_work("letterhead.save") as work:
            work.letterhead.save(kept)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return kept
