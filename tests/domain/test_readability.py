"""How easily a text reads: sentences, syllables and grades."""

import pytest

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.readability import grade, sentences, syllables, words

EN, ES, FR = Language.ENGLISH, Language.SPANISH, Language.FRENCH


def test_full_stops_colons_dashes_and_line_ends_part_sentences() -> None:
    text = "Stay calm. “Are you safe?” Then ask: what helps – and who?\nA line\n\n- An item\n3.5 … 7"
    assert sentences(text) == (
        "Stay calm",
        "“Are you safe",
        "Then ask",
        "what helps",
        "and who",
        "A line",
        "- An item",
    )


def test_numbers_are_no_words_and_words_may_hold_apostrophes() -> None:
    assert words("At 18:00 it's a co-facilitator’s 2nd turn") == (
        "At", "it's", "a", "co-facilitator’s", "nd", "turn",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        (EN, "the 1 whole 1 table 2 named 1 needed 2 places 2 quiet 2 being 2 great 1 question 2 usual 3"),
        (EN, "idea 3 social 2 create 2 people 2 experience 4 facilitator 5 loosely 2 asked 1 changes 2"),
        (ES, "que 1 guía 2 ahora 3 muy 1 ciudad 2 leer 2 había 3 confidencialidad 6 y 1 paisaje 3 ayer 2"),
        (FR, "que 1 presque 1 écoute 2 vie 1 réunion 3 table 1 confidentialité 6 tables 1 guide 1 journée 2"),
    ],
)
def test_syllables_are_counted(language: Language, counted: str) -> None:
    pairs = counted.split()
    expected = {word: int(number) for word, number in zip(pairs[::2], pairs[1::2], strict=True)}
    assert {word: syllables(word, language) for word in expected} == expected


def test_english_grade_is_the_formula() -> None:
    text = "We listen together. Nobody needs to answer a question today."  # 10 words, 2 sentences, 18 syllables
    assert grade(text, EN) == pytest.approx(0.39 * 10 / 2 + 11.8 * 18 / 10 - 15.59)


@pytest.mark.parametrize(
    ("language", "easy", "hard"),
    [
        (
            EN,
            "Take your time. We are here, and you can pass.",
            "Participants experiencing emotional dysregulation necessitate individualised therapeutic interventions.",
        ),
        (
            ES,
            "Tómate tu tiempo. Estamos aquí, y puedes pasar.",
            "Las personas participantes experimentan desregulaciones emocionales que requieren intervenciones"
            " terapéuticas individualizadas y multidisciplinares.",
        ),
        (
            FR,
            "Prends ton temps. Nous sommes là, et tu peux passer.",
            "Les personnes participantes manifestent des dérégulations émotionnelles nécessitant des interventions"
            " thérapeutiques individualisées et pluridisciplinaires.",
        ),
    ],
)
def test_plain_words_read_far_easier_than_hard_ones(language: Language, easy: str, hard: str) -> None:
    assert grade(easy, language) < 7
    assert grade(hard, language) > 14


def test_the_table_of_grades_is_met_in_the_middle_of_its_bands() -> None:
    # "gato" has two syllables: 206.84 - 120 - 1.02 n is the ease of a sentence of n such words.
    assert grade(" ".join(["gato"] * 12), ES) == pytest.approx(7.0 + (75 - 74.6) * 0.15)
    assert grade(" ".join(["gato"] * 22), ES) == pytest.approx(8.5 + (65 - 64.4) * 0.25)


def test_no_words_have_no_grade() -> None:
    assert grade(" 12 … \n", EN) == 0.0
