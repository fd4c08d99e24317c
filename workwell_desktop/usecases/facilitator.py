"""The facilitator's own name and organisation."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class OwnName:
    """What a facilitator can say of themselves."""

    means: Means

    def get(self) -> Facilitator:
        """Return the facilitator."""
        with self.means.open_work("facilitator.read") as work:
            return work.facilitator.get()

    def save(self, facilitator: Facilitator) -> Facilitator:
        """Keep name and organisation. Raises `Refusal` naming the field that cannot be kept."""
        kept = facilitator.checked()
        with self.means.open_work("facilitator.save") as work:
            work.facilitator.save(kept)
            work.commit()
        self.means.announce(Changes.FACILITATOR)
        return kept
