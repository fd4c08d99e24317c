"""Places as text: every kind comes back as it was; what is no place is none."""

from dataclasses import fields
from datetime import date
from typing import get_args
from uuid import UUID

import pytest

from workwell_desktop.ui.kit.places_to_go import Place, ToSearch
from workwell_desktop.ui.shell import place_text

ID = UUID(int=7)


def filled(kind: type) -> Place:
    """Return a place of a kind with something in every field."""
    values: dict[str, object] = {}
    for each in fields(kind):
        declared = str(each.type)
        values[each.name] = ID if "Id" in declared else date(2026, 11, 23) if "date" in declared else "overview"
    made: Place = kind(**values)
    return made


@pytest.mark.parametrize("kind", get_args(Place))
def test_every_place_comes_back(kind: type) -> None:
    place = ToSearch() if kind is ToSearch else filled(kind)
    assert place_text.read(place_text.written(place)) == place
    assert place_text.read(place_text.written(kind(**_needed(kind)))) == kind(**_needed(kind))


def _needed(kind: type) -> dict[str, object]:
    return {each.name: ID for each in fields(kind) if each.name.endswith("_id") and "None" not in str(each.type)}


def test_the_letters_of_a_search_are_left_out() -> None:
    assert "Maya" not in place_text.written(ToSearch("Maya"))


@pytest.mark.parametrize(
    "text", ["", "[]", "7", '{"to": "ToNowhere"}', '{"to": "ToGroup", "tab": {}}', '{"to": "ToToday", "x": 1}']
)
def test_what_is_no_place_is_none(text: str) -> None:
    assert place_text.read(text) is None
