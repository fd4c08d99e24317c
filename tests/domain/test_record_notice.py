"""The notice of what is recorded says what the record profile and the way with letters allow, in every language."""

from dataclasses import fields

import pytest

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.profile import ProfileRules, RecordProfile
from workwell_desktop.domain.record_notice import record_notice, sentence

RULES = ("reasons", "comments", "person_notes", "follow_ups", "access_needs")
"""The rules of `ProfileRules` that stand in the notice as a sentence of their own."""


def test_every_rule_of_a_profile_has_its_sentence() -> None:
    told = {*RULES, "names", "full_names", "names_on_paper"}
    assert {rule.name for rule in fields(ProfileRules)} == told


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile", RecordProfile)
def test_the_notice_tells_the_live_settings(profile: RecordProfile, language: Language) -> None:
    rules = profile.rules
    notice = record_notice(profile, LetterPolicy.CERTIFICATES, language)
    kept, not_kept, sees = set(notice.kept), set(notice.not_kept), set(notice.who_sees)
    for rule in RULES:
        assert (sentence(rule, language) in kept) == getattr(rules, rule)
        if rule != "follow_ups" and rules.names:
            assert (sentence(f"no_{rule}", language) in not_kept) == (not getattr(rules, rule))
    assert (sentence("marks", language) in kept) == rules.names
    assert (sentence("full_names", language) in kept) == (rules.names and rules.full_names)
    assert (sentence("short_names", language) in kept) == (rules.names and not rules.full_names)
    assert (sentence("headcount", language) in kept) == (sentence("no_names", language) in not_kept) != rules.names
    assert (sentence("paper_names", language) in sees) == rules.names_on_paper
    assert (sentence("paper_blank", language) in sees) == (not rules.names_on_paper)
    assert (sentence("employer", language) in sees) == (profile is RecordProfile.WORKPLACE)
    assert (sentence("part_2", language) in notice.leaves) == (profile is RecordProfile.SUD_PROGRAM)


@pytest.mark.parametrize("language", Language)
def test_the_notice_says_what_is_given_out_about_attendance(language: Language) -> None:
    for policy in LetterPolicy:
        said = record_notice(RecordProfile.PEER_MINIMAL, policy, language).leaves
        assert [each for each in LetterPolicy if sentence(f"letters_{each}", language) in said] == [policy]
    nobody = record_notice(RecordProfile.HEADCOUNT_ONLY, LetterPolicy.CERTIFICATES, language)
    assert sentence("letters_nothing", language) in nobody.leaves


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile", RecordProfile)
def test_the_notice_keeps_silent_about_nothing_that_every_group_with_names_keeps(
    profile: RecordProfile, language: Language
) -> None:
    always = {sentence(key, language) for key in ("steps", "marks")}
    names = profile.rules.names
    for policy in LetterPolicy:
        notice = record_notice(profile, policy, language)
        assert (always <= set(notice.kept)) == names
        assert sentence("incident_goes", language) in notice.who_sees
        assert notice.ask == sentence("ask" if names else "ask_numbers", language)


@pytest.mark.parametrize("profile", RecordProfile)
def test_what_is_not_kept_is_not_denied_twice(profile: RecordProfile) -> None:
    """The heading says “not” already: below it, “no names” would say that names are kept."""
    for language, words in ((Language.ENGLISH, "No "), (Language.SPANISH, "Ni"), (Language.FRENCH, "Aucun")):
        denied = record_notice(profile, LetterPolicy.NOTHING, language).not_kept
        assert [each for each in denied if each.startswith(words)] == [], language
