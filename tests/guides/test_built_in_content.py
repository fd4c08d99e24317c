"""The guides WorkWell brings along: whole, the same in both languages, honest about the article, easy to read."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from workwell_desktop.domain.agenda import Category
from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.guide import Guide, GuideKind
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.readability import grade, sentences, words
from workwell_desktop.domain.sheet import Bullets, Heading, Paragraph, Piece, Ticks, plain
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.guides.guide_file import read_guide
from workwell_desktop.resources import resource

EN, ES, FR = Language.ENGLISH, Language.SPANISH, Language.FRENCH
LONGEST_SENTENCE = 32
"""Words."""

HARDEST = 8.5
"""The school grade that no guide may pass."""

THICKEST = 12
"""The school grade that no paragraph may pass."""

READ_IN_A_MINUTE = 200
"""Words of a guide, read without hurry."""

CLAIM = {
    EN: (
        re.compile(r"%|per cent|\bstud(?:y|ies) (?:show|find|found|say)|\bresearch|\bstatistic", re.I),
        "article reports",
    ),
    ES: (
        re.compile(
            r"%|por ciento|\bestudios? (?:muestra|demuestra|dice|revela|halla|indica)|\binvestigaci|\bestadístic",
            re.I,
        ),
        "artículo señala",
    ),
    FR: (
        re.compile(
            r"%|pour cent|\bétudes? (?:montre|démontre|dit|révèle|trouve|indique)|\brecherches? montre|\bstatistique",
            re.I,
        ),
        "article rapporte",
    ),
}
OTHERS = re.compile(
    r"\b(?:NAMI|DBSA|WRAP|SMART Recovery|Alcoholics Anonymous|Alcohólicos Anónimos|PHQ|GAD-7|WHO-5)\b"
)
"""Programmes and questionnaires whose texts are not ours."""


@cache
def guides() -> dict[tuple[str, Language], Guide]:
    """Return every guide by key and language. A mistake in a file raises and names it."""
    read = [
        read_guide(path.read_text(encoding="utf-8"), path.name) for path in sorted(resource("guides").glob("*.md"))
    ]
    return {(guide.head.key, guide.head.language): guide for guide in read}


def of(language: Language) -> list[Guide]:
    return [guide for (_, tongue), guide in guides().items() if tongue is language]


def sessions(language: Language) -> list[Guide]:
    return [guide for guide in of(language) if guide.head.kind is GuideKind.SESSION]


def name(guide: Guide) -> str:
    return f"{guide.head.key}.{guide.head.language}"


def lines(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Yield each paragraph and item of some pieces. Guides hold nothing but text."""
    for piece in pieces:
        match piece:
            case Paragraph(words=said):
                yield plain(said)
            case Bullets(items=items) | Ticks(items=items):
                yield from map(plain, items)
            case Heading(text=text):
                yield text
            case _:
                raise AssertionError(f"a guide holds a {type(piece).__name__}")


def running(guide: Guide) -> Iterator[str]:
    """Yield what is read or said of a guide, piece by piece."""
    yield from guide.head.safety
    yield from lines(guide.purpose)
    yield from lines(guide.preparation)
    for section in guide.sections:
        yield from lines(section.pieces)
    for block in guide.blocks:
        yield from (block.say, block.steps, *block.prompts, block.participant_text)
        yield from (block.if_short, block.if_long, block.watch_for)
    yield from lines(guide.closing)
    yield from guide.debrief


def shape(guide: Guide) -> object:
    """Return what a guide and its translation have in common."""
    head = guide.head
    numbers = (
        head.kind,
        head.groups,
        head.minutes,
        head.smallest,
        head.largest,
        head.experience,
        len(head.materials),
    )
    blocks = [
        (block.minutes, block.category, [(paper.sheet, paper.copies) for paper in block.handouts], len(block.prompts))
        for block in guide.blocks
    ]
    return numbers, blocks, len(guide.sections), len(guide.debrief), len(head.safety), head.sources


# --------------------------------------------------------------------------------------------------- what there is


def test_there_are_sixteen_sessions_and_eight_skills_with_their_files_named_after_them() -> None:
    assert len(sessions(EN)) >= 16
    assert len(of(EN)) - len(sessions(EN)) >= 8
    assert {f"{name(guide)}.md" for guide in guides().values()} == {
        path.name for path in resource("guides").iterdir()
    }


def test_two_sessions_are_for_workplace_circles() -> None:
    assert sum(guide.head.groups == (GroupKind.WORKPLACE,) for guide in sessions(EN)) >= 2


def test_every_guide_is_there_in_spanish() -> None:
    assert {guide.head.key for guide in of(ES)} == {guide.head.key for guide in of(EN)}


def translated() -> list[tuple[Guide, Guide]]:
    """Return each translation with the English guide it was made from."""
    return [(guide, guides()[key, EN]) for (key, language), guide in guides().items() if language is not EN]


