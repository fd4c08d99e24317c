"""The notice for participants: told from the live settings, and on one page in every language and profile."""

import io
from collections.abc import Mapping
from itertools import product

import pikepdf
import pytest

from tests.usecases.conftest import Office
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.retention import PRESETS, RecordClass
from workwell_desktop.usecases.papers import draw


def notice(
    office: Office, profile: RecordProfile, language: Language, rules: Mapping[RecordClass, int | None]
) -> Paper:
    group = office.group("Lanterns", profile=profile, letters=LetterPolicy.CERTIFICATES_AND_LETTERS)
    for kind, months in rules.items():
        office.desk.retention.keep_rule(group.id, kind, months, "our own rule")
    return office.desk.papers.fill(PaperAsk(key="record_notice", group_id=group.id, language=language))


@pytest.mark.slow
@pytest.mark.parametrize("rules", [{}, *(preset.months for preset in PRESETS)])
def test_it_stays_on_one_page(office: Office, rules: Mapping[RecordClass, int | None]) -> None:
    long = {}
    for profile, language in product(RecordProfile, Language):
        drawn = draw(notice(office, profile, language, rules), PaperStyle())
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            if len(pdf.pages) > 1:
                long[profile, language] = len(pdf.pages)
    assert long == {}


def test_it_tells_the_times_that_are_set_now(office: Office) -> None:
    def words(rules: dict[RecordClass, int]) -> str:
        return str(notice(office, RecordProfile.CLINICAL, Language.ENGLISH, rules))

    assert "as long as we keep the records of this group. Nothing goes by itself" in words({})
    told = words({RecordClass.REGISTER: 24, RecordClass.PERSON_NOTE: 24, RecordClass.INCIDENT: 18})
    assert "attendance and notes about you 2 years, reports of danger 18 months, the rest while we keep" in told
    assert "by itself" not in told
