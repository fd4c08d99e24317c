"""A typed line: who it is about, whether it asks for a follow-up, and what is no line at all."""

import pytest

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.quick_note import LONGEST, Typed, read_line

GRACE, DEVON, ANA, ANNA, LI = (PersonId(new_id()) for _ in range(5))
NAMES = {GRACE: "Grace L.", DEVON: "Devon", ANA: "Ana R.", ANNA: "Ana T.", LI: "李 小."}


@pytest.mark.parametrize(
    ("line", "who", "asks", "to_do"),
    [
        ("Quieter start than last week", None, False, "Quieter start than last week"),
        ("@Devon walked with a colleague", DEVON, False, "walked with a colleague"),
        ("! @Grace bus change. Ask about a lift.", GRACE, True, "bus change. Ask about a lift."),
        ("@grace l. !ask about a lift", GRACE, True, "ask about a lift"),
        ("thanks @Grace L., for the tea", GRACE, False, "thanks , for the tea"),
        ("@Ana said hello", None, False, "@Ana said hello"),
        ("@Ana T. said hello", ANNA, False, "said hello"),
        ("@Devonshire is far", None, False, "@Devonshire is far"),
        ("@李 smiled", LI, False, "smiled"),
        ("mail me@Devon now", None, False, "mail me@Devon now"),
        ("It went well! Really!", None, False, "It went well! Really!"),
        ("book the room !", None, True, "book the room"),
        ("@Nobody and @Devon spoke", DEVON, False, "@Nobody and spoke"),
    ],
)
def test_a_line_is_read(line: str, who: PersonId | None, asks: bool, to_do: str) -> None:
    typed = read_line(f"  {line}\n", NAMES)
    assert typed == Typed(text=line, person_id=who, wants_follow_up=asks, to_do=to_do)


@pytest.mark.parametrize("line", ["", "  ", "!", "@Devon", "! @Grace L.", "x" * (LONGEST + 1)])
def test_what_says_nothing_or_too_much_is_refused_with_a_sentence(line: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_line(line, NAMES)
    assert refused.value.field == "quick_note"
