"""What people are called, and whether they may be contacted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person, distinct_names
from workwell_desktop.domain.text import folded


def person(name: str, *, preferred: str = "", alias: str = "") -> Person:
    return Person(id=PersonId(new_id()), display_name=name, preferred_name=preferred, alias=alias)


def called(*names: str, full: bool = False) -> list[str]:
    return list(distinct_names([person(name) for name in names], full=full).values())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Amara Okafor", "Amara O."),
        ("Ana María de la Cruz", "Ana C."),
        ("Łukasz Żak", "Łukasz Ż."),
        ("Đặng Thị Hồng", "Đặng H."),
        ("Jose\u0301 E\u0301lan", "José É."),
        ("李", "李"),
        ("李 小龙", "李 小."),
        ("श्रीदेवी किरण", "श्रीदेवी कि."),
        ("Devon", "Devon"),
        ("Anna (Ann)", "Anna A."),
        ("Sam 🦊", "Sam"),
        ("🦊", "🦊"),
        ("", ""),
    ],
)
def test_first_name_and_last_initial(name: str, short: str) -> None:
    assert folded(person(name).short_name) == folded(short)


def test_the_preferred_name_stands_for_the_first_and_the_alias_for_both() -> None:
    assert person("Margaret Bell", preferred="Peg").short_name == "Peg B."
    assert person("Margaret Bell", preferred="Peg", alias="Heron").short_name == "Heron"


def test_more_letters_tell_two_people_apart() -> None:
    assert called("Maya Roth", "Maya Rao") == ["Maya Ro.", "Maya Ra."]
    assert called("Maya Roth", "Maya Rossi", "Ben Tal") == ["Maya Rot.", "Maya Ros.", "Ben T."]


def test_a_whole_last_name_has_no_full_stop_after_it() -> None:
    assert called("Maya Ra", "Maya Ro") == ["Maya Ra", "Maya Ro"]


def test_two_people_of_the_same_name_get_a_number_and_show_no_more_letters_than_before() -> None:
    assert called("Maya Rossi", "Maya Rossi") == ["Maya R.", "Maya R. (2)"]
    assert called("李 明", "李 明", "李 明") == ["李 明.", "李 明. (2)", "李 明. (3)"]


def test_a_number_already_taken_is_passed_over() -> None:
    assert called("Maya", "Maya", "Maya (2)", full=True) == ["Maya", "Maya (3)", "Maya (2)"]


def test_an_alias_is_never_lengthened() -> None:
    fox, other = person("Maya Roth", alias="Fox"), person("Maya Rao", alias="fox")
    assert list(distinct_names([fox, other]).values()) == ["Fox", "fox (2)"]


def test_full_names_on_request_but_an_alias_still_stands_for_the_name() -> None:
    names = distinct_names([person("Maya Roth"), person("Ben Tal", alias="Heron")], full=True)
    assert list(names.values()) == ["Maya Roth", "Heron"]


@given(st.lists(draw.persons(), max_size=5, unique_by=lambda p: p.id), st.data(), st.booleans())
def test_nobody_in_a_list_is_called_what_another_is(known: list[Person], data: st.DataObject, full: bool) -> None:
    doubles = [replace(p, id=PersonId(new_id())) for p in known if data.draw(st.booleans())]
    names = distinct_names([*known, *doubles], full=full)
    assert list(names) == [p.id for p in (*known, *doubles)]
    assert len({folded(name) for name in names.values()}) == len(names)


@given(draw.people(least=1))
def test_a_list_never_shows_a_last_name_of_a_lone_person(known: tuple[Person, ...]) -> None:
    alone = known[0]
    assert distinct_names([alone]) == {alone.id: alone.short_name}


def test_only_the_display_name_is_needed() -> None:
    coded = person("C4")
    assert coded.checked() == coded
    with pytest.raises(Refusal) as refused:
        person("  ").checked()
    assert refused.value.field == "display_name"


def test_empty_lines_of_lists_are_dropped() -> None:
    checked = replace(person("Maya"), languages=("Polish", " ", ""), access_needs=("", "Seat by the door")).checked()
    assert checked.languages == ("Polish",)
    assert checked.access_needs == ("Seat by the door",)


def test_do_not_contact_always_wins() -> None:
    agreed = ContactConsent(ways=frozenset({ContactWay.PHONE}))
    assert agreed.allowed
    assert not replace(agreed, do_not_contact=True).allowed
    assert not ContactConsent(details="07700 900000").allowed
