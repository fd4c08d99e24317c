"""Going from place to place: pages are built when needed, told what changed, and there is a way back."""

import pytest

from tests.ui.shell.conftest import GROUP, House
from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.places_to_go import Place, ToGroups, ToHandouts, ToPeople, ToSettings, ToToday


def _lit(house: House) -> list[str]:
    return [key for key, entry in house.window.sidebar._entries.items() if entry.lit]


def _here(house: House) -> Place | None:
    return house.window.navigator.here


def test_a_page_is_built_when_it_is_first_gone_to(house: House) -> None:
    assert set(house.pages) == {"today"}
    house.window.services.navigate(ToGroups())
    house.window.services.navigate(ToToday())
    house.window.services.navigate(ToGroups())
    assert set(house.pages) == {"today", "groups"}
    assert house.pages["groups"].noted == [ToGroups(), "left", ToGroups()]
    assert house.window.pages.currentWidget() is house.pages["groups"]


def test_the_page_in_front_reads_again_at_once_and_the_others_later(house: House) -> None:
    house.window.go(ToGroups())
    today, groups = house.pages["today"], house.pages["groups"]
    today.noted.clear()
    house.window.bulletin.announce(Changes.MARKS)
    house.window.bulletin.announce(Changes.NOTES)
    assert groups.noted[-2:] == [Changes.MARKS, Changes.NOTES]
    assert today.noted == []
    house.window.go(ToToday())
    assert today.noted == [Changes.MARKS | Changes.NOTES, ToToday()]


def test_the_way_back(house: House) -> None:
    back = house.window.actions_known["go.back"]
    assert not back.isEnabled()
    house.window.go(ToGroups())
    house.window.go(GROUP)
    house.window.go(GROUP)
    back.trigger()
    assert _here(house) == ToGroups()
    back.trigger()
    assert _here(house) == ToToday()
    assert not back.isEnabled()


def test_a_room_remembers_where_we_were_and_leads_home_when_pressed_again(house: House) -> None:
    house.window.go(GROUP)
    house.window.go(ToToday())
    house.window.navigator.go_to_room("groups")
    assert _here(house) == GROUP
    house.window.navigator.go_to_room("groups")
    assert _here(house) == ToGroups()


def test_the_sidebar_shows_where_we_are(house: House) -> None:
    assert _lit(house) == ["today"]
    house.window.go(ToPeople())
    assert _lit(house) == ["groups"]
    house.window.go(ToSettings())
    assert _lit(house) == ["settings"]


def test_a_place_no_room_shows_is_our_mistake(house: House) -> None:
    with pytest.raises(LookupError):
        house.window.go(ToHandouts())
