"""The fixed words of the papers: none missing in any language, none left over, dates as people write them."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import workwell_desktop.documents
from tests.documents.structure import visible_text
from tests.paper_samples.samples import in_language, usual
from workwell_desktop.documents.render import render
from workwell_desktop.documents.wording import words_of
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperStyle

ENGLISH = words_of(Language.ENGLISH)
OTHERS = [Language.SPANISH, Language.FRENCH]


def places(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_words_with_the_same_places(language: Language) -> None:
    words = words_of(language)
    assert words.keys == ENGLISH.keys
    for key in ENGLISH.keys:
        assert words(key).strip()
        assert places(words(key)) == places(ENGLISH(key)), key


def test_every_phrase_is_used_and_every_phrase_used_is_there() -> None:
    folder = Path(workwell_desktop.documents.__file__).parent
    source = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    quoted = set(re.findall(r'"([a-z_]+)"', source))
    stems = {key.removesuffix("_one").removesuffix("_many") for key in ENGLISH.keys}
    assert stems <= quoted
    asked = set(re.findall(r'\bwords(?:\.counted)?\("([a-z_]+)"', source))
    assert asked <= stems


@pytest.mark.parametrize(
    ("name", "language", "phrases"),
    [
        ("sign-in-sheet", Language.SPANISH, ["Lunes, 23 de noviembre de 2026 · 18:30 – 20:00", "¿Primera vez?"]),
        ("participant-agenda", Language.FRENCH, ["Lundi 23 novembre 2026 · 18h30 – 20h00", "La prochaine fois"]),
        ("run-sheet", Language.FRENCH, ["séance 7 sur 12 · avec Ruth et Sam", "Attention à", "Fin à 20h00"]),
        ("attendance-register", Language.SPANISH, ["sesión 5, 5 oct: not held", "Vinieron", "asistencia total 79%"]),
        ("recovery-sheet", Language.FRENCH, ["Faite le 23 novembre 2026", "Gardez-la en lieu sûr"]),
        ("sign-in-cards", Language.SPANISH, ["Es mi primera vez", "Corta por las líneas discontinuas"]),
    ],
)
def test_papers_speak_their_language(name: str, language: Language, phrases: list[str]) -> None:
    text = visible_text(render(in_language(usual()[name], language), PaperStyle()))
    for phrase in phrases:
        assert phrase in text
