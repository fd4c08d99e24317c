"""What a group agreed on, version by version: how people treat each other, and the limits of confidentiality."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AgreementId, GroupId
from workwell_desktop.domain.text import clean_line, clean_text

MOST_CLAUSES = 20


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One version. `adopted_on` is None while it is a draft; `adopted_by` says how, such as "everyone present".

    An adopted version stays as it is: a change is the next version.
    """

    id: AgreementId
    group_id: GroupId
    version: int
    clauses: tuple[str, ...]
    limits: str = ""
    adopted_on: date | None = None
    adopted_by: str = ""

    def checked(self) -> Self:
        """Return the agreement cleaned. Raises `Refusal` naming the field that cannot be kept."""
        texts = (clean_text(each, "clauses", label="A line") for each in self.clauses)
        clauses = tuple(line for line in (" ".join(text.split()) for text in texts) if line)
        if len(clauses) > MOST_CLAUSES:
            raise Refusal(f"At most {MOST_CLAUSES} lines: nobody keeps more in mind.", "clauses")
        return replace(
            self,
            clauses=clauses,
            limits=clean_text(self.limits, "limits", label="The limits"),
            adopted_by=clean_line(self.adopted_by, "adopted_by", label="Who agreed"),
        )
