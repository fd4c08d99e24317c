"""What the program brings along: that it loads, adds up, reads easily, and that a mistake in a file is named."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from workwell_desktop.domain.agenda import Agenda, Block, Category, Visibility
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.readability import grade, sentences, words
from workwell_desktop.resources import resource
from workwell_desktop.usecases.guide_library import Library

FOLDERS = ("templates", "activities", "cards", "crisis")
FILES = sorted(path for folder in FOLDERS for path in resource(folder).rglob("*.toml"))
PROSE = [path for path in FILES if path.name != "numbers.toml"]
NAMES = {"key", "category", "visibility", "themes"}
"""Keys whose values nobody reads as a sentence."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The program's own files, where a test may spoil them."""
    for folder in FOLDERS:
        copytree(resource(folder), tmp_path / folder)
    return tmp_path


def named(path: Path) -> str:
    return path.relative_to(resource("cards").parent).as_posix()


# --------------------------------------------------------------------------------------------------- what there is


def test_nine_plans_to_start_from(library: Library) -> None:
    assert [template.key for template in library.templates()] == [
        "peer-check-in-90",
        "peer-check-in-60",
        "topic-90",
        "skills-75",
        "workplace-circle-45",
        "first-session-90",
        "closing-90",
        "low-attendance-45",
        "after-a-difficult-event-60",
    ]


def test_the_parts_of_a_plan_add_up_to_its_minutes_and_to_those_in_its_name(library: Library) -> None:
    for template in library.templates():
        assert template.agenda().minutes == template.minutes == int(template.key.rsplit("-", 1)[1])


def test_every_plan_opens_checks_in_checks_out_and_closes(library: Library) -> None:
    for template in library.templates():
        kinds = [block.category for block in template.blocks]
        assert kinds[0] is Category.OPENING
        assert kinds[-1] is Category.CLOSE
        assert {Category.AGREEMENT, Category.CHECK_IN} <= set(kinds), template.key
        assert Category.CHECK_OUT in kinds or template.key == "closing-90", template.key


def test_every_plan_says_the_limit_of_confidentiality_aloud_before_the_check_in(library: Library) -> None:
    for template in library.templates():
        kinds = [block.category for block in template.blocks]
        before = template.blocks[: kinds.index(Category.CHECK_IN)]
        assert any("badly hurt" in block.say for block in before), template.key
        assert any("If the law asks you to report" in block.steps for block in before) or "workplace" in template.key


def blocks(library: Library) -> Iterator[Block]:
    for template in library.templates():
        yield from template.blocks
    for activity in library.activities():
        yield activity.block


def test_every_part_says_what_to_do_and_what_to_do_with_less_or_more_time(library: Library) -> None:
    for block in blocks(library):
        assert block.steps, block.title
        assert block.if_short, block.title
        assert block.if_long, block.title
        assert block.say or block.category is Category.BUFFER, block.title
        assert len(block.prompts) <= 4, block.title
        assert not block.owner
        assert block.locked_at is None


def test_what_is_said_aloud_is_short(library: Library) -> None:
    for block in blocks(library):
        assert len(re.findall(r"[.?](?=\s|$)", block.say)) <= 4, block.title


def test_spare_time_is_the_facilitators_own_and_all_else_has_a_text_for_the_group(library: Library) -> None:
    for block in blocks(library):
        assert block.participant_text or block.visibility is Visibility.NOTHING, block.title


def test_activities_cover_every_kind_and_theme(library: Library) -> None:
    activities = library.activities()
    assert len(activities) >= 28
    assert {activity.block.category for activity in activities} == set(Category)
    assert {
        "psychological safety",
        "open dialogue",
        "safe space",
        "confidentiality",
        "listening",
        "consistency",
        "boundaries",
        "small victories",
        "feedback",
    } <= {theme for activity in activities for theme in activity.themes}


def test_activities_stand_in_the_order_of_a_session(library: Library) -> None:
    kinds = [list(Category).index(activity.block.category) for activity in library.activities()]
    assert kinds == sorted(kinds)


def test_cards_can_be_read_in_ten_seconds(library: Library) -> None:
    cards = library.cards()
    assert len(cards) >= 16
    for card in cards:
        assert 3 <= len(card.do) <= 4, card.key
        assert all(len(line.split()) <= 16 for line in card.do), card.key
        assert len(f"{card.title} {' '.join(card.do)}".split()) <= 50, card.key


