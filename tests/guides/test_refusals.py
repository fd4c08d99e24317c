"""Files that are broken, too much or meant to do harm are refused in a sentence that names the file and the line."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workwell_desktop.domain.own_text import LONGEST_SOURCE
from workwell_desktop.domain.sheet import Bullets, Heading, Paragraph, Scale, SheetCard, Ticks, plain
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.guides.guide_file import read_guide, read_guide_head
from workwell_desktop.guides.handout_file import read_handout

GUIDE = """\
+++
key = "listening"
title = "Listening"
kind = "session"
minutes = 15
+++
# Purpose
Hear someone out.
# Parts
## 5 min, opening: Arrive
### Say
Good that you are here.
### Hand out
- trust-map
## 10 min, check_in: A word each
### Do
- Go round.
- Thank each one.
### Ask
- What did you bring along?
"""

HANDOUT = """\
+++
key = "map"
title = "My map, {name}"
kind = "worksheet"
+++
## People
Write names.

- [ ] Ask one of them
"""


def test_a_small_guide_is_read() -> None:
    guide = read_guide("\ufeff" + GUIDE.replace("\n", "\r\n"), "listening.md")
    opening, round_ = guide.blocks
    assert (opening.title, opening.minutes, opening.say) == ("Arrive", 5, "Good that you are here.")
    assert [(each.title, each.sheet) for each in opening.handouts] == [("trust-map", "trust-map")]
    assert round_.steps == "Go round.\nThank each one."
    assert round_.prompts == ("What did you bring along?",)


def test_a_small_handout_is_read() -> None:
    handout = read_handout(HANDOUT, "map.md")
    assert [type(piece) for piece in handout.pieces] == [Heading, Paragraph, Ticks]
    cards = HANDOUT.replace('"worksheet"', '"card"\nper_page = 4')
    (one,) = read_handout(cards, "map.md").cards
    assert (one.title, len(one.pieces)) == ("", 3)
    first, second = read_handout(cards.replace("## People", "# One\nHi\n# Two"), "map.md").cards
    assert (first, second.title) == (SheetCard("One", first.pieces), "Two")


def test_links_become_words_that_nobody_follows() -> None:
    source = GUIDE.replace("Hear someone out.", "See [this *page*](https://a.example/x), <mailto:r@a.example>, *so*.")
    (words,) = read_guide(source, "listening.md").purpose
    assert isinstance(words, Paragraph)
    assert plain(words.words) == "See this page (https://a.example/x), mailto:r@a.example, so."


def test_the_wording_of_a_number_is_kept() -> None:
    source = GUIDE.replace("Hear someone out.", "1. One\n2. Two\n\n2026\\. A year")
    listed, year = read_guide(source, "listening.md").purpose
    assert isinstance(listed, Bullets)
    assert isinstance(year, Paragraph)
    assert (len(listed.items), plain(year.words)) == (2, "2026. A year")


def instead(old: str, new: str) -> Callable[[str], str]:
    def change(source: str) -> str:
        assert old in source
        return source.replace(old, new, 1)

    return change


def text(new: str) -> Callable[[str], str]:
    return instead("Hear someone out.", new)


HOSTILE: dict[str, tuple[Callable[[str], str], int, str]] = {
    "nothing at all": (lambda _: "", 1, "begins with a line of +++"),
    "no head": (lambda _: "# Purpose\nText", 1, "begins with a line of +++"),
    "a head without end": (lambda _: '+++\ntitle = "x"\n', 1, "the head has no end"),
    "broken TOML": (instead('"Listening"', '"Listening'), 3, "the head cannot be read here"),
    "broken at its end": (instead("minutes = 15", "minutes ="), 5, "the head cannot be read here"),
    "a key twice": (instead("minutes = 15", 'title = "x"'), 5, "the head cannot be read here"),
    "deep brackets": (instead("minutes = 15", "minutes = " + "[" * 9000), 1, "the head cannot be read"),
    "a long head": (instead("minutes = 15", "minutes = 15\n#" + "x" * 20_000), 1, "20,000 is the most"),
    "a number beyond all": (instead("15", "9" * 9000), 1, "the head cannot be read"),
    "a table for a text": (instead('title = "Listening"', "title.x = 1"), 3, "title is not a text"),
    "an unknown key": (instead("minutes = 15", "minuets = 15"), 1, "minutes is missing"),
    "one key too many": (instead("minutes = 15", "minutes = 15\ntheem = 1"), 6, "Did you mean “theme”?"),
    "a number in quotes": (instead("15", '"15"'), 5, "minutes is not a whole number"),
    "a yes for a number": (instead("15", "true"), 5, "minutes is not a whole number"),
    "a kind nobody knows": (instead('"session"', '"sesion"'), 4, "Did you mean “session”?"),
    "a language nobody knows": (instead("minutes", 'language = "xx"\nminutes'), 5, "none of en, es, fr"),
    "a key with a way out": (instead('"listening"', '"../../etc"'), 2, "small letters, digits and hyphens"),
    "two lines in a title": (instead('"Listening"', '"Lis\\ntening"'), 3, "more than one line"),
    "words turned round": (instead('"Listening"', '"Lis\\u202etening"'), 3, "cannot be shown"),
    "a long summary": (instead("minutes", f'summary = "{"x" * 91}"\nminutes'), 5, "90 is the most"),
    "more than all minutes": (instead("15", "16"), 5, "says 16, and the parts add up to 15"),
    "smallest over largest": (instead("minutes", "smallest = 9\nlargest = 3\nminutes"), 5, "largest is 3"),
    "a nought character": (text("a\0b"), 8, "cannot be shown"),
    "a bell": (text("a\x07b"), 8, "cannot be shown"),
    "a hidden turn": (text("a&#x202e;b"), 8, "cannot be shown"),
    "a script": (text("<script>alert(1)</script>"), 8, "HTML"),
    "a tag in a line": (text("Hear <b>someone</b> out."), 8, "HTML"),
    "a comment": (text("<!-- # include -->"), 8, "HTML"),
    "a remote picture": (text("See ![this](https://a.example/x.png)"), 8, "pictures"),
    "a link that acts": (text("[Read](javascript:alert(1))"), 8, "a link leads to"),
    "a link to a file": (text("[Read](file:///etc/passwd)"), 8, "a link leads to"),
    "a link next door": (text("[Read](../other.md)"), 8, "a link leads to"),
    "a text brought in": (text("{{ listening.md }}"), 8, "cannot bring in another"),
    "an include": (text("!include listening.md"), 8, "cannot bring in another"),
    "a program": (text("```python\nimport os\n```"), 8, "not a kind of room to write"),
    "a line across": (text("Hear\n\n***"), 10, "a line across the page"),
    "a list in a list": (text("- a\n  - b"), 8, "one paragraph"),
    "a thousand boxes": (text(">" * 1000 + " a"), 8, "a box inside a box"),
    "a thousand lists": (text("- " * 1000 + "a"), 8, "one paragraph"),
    "a list from seven": (text("7. a\n8. b"), 8, "begins with 1"),
    "some boxes to tick": (text("- [ ] a\n- b"), 9, "all lines of a list have a box"),
    "a ragged table": (text("| a | b |\n|---|---|\n| 1 | 2 | 3 |"), 10, "the head has 2 cells, and this row 3"),
    "stars in stars": (text("*" * 300 + "a" + "*" * 300), 8, "too many stars"),
    "signs in signs": (text("*a _b " * 200 + "b_ a* " * 200), 8, "too many stars"),
    "a box for nothing": (text("- [ ] a\n- [ ]"), 9, "still empty"),
    "a point for nothing": (text("- a\n-"), 9, "still empty"),
    "an endless paragraph": (text("word " * 3000), 8, "characters without an empty line"),
    "a heading misspelt": (instead("# Purpose", "# Purpsoe"), 7, "Did you mean “Purpose”?"),
    "a heading twice": (instead("# Parts", "# Purpose"), 9, "stands in line 7 already"),
    "no purpose": (instead("# Purpose\nHear someone out.\n", ""), 0, "“# Purpose” is missing"),
    "text before all": (instead("# Purpose", "Hello\n# Purpose"), 7, "before the first heading"),
    "a part misspelt": (instead("### Say", "### Sya"), 11, "Did you mean “Say”?"),
    "the word twice": (instead("### Hand out\n- trust-map", "### Say\nAgain"), 13, "stands twice in this part"),
    "an empty word": (instead("### Say\nGood that you are here.\n", "### Say\n"), 11, "nothing below “### Say”"),
    "a part without minutes": (instead("## 5 min, ", "## "), 10, "is not how a part begins"),
    "a part of no kind": (instead("5 min, opening", "5 min, openning"), 10, "Did you mean “opening”?"),
    "a part of no time": (instead("5 min, opening", "0 min, opening"), 10, "between 1 and 480 minutes"),
    "a prompt without end": (instead("What did you bring along?", "x" * 121), 19, "120 is the most"),
    "a prompt that is none": (instead("- What did you", "What did you"), 20, "begins with a hyphen"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_is_said_with_its_line(name: str) -> None:
    change, line, sentence = HOSTILE[name]
    with pytest.raises(NotAGuide) as refused:
        read_guide(change(GUIDE), "listening.md")
    where = f"listening.md, line {line}: " if line else "listening.md: "
    assert refused.value.sentence.startswith(where)
    assert sentence in refused.value.sentence
    assert refused.value.line == line
    assert len(refused.value.sentence) < 260


FOR_HANDOUTS: dict[str, tuple[Callable[[str], str], int, str]] = {
    "a place nobody knows": (instead("{name}", "{nmae}"), 3, "Did you mean “name”?"),
    "a brace alone": (instead("Write names.", "Write { names."), 7, "nothing can be filled in"),
    "a card without a size": (instead('"worksheet"', '"card"'), 1, "per_page says how many"),
    "five on a page": (instead('"worksheet"', '"card"\nper_page = 5'), 5, "is one of 2, 4, 6, 8, 10"),
    "a chapter on a sheet": (instead("## People", "# People"), 6, "begins with ## or ###"),
    "nothing on it": (lambda source: source[: source.index("## People")], 6, "no text yet"),
    "an unknown room": (instead("Write names.", "```linse 3\n```"), 7, "Did you mean “lines”?"),
    "lines without number": (instead("Write names.", "```lines\n```"), 7, "say how many lines"),
    "a million lines": (instead("Write names.", "```lines 999\n```"), 7, "from 0 to 40"),
    "text in lines": (instead("Write names.", "```lines 3\nx\n```"), 8, "hold no text"),
    "an endless scale": (instead("Write names.", "```scale\n0–900 | a | b\n```"), 8, "by 20 at the most"),
    "an empty field": (instead("Write names.", "```fields\nWhat | | When\n```"), 8, "none is empty"),
    "a ring of three": (instead("Write names.", "```rings\na | b | c\n```"), 8, "a ring is its name"),
    "nothing to choose": (instead("Write names.", "```choices\n, ,\n```"), 8, "words to tick"),
}


@pytest.mark.parametrize("name", FOR_HANDOUTS)
def test_what_is_wrong_with_a_handout_is_said_with_its_line(name: str) -> None:
    change, line, sentence = FOR_HANDOUTS[name]
    with pytest.raises(NotAGuide, match=f"^map.md, line {line}: ") as refused:
        read_handout(change(HANDOUT), "map.md")
    assert sentence in refused.value.sentence


def test_rooms_to_write_are_read() -> None:
    source = HANDOUT.replace("Write names.", "```scale\n0–10 | low | high\n```")
    assert read_handout(source, "map.md").pieces[1] == Scale(0, 10, "low", "high")


TOO_MUCH = {
    "ten megabytes": "x" * 10_000_000,
    "brackets": ("[" * 9_000 + "\n\n") * 20,
    "stars": ("*a **b " * 1_250 + "\n\n") * 4,
    "angles": ("<a " * 3_000 + "\n\n") * 4,
    "links": ("[a](" * 2_000 + "\n\n") * 20,
    "boxes": (">" * 9_000 + "\n\n") * 20,
    "entities": ("&a" * 4_500 + "\n\n") * 4,
    "backslashes": ("\\" * 9_000 + "\n\n") * 4,
    "columns": ("|" * 4_000 + "\n" + "|-" * 2_000 + "\n\n") * 4,
    "hyphens": "- a\n" * 2_000,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_would_take_for_ever_is_over_soon(name: str) -> None:
    began = time.perf_counter()
    source = GUIDE.replace("Hear someone out.", TOO_MUCH[name])[: LONGEST_SOURCE + 1]
    for read in (read_guide, read_guide_head):
        with suppress(NotAGuide):
            read(source, "listening.md")
    assert time.perf_counter() - began < 3


LINES = st.lists(
    st.one_of(
        st.text("#>-*_`|[]()<&!{}1. ax\\\t\u202e\u00e9+=\"'", max_size=12),
        st.sampled_from(
            [
                "# Purpose",
                "# Parts",
                "### Say",
                "## 5 min, opening: a",
                "```lines 3",
                "```",
                "```rings",
                "|-|-|",
                "- [ ] a",
            ]
        ),
    ),
    max_size=12,
).map("\n".join)


@given(LINES, st.sampled_from(["Hear someone out.", 'title = "Listening"', "### Do"]), st.sampled_from(["", "\n"]))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_read_or_refused(typed: str, place: str, gap: str) -> None:
    for read, source in ((read_guide, GUIDE), (read_handout, HANDOUT.replace("Write names.", "Hear someone out."))):
        with suppress(NotAGuide):
            read(source.replace(place, f"{typed}{gap}"), "typed.md")
