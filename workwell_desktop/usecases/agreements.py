"""What a group agreed on, version by version. A version that was agreed on stays as it is."""

from dataclasses import dataclass
from uuid import UUID

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AgreementId, GroupId, new_id
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

STARTER = (
    "What is said here stays here. We may share what we learned, never who said what.",
    "Each of us may pass, at any time, without giving a reason.",
    "We speak for ourselves, and let others finish.",
    "We listen first. Advice only when somebody asks for it.",
    "We start and end on time.",
    "No photos and no recordings. Phones are silent.",
)
STARTER_LIMITS = (
    "If somebody may be badly hurt, or a child is at risk, we cannot keep it in the room. We say so first, and we get "
    "help together."
)
"""Lines to begin with; the group makes them its own."""


@dataclass(frozen=True)
class Agreements:
    """What can be done with agreements."""

    means: Means

    def of_group(self, group_id: GroupId) -> tuple[Agreement, ...]:
        """Return every version of a group, the newest first."""
        with self.means.open_work("agreements.read") as work:
            return work.agreements.of_group(group_id)

    def draft(self, group_id: GroupId) -> Agreement:
        """Return the next version to write on, not kept yet: with the lines that hold now, or some to begin with."""
        versions = self.of_group(group_id)
        return Agreement(
            id=AgreementId(new_id()),
            group_id=group_id,
            version=versions[0].version + 1 if versions else 1,
            clauses=versions[0].clauses if versions else STARTER,
            limits=versions[0].limits if versions else STARTER_LIMITS,
        )

    def save(self, agreement: Agreement) -> Agreement:
        """Keep a draft. Raises `Refusal` for a version that was agreed on, or naming the field that cannot be kept."""
        kept = agreement.checked()
        with self.means.open_work("agreements.save") as work:
            if any(each.id == kept.id and each.adopted_on for each in work.agreements.of_group(kept.group_id)):
                raise Refusal("This version was agreed on, so it stays. Begin the next one.", "clauses")
            self._write(work, kept)
        return kept

    def adopt(self, agreement: Agreement) -> Agreement:
        """Keep a version as agreed on, on its day. Raises `Refusal` naming the field that is still empty."""
        kept = agreement.checked()
        if not kept.clauses:
            raise Refusal("There is nothing to agree on yet. Write a line or two.", "clauses")
        if kept.adopted_on is None:
            raise Refusal("Say on which day the group agreed.", "adopted_on")
        with self.means.open_work("agreements.adopt") as work:
            self._write(work, kept)
        return kept

    def put_back(self, agreement: Agreement) -> None:
        """Make a version what it was, to undo."""
        with self.means.open_work("agreements.put_back") as work:
            self._write(work, agreement)

    def remove(self, agreement_id: UUID) -> None:
        """Take a draft away. Raises `Refusal` for a version that was agreed on."""
        with self.means.open_work("agreements.remove") as work:
            if any(each.id == agreement_id and each.adopted_on for each in work.agreements.all()):
                raise Refusal("This version was agreed on, so it stays.")
            work.agreements.remove(agreement_id)
            work.commit()
        self.means.announce(Changes.PAPERS)

    def _write(self, work: UnitOfWork, agreement: Agreement) -> None:
        work.agreements.save(agreement)
        work.commit()
        self.means.announce(Changes.PAPERS)
