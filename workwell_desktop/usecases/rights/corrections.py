"""Corrections: what a person asked to have put right in their record, and what was done about it.

Details are put right on their page, a signed note by an addendum; nothing signed is written over. Both the request
and what was done stand in the person's packet.
"""

from dataclasses import dataclass, replace
from datetime import date

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import CorrectionId, PersonId, new_id
from workwell_desktop.domain.rights import Correction
from workwell_desktop.domain.text import clean_text
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Corrections:
    """What a facilitator can do with requests for correction."""

    means: Means

    def of_person(self, person_id: PersonId) -> tuple[Correction, ...]:
        """Return what a person asked for, the newest first."""
        with self.means.open_work("corrections.read") as work:
            return work.corrections.of_person(person_id)

    def ask(self, person_id: PersonId, asked: str, asked_on: date | None = None) -> Correction:
        """Keep a request and return it. Raises `Refusal` when it is empty, or when its day lies ahead."""
        today = self.means.today()
        day = asked_on or today
        if day > today:
            raise Refusal("This day is still to come. Choose today or an earlier day.", "asked_on")
        correction = Correction(
            id=CorrectionId(new_id()),
            person_id=person_id,
            asked_on=day,
            asked=_needed(asked, "asked", "What they asked for"),
        )
        self._keep(correction)
        return correction

    def settle(self, correction: Correction, done: str) -> Correction:
        """Keep what was done about a request, as of today, and return it. Raises `Refusal` when nothing is said."""
        settled = replace(correction, done=_needed(done, "done", "What was done"), done_on=self.means.today())
        self._keep(settled)
        return settled

    def put(self, correction: Correction) -> None:
        """Keep a request as it was: undo and redo. Raises `Refusal` when the person is gone."""
        self._keep(correction)

    def remove(self, correction: Correction) -> None:
        """Take away a request that was written down by mistake."""
        with self.means.open_work("corrections.remove") as work:
            work.corrections.remove(correction.id)
            work.commit()
        self.means.announce(Changes.KEEPING)

    def _keep(self, correction: Correction) -> None:
        with self.means.open_work("corrections.save") as work:
            work.people.get(correction.person_id)
            work.corrections.save(correction)
            work.commit()
        self.means.announce(Changes.KEEPING)


def _needed(text: str, field: str, label: str) -> str:
    cleaned = clean_text(text, field, label=label).strip()
    if not cleaned:
        raise Refusal(f"{label} is still empty. Type a few words to go on.", field)
    return cleaned
