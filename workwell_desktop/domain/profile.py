"""Record profiles: how much a group's records may reveal, as plain rules (domain notes, section 2.1).

Whatever asks, shows, keeps or prints something about people reads these rules; nothing else decides.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class ProfileRules:
    """What a profile allows. Without `names` there are headcounts only, and nothing else about single people."""

    names: bool = True
    """People stand on a roster and in the register, each with a mark of their own."""
    full_names: bool = True
    """Whole names; otherwise first name and last initial, or an alias."""
    names_on_paper: bool = True
    """Printed papers may carry names, in the way the register shows them or shorter."""
    reasons: bool = True
    """A mark may say why somebody was missing."""
    comments: bool = True
    """A mark may carry a remark."""
    person_notes: bool = True
    """Notes about one person are kept, and quick notes tied to one person stay after closing out."""
    follow_ups: bool = True
    """Follow-ups and contact log entries may be about one person."""
    access_needs: bool = True
    """What makes it easier for someone is kept: it may speak of their health."""

    def allow_all_of(self, other: "ProfileRules") -> bool:
        """Whether everything that `other` allows is allowed here too."""
        return all(getattr(self, each.name) or not getattr(other, each.name) for each in fields(self))


_NAMED = ProfileRules(person_notes=False)
_RULES = {
    "headcount_only": ProfileRules(
        names=False,
        full_names=False,
        names_on_paper=False,
        reasons=False,
        comments=False,
        person_notes=False,
        follow_ups=False,
        access_needs=False,
    ),
    "peer_minimal": replace(_NAMED, full_names=False, comments=False),
    "named_register": _NAMED,
    "clinical": ProfileRules(),
    "sud_program": ProfileRules(),
    "workplace": replace(_NAMED, full_names=False, reasons=False, comments=False, access_needs=False),
}


class RecordProfile(StrEnum):
    """How much the group's records may reveal."""

    HEADCOUNT_ONLY = "headcount_only"
    PEER_MINIMAL = "peer_minimal"
    NAMED_REGISTER = "named_register"
    CLINICAL = "clinical"
    SUD_PROGRAM = "sud_program"
    WORKPLACE = "workplace"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "headcount_only": "Headcount only",
            "peer_minimal": "First name and initial, or alias",
            "named_register": "Named register",
            "clinical": "Clinical record",
            "sud_program": "Substance use programme",
            "workplace": "Workplace",
        }[self.value]

    @property
    def rules(self) -> ProfileRules:
        """What this profile allows."""
        return _RULES[self.value]


def kept_here(profile: RecordProfile) -> tuple[str, ...]:
    """Return what is kept in a group of a profile, and what is not, each in a sentence; true of this program."""
    rules = profile.rules
    if not rules.names:
        return (
            "How many came to each session, and how many of them were visitors. No names.",
            "No roster, no marks, no notes, follow-ups or contacts about single people.",
            "Papers carry no names. The sign-in sheet has blank lines; it stays on paper.",
            "The group note of each session, without names.",
        )
    called = "by whole name" if rules.full_names else "by first name and last initial, or an alias"
    said = [word for word, kept in (("a reason", rules.reasons), ("a comment", rules.comments)) if kept]
    words = f"and {' or '.join(said)} where you write one" if said else "without reasons or comments"
    return (
        f"Who is in the group, {called}.",
        f"For each of them a mark at each session, with minutes and arrival {words}.",
        "Notes about one person, in that person's record only."
        if rules.person_notes
        else "No notes about single people; only the group note of each session, without names.",
        "Follow-ups and a log of contacts with someone, as they agreed to be reached.",
        "What makes it easier for someone, such as large print."
        if rules.access_needs
        else "Nothing about health, and not what makes it easier for someone. For the employer, only numbers.",
        "Certificates and letters of attendance that were given out: to whom, when and what they said.",
        "Sign-in sheets carry first name and initial, badges the first name; a printed register is as on screen.",
    )