def test_translations_have_the_shape_of_their_source_and_none_is_stale() -> None:
    assert {name(guide) for guide, source in translated() if shape(guide) != shape(source)} == set()
    assert {name(guide) for guide, source in translated() if guide.head.translates != source.head.version} == set()
    assert {guide.head.translates for guide in of(EN)} == {None}


def test_nothing_was_left_in_english() -> None:
    for guide, source in translated():
        assert not {line for line in running(guide) if len(words(line)) > 2} & set(running(source)), name(guide)
        assert guide.head.title != source.head.title


def test_papers_given_out_are_there_in_three_languages() -> None:
    asked = {paper.sheet for guide in guides().values() for block in guide.blocks for paper in block.handouts}
    there = {path.name for path in resource("handouts").glob("*.md")}
    assert asked
    assert not {f"{key}.{language}.md" for key in asked for language in Language} - there


# -------------------------------------------------------------------------------------------------------- sessions


def test_every_session_opens_agrees_checks_in_rests_checks_out_and_closes() -> None:
    for guide in sessions(EN):
        kinds = [block.category for block in guide.blocks]
        assert kinds[0] is Category.OPENING, name(guide)
        assert kinds[-1] is Category.CLOSE, name(guide)
        order = [kinds.index(kind) for kind in (Category.AGREEMENT, Category.CHECK_IN, Category.CHECK_OUT)]
        assert order == sorted(order), name(guide)
        assert Category.BREAK in kinds or guide.head.minutes < 75, name(guide)
        assert guide.agenda().minutes == guide.head.minutes, name(guide)


def test_every_part_can_be_led_from_the_page() -> None:
    lacking = []
    for guide in guides().values():
        for block in guide.blocks:
            silent = block.category in (Category.BREAK, Category.BUFFER)
            lines_said = len(re.findall(r"[.?]»?(?=\s|$)", block.say))
            most = 6 if block.category is Category.AGREEMENT else 5
            whole = block.steps and block.participant_text and (block.say or silent)
            if not whole or lines_said > most or len(block.prompts) > 4:
                lacking.append(f"{name(guide)}: {block.title}")
    assert not lacking


def test_nothing_is_said_twice() -> None:
    for language in Language:
        said = [
            (f"{name(guide)}: {block.title}", frozenset(words(plain_letters(block.say))))
            for guide in of(language)
            for block in guide.blocks
            if len(words(block.say)) > 5
        ]
        twice = [
            (one, other)
            for (one, these), (other, those) in combinations(said, 2)
            if len(these & those) >= 0.8 * len(these | those)
        ]
        assert not twice


# ---------------------------------------------------------------------------------------------------------- skills


def test_every_skill_says_why_how_and_what_to_try_and_tells_how_long_it_takes_to_read() -> None:
    for guide in of(EN):
        if guide.head.kind is not GuideKind.SKILL:
            continue
        assert guide.purpose, name(guide)
        assert len(guide.debrief) >= 3, name(guide)
        titles = " / ".join(section.title.lower() for section in guide.sections)
        assert all(part in titles for part in ("what to say", "what to avoid", "practice")), titles
        assert abs(guide.head.minutes - len(words(" ".join(running(guide)))) / READ_IN_A_MINUTE) <= 1, name(guide)


# ---------------------------------------------------------------------------------------------------- how it reads


def test_what_the_article_claims_is_said_to_be_its_claim() -> None:
    bare = []
    for guide in guides().values():
        claim, owner = CLAIM[guide.head.language]
        said = (sentence for line in running(guide) for sentence in sentences(line))
        bare += [
            f"{name(guide)}: {sentence}" for sentence in said if claim.search(sentence) and owner not in sentence
        ]
    assert not bare


def test_nothing_shouts_and_nothing_is_borrowed() -> None:
    for path in resource("guides").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not set("!¡") & set(text), path.name
        assert not OTHERS.search(text), path.name


def test_a_summary_fits_its_line() -> None:
    assert not {name(guide): len(guide.head.summary) for guide in guides().values() if len(guide.head.summary) > 90}


def test_every_guide_reads_easily_and_so_does_each_paragraph() -> None:
    hard = {}
    for guide in guides().values():
        text, language = "\n".join(running(guide)), guide.head.language
        long = [sentence for sentence in sentences(text) if len(words(sentence)) > LONGEST_SENTENCE]
        thick = [line for line in running(guide) if len(words(line)) >= 20 and grade(line, language) > THICKEST]
        if long or thick or grade(text, language) > HARDEST:
            hard[name(guide)] = long + thick
    assert not hard


# ---------------------------------------------------------------------------------------------------------- French


def test_every_session_is_there_in_french() -> None:
    assert {guide.head.key for guide in sessions(EN)} == {guide.head.key for guide in sessions(FR)}