def test_the_first_card_leads_to_the_crisis_panel(library: Library) -> None:
    assert any("F1" in line for line in library.cards()[0].do)


def test_six_steps_ask_plainly_and_say_who_goes_and_what_comes_after(library: Library) -> None:
    steps = library.crisis_steps()
    assert len(steps) == 6
    assert "stays with the group" in steps[0].text
    assert "Are you thinking of killing yourself?" in steps[2].text
    assert "incident draft" in steps[-1].quiet


def test_every_country_begins_with_its_emergency_number(library: Library) -> None:
    numbers = library.crisis_numbers()
    assert {code: country.lines[0].number for code, country in numbers.items()} == {
        "GB": "999",
        "IE": "112 or 999",
        "US": "911",
        "CA": "911",
        "AU": "000",
        "NZ": "111",
        "ES": "112",
        "DE": "112",
        "FR": "112",
        "EU": "112",
    }
    for country in numbers.values():
        assert country.lines[0].name == "Emergency"
        assert country.source


# ---------------------------------------------------------------------------------------------------- in Spanish


def test_every_card_and_step_is_there_in_spanish_in_the_same_place(library: Library) -> None:
    english, spanish = library.cards(), library.cards(Language.SPANISH)
    assert [(card.key, len(card.do), bool(card.signs), bool(card.avoid)) for card in spanish] == [
        (card.key, len(card.do), bool(card.signs), bool(card.avoid)) for card in english
    ]
    assert not {card.title for card in english} & {card.title for card in spanish}
    for card in spanish:
        assert len(f"{card.title} {' '.join(card.do)}".split()) <= 55, card.key
    steps = library.crisis_steps(Language.SPANISH)
    assert len(steps) == len(library.crisis_steps())
    assert "¿Estás pensando en matarte?" in steps[2].text


def test_keys_of_the_program_are_the_same_in_spanish(library: Library) -> None:
    pairs = zip(library.cards(), library.cards(Language.SPANISH), strict=True)
    for english, spanish in pairs:
        assert re.findall(r"F\d", " ".join(english.do)) == re.findall(r"F\d", " ".join(spanish.do)), english.key


def test_what_is_missing_in_a_language_stays_english(copied: Path, library: Library) -> None:
    file = copied / "cards" / "es" / "people.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"crying"', '"weeping"'), encoding="utf-8")
    (copied / "crisis" / "steps.es.toml").unlink()
    less = Library(copied)
    assert [card.key for card in less.cards(Language.SPANISH)] == [card.key for card in library.cards()]
    assert less.cards(Language.SPANISH)[1] == library.cards()[1]
    assert less.cards(Language.SPANISH)[2] == library.cards(Language.SPANISH)[2]
    assert less.crisis_steps(Language.SPANISH) == library.crisis_steps()
    assert library.cards(Language.FRENCH) == library.cards()


# ---------------------------------------------------------------------------------------------------- finding parts


def titles(library: Library, words: str) -> list[str]:
    return [activity.block.title for activity in library.find_activities(words)]


@pytest.mark.parametrize("title", ["Naming a fear safely", "The trust ladder", "Repair after a rupture"])
def test_a_part_is_found_by_its_title(library: Library, title: str) -> None:
    assert titles(library, title.upper())[0] == title


def test_a_part_is_found_by_theme_and_by_kind(library: Library) -> None:
    assert "A kind no" in titles(library, "boundaries")
    assert "Break: stretch" in titles(library, "break")
    assert set(titles(library, "check-in victories")) == {
        "Check-in round: heavy, light, hopeful",
        "Check-in round: since we last met",
    }


def test_titles_come_before_themes(library: Library) -> None:
    found = titles(library, "trust")
    assert found.index("What trust is made of") < found.index("Asking for help")


def test_no_words_find_everything_and_strange_words_nothing(library: Library) -> None:
    assert library.find_activities("  ") == library.activities()
    assert library.find_activities("zeppelin") == ()


# ------------------------------------------------------------------------------------------------ identities, caching


