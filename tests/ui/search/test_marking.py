"""What was typed is marked where it stands, in whatever letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.ui.search.marking import spans


def marked(typed: str, text: str) -> list[str]:
    """Return the marked parts as Qt would cut them: in UTF-16 units."""
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in spans(typed, text)]


@pytest.mark.parametrize(
    ("typed", "text", "parts"),
    [
        ("boundar", "Boundaries that hold, a boundary", ["Boundar", "boundar"]),
        ("lukasz", "Łukasz Nowak", ["Łukasz"]),
        ("gruss", "Viele Grüße", ["Grüß"]),
        ("LU NO", "Łukasz Nowak", ["No"]),
        ("łukasz no", "Nowak, Łukasz", ["No", "Łukasz"]),
        ("o'br", "O’Brien", ["O", "Br"]),
        ("e", "e\u0301te\u0301 🙂 élan", ["e\u0301", "é"]),
        ("be", "🙂🙂 Bea", ["Be"]),
        ("李小", "李小龙 came", ["李小"]),
        ("<b>", '<b>&" says B', ["b", "B"]),
        ("", "nothing", []),
        ("…", "nothing …", []),
    ],
)
def test_typed_letters_are_marked(typed: str, text: str, parts: list[str]) -> None:
    assert marked(typed, text) == parts


@given(typed=st.text(max_size=12), text=st.text(max_size=80))
def test_marks_lie_inside_the_text_in_order(typed: str, text: str) -> None:
    end = 0
    for start, length in spans(typed, text):
        assert start >= end
        assert length > 0
        end = start + length
    assert end <= len(text.encode("utf-16-le", "surrogatepass")) // 2
