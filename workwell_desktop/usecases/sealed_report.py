"""An incident report for the person responsible, as a paper that opens with six spoken words only."""

from dataclasses import dataclass, field

from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, IncidentId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.signed import Addendum, NoteState
from workwell_desktop.domain.text import clean_line
from workwell_desktop.security import sealing
from workwell_desktop.usecases.papers import Papers, draw
from workwell_desktop.usecases.work import Means

FILE_NAME = "sealed report"
"""What a file is called unless somebody calls it otherwise: it says nothing about anybody."""

NOBODY = "Say who the copy is for; a role is enough."
_DRAFT = "Sign the report first, so that what you hand over stays as it is."


@dataclass(frozen=True)
class SealedReport:
    """The sealed paper (PDF) and the words that open it. The words are kept nowhere: its reader hears them."""

    data: bytes = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True)
class SealedReports:
    """What a facilitator can do to hand an incident report over."""

    means: Means

    def paper(self, incident_id: IncidentId) -> Paper:
        """Return the report as a paper. Raises `Refusal` while it is a draft."""
        with self.means.open_work("crisis.read") as work:
            if work.incidents.get(incident_id).state is NoteState.DRAFT:
                raise Refusal(_DRAFT)
        return Papers(self.means).fill(PaperAsk(key="incident_report", incident_id=incident_id))

    def handed_over(self, incident_id: IncidentId, receiver: str) -> Incident:
        """Add to the report that it was sealed, and for whom. Raises `Refusal` when nobody is named."""
        who = clean_line(receiver, "receiver", label="Who it is for")
        if not who:
            raise Refusal(NOBODY, "receiver")
        now = self.means.now()
        with self.means.open_work("crisis.seal") as work:
            addendum = Addendum(
                id=AddendumId(new_id()),
                written_at=now,
                author=work.facilitator.get().name,
                reason="Handed over",
                text=f"A sealed copy of this report was made for: {who}.",
            )
            incident = work.incidents.get(incident_id).with_addendum(addendum)
            work.incidents.save(incident)
            work.commit()
        self.means.announce(Changes.INCIDENTS)
        return incident


def seal(paper: Paper, style: PaperStyle) -> SealedReport:
    """Draw a paper and seal it with six fresh words. May run on any thread. Raises `Fault` when it cannot be."""
    from workwell_desktop.documents.protected import protected

    words = sealing.new_phrase()
    return SealedReport(protected(draw(paper, style), words), words)