def test_a_plan_made_twice_shares_no_identity(library: Library) -> None:
    template = library.templates()[0]
    first, second = template.agenda(), template.agenda()
    ids = {block.id for agenda in (first, second, Agenda(template.blocks)) for block in agenda}
    assert len(ids) == 3 * len(template.blocks)


def test_a_fresh_part_differs_in_nothing_but_its_identity(library: Library) -> None:
    block = library.activities()[0].block
    copy = fresh(block)
    assert copy.id != block.id
    assert fresh(copy).title == block.title
    assert copy.say == block.say


def test_all_identities_differ(library: Library) -> None:
    ids = [block.id for block in blocks(library)]
    assert len(ids) == len(set(ids))


def test_files_are_read_once_and_not_before_they_are_needed(copied: Path) -> None:
    library = Library(copied)
    (copied / "crisis" / "steps.toml").write_text("spoiled = 1", encoding="utf-8")
    assert library.cards() is library.cards()
    with pytest.raises(ValueError, match="steps"):
        library.crisis_steps()


# -------------------------------------------------------------------------------------------------- mistakes in files


@pytest.mark.parametrize("path", FILES, ids=named)
def test_an_unknown_key_is_refused_naming_file_and_key(copied: Path, path: Path) -> None:
    file = copied / named(path)
    file.write_text(f"{file.read_text(encoding='utf-8')}\ncolour = 'blue'\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^{re.escape(named(path))}.*: colour is not a known key"):
        read_all(Library(copied))


@pytest.mark.parametrize(
    ("name", "before", "after", "complaint"),
    [
        ("templates/topic-90.toml", "minutes = 12", "minutes = 13", "topic-90.toml: minutes says 90, and the .* 92"),
        ("templates/topic-90.toml", "minutes = 12", "minutes = '12'", "blocks 3: minutes is missing or not a whole"),
        ("templates/topic-90.toml", 'category = "topic"', 'category = "topics"', "blocks 4: category is 'topics'"),
        ("templates/topic-90.toml", 'name = "Topic session"', "", "topic-90.toml: name is missing"),
        ("activities/trust.toml", "minutes = 15", "minutes = 0", "activities 1: minutes cannot be kept"),
        (
            "activities/trust.toml",
            '"the-trust-ladder"',
            '"a-kind-no"',
            "trust.toml: the key 'a-kind-no' is used twice",
        ),
        ("activities/trust.toml", "themes = [", "themes = [1, ", "activities 1: themes is not a list of texts"),
        ("cards/people.toml", "do = [", "done = [", "people.toml, cards 1: do is missing"),
        ("cards/people.toml", "[[cards]]", "[cards", "people.toml: "),
        ("crisis/numbers.toml", 'country = "GB"', 'country = "GB"\nchecked_on = "May"', "checked_on is not a date"),
        ("crisis/numbers.toml", 'number = "999"', "number = 999", "countries 1, lines 1: number is not a text"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(
    copied: Path, name: str, before: str, after: str, complaint: str
) -> None:
    file = copied / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_all(Library(copied))


def test_a_day_of_checking_is_read(copied: Path) -> None:
    file = copied / "crisis" / "numbers.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('country = "GB"', 'country = "GB"\nchecked_on = 2026-11-02'), encoding="utf-8")
    checked = Library(copied).crisis_numbers()["GB"].checked_on
    assert checked is not None
    assert checked.isoformat() == "2026-11-02"


def read_all(library: Library) -> None:
    library.templates()
    library.activities()
    for language in Language:
        library.cards(language)
        library.crisis_steps(language)
    library.crisis_numbers()


# ------------------------------------------------------------------------------------------------------ how it reads


@pytest.mark.parametrize("path", FILES, ids=named)
def test_nothing_shouts(path: Path) -> None:
    assert "!" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PROSE, ids=named)
def test_reads_easily(path: Path) -> None:
    text = "\n".join(texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    spanish = path.parent.name == "es" or path.stem.endswith(".es")
    assert not [sentence for sentence in sentences(text) if len(words(sentence)) > 30]
    assert grade(text, Language.SPANISH if spanish else Language.ENGLISH) <= 8


def texts(value: object) -> Iterator[str]:
    """Yield every sentence somebody reads in a file, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NAMES:
                yield from texts(part)
