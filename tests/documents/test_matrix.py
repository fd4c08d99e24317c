"""Every paper of the gallery over the vault in every mood, on every sheet in every size of print, from every side.

A thin diagonal of it is run every day; the whole takes minutes.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tests.documents.matrix import filled, unlike_others, wrong_with
from tests.documents.structure import page_count, read_aloud, visible_text
from tests.paper_samples.moods import Circle, Mood, circle
from tests.paper_samples.samples import all_papers, in_language
from tests.paper_samples.whole_catalogue import Filled, every_paper, references
from workwell_desktop.documents.render import render
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize

REFERENCES = Path(__file__).parents[1] / "references"
STYLES = [PaperStyle(size=size, print=print_) for size, print_ in product(PaperSize, PrintSize)]
PARTS = 4
"""Each mood and style is looked at in so many tests, so that processors share the work evenly."""
CUT = {Mood.HOSTILE, Mood.LONG}
"""The moods in which a text may end in an ellipsis."""
EVERYDAY = 12
"""Papers that are looked at each day."""


def style_name(style: PaperStyle) -> str:
    return f"{style.size.value}-{style.print.value}"


def faulty(
    papers: list[Filled], style: PaperStyle, *, may_be_cut: bool = False, again: bool = True
) -> dict[str, list[str]]:
    """Return what is wrong with each of the papers that are not well; `again` draws each a second time."""
    found = {name: wrong_with(paper, style, may_be_cut=may_be_cut, again=again) for name, paper in papers}
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("style", STYLES, ids=style_name)
@pytest.mark.parametrize("mood", Mood)
def test_every_paper_of_the_gallery(mood: Mood, style: PaperStyle, part: int) -> None:
    """Each paper is drawn a second time in one of the styles."""
    papers = list(unlike_others(mood))[part::PARTS]
    assert faulty(papers, style, may_be_cut=mood in CUT, again=STYLES.index(style) == part) == {}


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES, ids=style_name)
@pytest.mark.parametrize("language", [Language.SPANISH, Language.FRENCH])
def test_every_made_up_paper_in_another_language(language: Language, style: PaperStyle) -> None:
    papers = [
        Filled(name, in_language(paper, language))
        for name, paper in all_papers().items()
        if name.endswith(("-sample", "-empty"))
    ]
    assert faulty(papers, style, again=False) == {}


@pytest.mark.parametrize("style", STYLES, ids=style_name)
def test_a_diagonal_of_the_gallery(style: PaperStyle) -> None:
    everyday = filled(Mood.SAMPLE)[:: len(filled(Mood.SAMPLE)) // EVERYDAY]
    assert faulty(list(everyday[STYLES.index(style) :: len(STYLES)]), style) == {}


def test_one_paper_of_each_family_is_read_as_in_its_reference() -> None:
    """After a wanted change: `python -m tests.paper_samples --references`, then read the difference."""
    for name, paper in references(filled(Mood.SAMPLE)):
        said = read_aloud(render(paper, PaperStyle()))
        assert said == (REFERENCES / f"{name}.txt").read_text(encoding="utf-8"), name


def test_a_letterhead_costs_no_second_page() -> None:
    papers = dict(filled(Mood.SAMPLE))
    for name in ("small-goal-en", "trust-map-fr", "conflict-steps-en"):
        for size in PaperSize if name == "conflict-steps-en" else [PaperSize.A4]:
            assert page_count(render(papers[name], PaperStyle(size=size))) == 1, name


@pytest.mark.slow
def test_a_group_of_headcounts_has_no_name_on_paper(tmp_path: Path) -> None:
    with circle(tmp_path, Mood.SAMPLE) as made:
        whole = [line.person.display_name for line in made.desk.roster.of_group(made.group_id).members]
        names = {short for name in whole for short in (name, re.sub(r" (.).*", r" \1.", name))}
        assert sum(bool(found) for found in _named(made, names).values()) > 5
        made.desk.profiles.apply(made.group_id, RecordProfile.HEADCOUNT_ONLY, remove=False)
        assert {paper: found for paper, found in _named(made, names).items() if found} == {}


def _named(made: Circle, names: set[str]) -> dict[str, set[str]]:
    """Return which of the names stand on each paper, in English: names are the same in every language."""
    papers = [each for each in every_paper(made) if "-en" in each.name and not each.name.startswith("guide-")]
    said = {name: visible_text(render(paper, PaperStyle())) for name, paper in papers}
    return {paper: {name for name in names if name in text} for paper, text in said.items()}


@pytest.mark.slow
def test_colour_changes_no_word() -> None:
    black, colour = PaperStyle(), PaperStyle(colour=True)
    for name, paper in filled(Mood.SAMPLE)[::9]:
        assert visible_text(render(paper, black)) == visible_text(render(paper, colour)), name
