"""What groups agreed on: drafting the next version, adopting it, taking one back."""

from dataclasses import dataclass, replace
from datetime import date

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AgreementId, GroupId, new_id
from workwell_desktop.domain.text import clean_line
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

STARTER = (
    "What is said here stays here. We may tell others what we learned, not who said what.",
    "Anyone can pass, without a reason.",
    "One person speaks at a time, and we share the time.",
    "We listen, and we ask before we give advice.",
    "We begin and end on time.",
)
"""Lines to begin the first draft with."""

LIMITS = (
    "If someone may come to serious harm, the facilitators have to get help. If they can, they tell the person first."
)
"""What confidentiality cannot cover, to begin the first draft with."""


@dataclass(frozen=True)
class Agreements:
    """What a facilitator can do with a group's agreement. An adopted version stays as it is."""

    means: Means

    def of_group(self, group_id: GroupId) -> tuple[Agreement, ...]:
        """Return every version of a group that is kept, the newest first."""
        with self.means.open_work("agreements.read") as work:
            return work.agreements.of_group(group_id)

    def draft(self, group_id: GroupId) -> Agreement:
        """Return the draft that is kept, else the next version, not yet kept, with the lines of the present one.

        A group that has agreed on nothing begins with a few usual lines.
        """
        with self.means.open_work("agreements.read") as work:
            work.groups.get(group_id)
            versions = work.agreements.of_group(group_id)
        latest = versions[0] if versions else None
        if latest is not None and latest.adopted_on is None:
            return latest
        return Agreement(
            id=AgreementId(new_id()),
            group_id=group_id,
            version=latest.version + 1 if latest else 1,
            clauses=latest.clauses if latest else STARTER,
            limits=latest.limits if latest else LIMITS,
        )

    def save(self, agreement: Agreement) -> Agreement:
        """Keep a draft and return it as kept.

        Raises `Refusal` naming the field that cannot be kept, or when this version was adopted before.
        """
        kept = replace(agreement.checked(), adopted_on=None)  # only `adopt` says when
        with self.means.open_work("agreements.save") as work:
            _refuse_adopted(work, kept.id)
            work.agreements.save(kept)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return kept

    def adopt(self, agreement_id: AgreementId, on: date, by: str) -> Agreement:
        """Say that a draft was agreed on, on a day and by whom, such as "everyone present"; return it.

        Raises `Refusal` when it was adopted before, has no lines, or the day is still to come.
        """
        if on > self.means.today():
            raise Refusal("This day is still to come. Choose today or an earlier day.", "adopted_on")
        who = clean_line(by, "adopted_by", label="Who agreed")
        with self.means.open_work("agreements.adopt") as work:
            _refuse_adopted(work, agreement_id)
            adopted = replace(work.agreements.get(agreement_id), adopted_on=on, adopted_by=who)
            if not adopted.clauses:
                raise Refusal("The agreement is still empty. Write a line or two before you adopt it.", "clauses")
            work.agreements.save(adopted)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return adopted

    def remove(self, agreement_id: AgreementId) -> Agreement:
        """Take a draft away and return it, so that it can be put back. Raises `Refusal` when it was adopted."""
        with self.means.open_work("agreements.remove") as work:
            _refuse_adopted(work, agreement_id)
            agreement = work.agreements.get(agreement_id)
            work.agreements.remove(agreement_id)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return agreement

    def put_back(self, agreement: Agreement) -> None:
        """Keep a version as given: undo and redo."""
        with self.means.open_work("agreements.put_back") as work:
            work.agreements.save(agreement)
            work.commit()
        self.means.announce(Changes.PAPERS)


def _refuse_adopted(work: UnitOfWork, agreement_id: AgreementId) -> None:
    try:
        known = work.agreements.get(agreement_id)
    except Refusal:
        return
    if known.adopted_on is not None:
        raise Refusal("This version was agreed on, so it stays as it is. A change is the next version.", "clauses")
