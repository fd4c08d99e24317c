"""Handouts as they are written: places are filled in, and what names the group stays out of the file's title."""

from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.handout_text import PLACES, HandoutText, filled
from workwell_desktop.domain.sheet import Heading, Lines, Paragraph, Sheet, Table, plain, rich


def test_places_are_filled_and_one_without_a_value_is_a_line_to_write_on() -> None:
    text = HandoutText(
        key="welcome",
        title="Welcome to {group}",
        about="What to expect",
        lead="We meet at {place}.",
        pieces=(Heading("{group}"), Paragraph(rich("On {day}.")), Table(("{time}",), (("",),)), Lines(2)),
    )
    paper = text.paper({"group": "Lanterns", "place": "Room 2"})
    assert isinstance(paper, Sheet)
    assert (paper.title, paper.lead) == ("Welcome to Lanterns", "We meet at Room 2.")
    heading, paragraph, table, lines = paper.pieces
    assert heading == Heading("Lanterns")
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.words) == "On ________."
    assert table == Table(("________",), (("",),))
    assert lines == Lines(2)
    assert paper.foot == "What to expect"  # the foot is the file's title


def test_a_name_that_ends_in_a_full_stop_brings_no_second_one() -> None:
    """Trap: every paper that ends a sentence with its facilitators said "Ruth A.."."""
    with_stop = filled("With you: {facilitators}. Questions? {facilitators}, too.", {"facilitators": "Ruth A."})
    assert with_stop == "With you: Ruth A. Questions? Ruth A., too."
    assert filled("With you: {facilitators}.", {"facilitators": "Ruth"}) == "With you: Ruth."


@given(st.text(alphabet="{}group place_*", max_size=40))
def test_a_value_is_never_read_as_a_place(value: str) -> None:
    assert (
        filled("a {group} b", {"group": value} | dict.fromkeys(PLACES - {"group"}, "x"))
        == f"a {value or '________'} b"
    )
