"""A plan of parts: computed starts, totals, and changes that can each be taken back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, new_id

BERLIN = ZoneInfo("Europe/Berlin")


def part(title: str = "Check-in", minutes: int = 30, **details: object) -> Block:
    return Block(id=BlockId(new_id()), title=title, minutes=minutes, **details)  # type: ignore[arg-type]


@given(draw.agendas(), draw.moments() | draw.zoned_moments())
def test_starts_are_the_session_start_plus_the_minutes_before(agenda: Agenda, start: datetime) -> None:
    starts = agenda.starts(start)
    assert len(starts) == len(agenda)
    for index, moment in enumerate(starts):
        earlier = sum(block.minutes for block in agenda.blocks[:index])
        assert moment.astimezone(UTC) - start.astimezone(UTC) == timedelta(minutes=earlier)
        assert moment.tzinfo is start.tzinfo


@given(draw.agendas(), st.integers(-100, 1000))
def test_minutes_and_spare_add_up_to_the_length(agenda: Agenda, minutes: int) -> None:
    assert agenda.minutes == sum(block.minutes for block in agenda)
    assert agenda.spare(timedelta(minutes=minutes)) + agenda.minutes == minutes


def test_clock_change_at_night_does_not_bend_the_plan() -> None:
    agenda = Agenda((part(minutes=60), part(minutes=60), part(minutes=60)))
    autumn = agenda.starts(datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN))
    assert [f"{moment:%H:%M%z}" for moment in autumn] == ["01:30+0200", "02:30+0200", "02:30+0100"]
    spring = agenda.starts(datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN))
    assert [f"{moment:%H:%M%z}" for moment in spring] == ["01:30+0100", "03:30+0200", "04:30+0200"]


def test_starts_go_on_across_midnight() -> None:
    agenda = Agenda((part(minutes=45), part(minutes=30), part(minutes=15)))
    starts = agenda.starts(datetime(2026, 12, 31, 23, 0, tzinfo=BERLIN))
    assert [f"{moment:%d %b %H:%M}" for moment in starts] == ["31 Dec 23:00", "31 Dec 23:45", "01 Jan 00:15"]


@given(draw.agendas(), draw.blocks(), st.integers(-2, 8))
def test_adding_and_removing_take_each_other_back(agenda: Agenda, block: Block, at: int) -> None:
    added = agenda.added(block, at)
    assert added.blocks[max(0, min(at, len(agenda)))] == block
    assert added.minutes == agenda.minutes + block.minutes
    assert added.removed(block.id) == agenda


@given(draw.agendas(least=1), st.data())
def test_removing_and_adding_take_each_other_back(agenda: Agenda, data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(agenda.blocks))
    assert agenda.removed(block.id).added(block, agenda.index(block.id)) == agenda


@given(draw.agendas(least=1), st.integers(-2, 8), st.data())
def test_moving_loses_nothing_and_can_be_taken_back(agenda: Agenda, to: int, data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(agenda.blocks))
    moved = agenda.moved(block.id, to)
    assert moved.index(block.id) == max(0, min(to, len(agenda) - 1))
    assert sorted(moved.blocks, key=lambda b: b.id) == sorted(agenda.blocks, key=lambda b: b.id)
    assert moved.removed(block.id) == agenda.removed(block.id)
    assert moved.moved(block.id, agenda.index(block.id)) == agenda


@given(draw.agendas(least=1), draw.blocks(), st.data())
def test_changing_one_part_leaves_the_others(agenda: Agenda, other: Block, data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(agenda.blocks))
    new = Block(**{**vars(other), "id": block.id})
    changed = agenda.changed(new)
    assert changed.changed(block) == agenda
    assert [b for b in changed if b.id != block.id] == [b for b in agenda if b.id != block.id]


@pytest.mark.parametrize("minutes", [-5, 0, 481, 2000])
def test_a_part_of_0_or_2000_minutes_is_refused(minutes: int) -> None:
    for keep in (part(minutes=minutes).checked, Agenda((part(minutes=minutes),)).checked):
        with pytest.raises(Refusal) as refused:
            keep()
        assert refused.value.sentence == "A part lasts between 1 and 480 minutes."
        assert refused.value.field == "minutes"
    with pytest.raises(Refusal):
        Agenda().added(part(minutes=minutes))


def test_a_part_needs_only_a_title() -> None:
    with pytest.raises(Refusal) as refused:
        part(" ").checked()
    assert refused.value.sentence == "The title is still empty. Type a few letters to go on."
    assert part("Welcome").checked().minutes == 30


def test_a_part_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(Refusal, match="no longer in this plan"):
        Agenda().removed(BlockId(new_id()))


def test_materials_stand_once_in_the_order_of_the_parts() -> None:
    agenda = Agenda((part(materials=("Tea", "Pens")), part(materials=("Cards", "Tea"))))
    assert agenda.materials == ("Tea", "Pens", "Cards")


def test_empty_prompts_are_dropped() -> None:
    assert part(prompts=("Who begins?", "  ", "")).checked().prompts == ("Who begins?",)


def test_every_category_has_a_word() -> None:
    assert Category.CHECK_IN.label == "Check-in"
    assert all(category.label and "_" not in category.label for category in Category)
