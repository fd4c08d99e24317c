"""A person's record on paper: its words in every language, and whole pages whatever stands in it."""

from datetime import date, datetime
from enum import Enum, StrEnum
from itertools import product
from string import Formatter

import pytest

from tests.documents.matrix import wrong_with
from tests.documents.structure import outline, read_aloud, visible_text
from workwell_desktop.documents.person_packet import record_words, sheet_of
from workwell_desktop.documents.render import render
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.domain.person_packet import Entry, Fact, FactKind, PersonPacket, Section
from workwell_desktop.domain.text import LINE_LIMIT, TEXT_LIMIT
from workwell_desktop.storage import schema  # noqa: F401  every table joins `metadata`
from workwell_desktop.storage.column_types import Word
from workwell_desktop.storage.record_rules import RULES
from workwell_desktop.storage.tables import metadata
from workwell_desktop.usecases.rights.erasing_for_good import ErasureReport
from workwell_desktop.usecases.rights.erasure_report import paper_of

ENGLISH = record_words(Language.ENGLISH)
STYLES = [PaperStyle(size=size, print=print_) for size, print_ in product(PaperSize, PrintSize)]
ENDLESS = "She said that the evenings are long. " * 300
LINES_ONLY = {"people", "marks", "mark_history"}
"""Where a facilitator can only type a line."""
AWKWARD = "Ağça <b>Nuño</b> & Søn — “quoted” 日本語 " + "x" * 140


def text(key: str, *values: str) -> Fact:
    return Fact(key=key, kind=FactKind.TEXT, values=values, many=len(values) > 1)


def a_packet(words: str, language: Language = Language.ENGLISH, entries: int = 3) -> PersonPacket:
    """Return a packet with something in every section, all of it saying `words`."""
    day = Fact(key="session_day", kind=FactKind.DAY, values=("2026-11-16",))
    number = Fact(key="session_number", kind=FactKind.NUMBER, values=("12",))
    moment = Fact(key="marked_at", kind=FactKind.MOMENT, values=("2026-11-16T18:30:00+00:00",))
    code = Fact(key="code", kind=FactKind.WORD, values=("late",))
    ticked = Fact(key="first_time", kind=FactKind.YES_NO, values=("true",))
    sections = []
    for name, rule in RULES.items():
        if rule.by and (rule.told or rule.words) and not rule.section:
            length = LINE_LIMIT if name in LINES_ONLY else TEXT_LIMIT
            said = tuple(text(column, words[:length].strip()) for column in rule.words.split())
            entry = Entry((day, number, text("group", "Monday circle"), code, ticked, moment, *said))
            sections.append(Section(name, (entry,) * entries))
    return PersonPacket(name=words[:80], made_on=date(2026, 11, 23), language=language, sections=tuple(sections))


@pytest.mark.parametrize("language", [Language.SPANISH, Language.FRENCH])
def test_every_language_has_the_same_words(language: Language) -> None:
    words = record_words(language)
    assert words.keys == ENGLISH.keys
    for key in words.keys:
        places = [{name for _, name, _, _ in Formatter().parse(each(key)) if name} for each in (words, ENGLISH)]
        assert words(key).strip()
        assert places[0] == places[1], key


def word_of(member: Enum) -> str:
    """Return how a member of a closed list stands in its column."""
    return member.value if isinstance(member, StrEnum) else member.name.lower()


def test_every_column_and_every_word_of_a_list_has_words() -> None:
    missing = set()
    for name, rule in RULES.items():
        if rule.by and (rule.told or rule.words):
            missing |= {f"section_{rule.section or name}", *rule.told.split(), *rule.words.split()}
            for column in rule.told.split():
                kind = metadata.tables[name].c[column].type
                if isinstance(kind, Word):
                    members: type[Enum] = kind.words
                    missing |= {f"{column}_{word_of(each)}" for each in members}
    assert missing - ENGLISH.keys == set()


def test_it_names_nobody_where_nobody_looks() -> None:
    pdf = render(sheet_of(a_packet("Quenby Xanthe")), PaperStyle())
    assert "Quenby Xanthe" in visible_text(pdf)
    assert "Quenby" not in "".join(entry.title for entry in outline(pdf))
    assert b"Quenby" not in pdf
    assert read_aloud(pdf).split("\n")[0:1] != ["Quenby Xanthe"]


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.size.value}-{style.print.value}")
@pytest.mark.parametrize("words", ["Quiet tonight.", ENDLESS, AWKWARD], ids=["usual", "endless", "awkward"])
def test_every_page_is_whole(words: str, style: PaperStyle) -> None:
    """Nothing is cut: a record that lacks its end is no record."""
    language = {PrintSize.NORMAL: Language.FRENCH, PrintSize.CLEAR: Language.SPANISH}.get(
        style.print, Language.ENGLISH
    )
    packet = a_packet(words, language, entries=1 if words == ENDLESS else 3)
    assert wrong_with(sheet_of(packet), style, may_be_cut=False, again=words == AWKWARD) == []


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.size.value}-{style.print.value}")
def test_the_report_on_an_erasure_is_whole(style: PaperStyle) -> None:
    at = datetime(2026, 11, 23, 18, 30).astimezone()
    report = ErasureReport(
        at=at, records=112, changed=4, kept=1, kept_in=("Incident report · 2 Nov 2026",), archives=2
    )
    assert wrong_with(paper_of(report), style, may_be_cut=False) == []
