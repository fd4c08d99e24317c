"""What each record profile allows, rule by rule, and how the loss of a change is told."""

from dataclasses import asdict, fields
from itertools import pairwise

import pytest

from workwell_desktop.domain.losses import Losses
from workwell_desktop.domain.profile import ProfileRules, RecordProfile, kept_here

RULES = {  # names, whole, on paper, reasons, comments, person notes, follow-ups, what makes it easier
    RecordProfile.HEADCOUNT_ONLY: "no no no no no no no no",
    RecordProfile.PEER_MINIMAL: "yes no yes yes no no yes yes",
    RecordProfile.NAMED_REGISTER: "yes yes yes yes yes no yes yes",
    RecordProfile.CLINICAL: "yes yes yes yes yes yes yes yes",
    RecordProfile.SUD_PROGRAM: "yes yes yes yes yes yes yes yes",
    RecordProfile.WORKPLACE: "yes no yes no no no yes no",
}


@pytest.mark.parametrize("profile", RecordProfile)
def test_every_profile_and_every_rule(profile: RecordProfile) -> None:
    names = [each.name for each in fields(ProfileRules)]
    allowed = {name: word == "yes" for name, word in zip(names, RULES[profile].split(), strict=True)}
    assert asdict(profile.rules) == allowed


@pytest.mark.parametrize("profile", RecordProfile)
def test_what_is_kept_here_follows_the_rules(profile: RecordProfile) -> None:
    rules, said = profile.rules, " ".join(kept_here(profile))
    assert ("Certificates and letters" in said) == rules.names
    assert ("No names." in said) is not rules.names
    assert ("by whole name" in said) is rules.full_names
    assert ("a comment" in said) is rules.comments
    assert ("a reason" in said) is rules.reasons
    assert ("Notes about one person, in" in said) is rules.person_notes
    assert ("such as large print" in said) is rules.access_needs


def test_less_is_told_from_more() -> None:
    order = ("HEADCOUNT_ONLY", "WORKPLACE", "PEER_MINIMAL", "NAMED_REGISTER", "CLINICAL")
    rules = [RecordProfile[name].rules for name in order]
    for less, more in pairwise(rules):
        assert more.allow_all_of(less)
        assert not less.allow_all_of(more)


def test_losses_are_told_in_the_words_of_a_facilitator() -> None:
    losses = Losses(comments=14, reasons=3, full_names=11, person_notes=6, contacts=11)
    assert losses.lines == (
        "14 comments and 3 reasons in the register",
        "Full names of 11 people become first name and initial",
        "6 person notes",
        "11 contact entries",
    )
    assert losses.any
    assert not Losses().any
    assert Losses(members=3, gone=1).lines == (
        "The roster of 3 people. 1 of them stands in no other group, and everything about them goes.",
    )
