"""A plan of parts: computed starts, totals, and changes that can each be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.agenda import Agenda, Block, Category, moment_of
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, new_id

BERLIN = ZoneInfo("Europe/Berlin")


def part(title: str = "Check-in", minutes: int = 30, **details: object) -> Block:
    return Block(id=BlockId(new_id()), title=title, minutes=minutes, **details)  # type: ignore[arg-type]


def clocks() -> st.SearchStrategy[time]:
    """Draw times of day to the minute, as a lock holds them."""
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def locked_agendas(choose: st.DrawFn) -> Agenda:
    """Draw agendas some of whose parts begin at a clock time."""
    agenda = choose(draw.agendas())
    locks = choose(st.lists(st.none() | clocks(), min_size=len(agenda), max_size=len(agenda)))
    return Agenda(tuple(replace(block, locked_at=at) for block, at in zip(agenda, locks, strict=True)))


@given(locked_agendas(), draw.moments() | draw.zoned_moments())
def test_starts_are_the_session_start_plus_the_minutes_before_except_locks_with_gap_or_overlap_shown(
    agenda: Agenda, start: datetime
) -> None:
    free = start.astimezone(UTC)
    for timed, begins, block in zip(agenda.timed(start), agenda.starts(start), agenda, strict=True):
        assert timed.block is block
        assert timed.start == begins
        assert begins.tzinfo is start.tzinfo
        if block.locked_at is None:
            assert begins.astimezone(UTC) == free
            assert not timed.gap
        else:
            assert begins == moment_of(block.locked_at, start)
        assert timed.gap == begins.astimezone(UTC) - free
        assert timed.free_minutes >= 0
        assert timed.overlap_minutes >= 0
        assert timed.free_minutes - timed.overlap_minutes == round(timed.gap / timedelta(minutes=1))
        free = timed.end.astimezone(UTC)
        assert free - begins.astimezone(UTC) == timedelta(minutes=block.minutes)


@given(draw.agendas(), draw.moments() | draw.zoned_moments(), st.integers(-100, 1000))
def test_minutes_and_spare_add_up_to_the_length(agenda: Agenda, start: datetime, minutes: int) -> None:
    assert agenda.minutes == sum(block.minutes for block in agenda) == agenda.taken(start)
    assert agenda.spare(start, timedelta(minutes=minutes)) + agenda.taken(start) == minutes


@given(clocks(), draw.moments() | draw.zoned_moments())
def test_a_lock_lies_within_half_a_day_and_shows_its_time_unless_the_night_leaves_it_out(
    clock: time, start: datetime
) -> None:
    moment = moment_of(clock, start)
    away = moment.astimezone(UTC) - start.astimezone(UTC)
    assert timedelta(hours=-13) <= away < timedelta(hours=12)
    wall = datetime.combine(moment.date(), clock, start.tzinfo)
    left_out = wall.astimezone(UTC).astimezone(start.tzinfo).time() != clock
    assert moment.time() == clock or left_out


def locked(*parts: tuple[int, str]) -> Agenda:
    """Return an agenda of minutes and clock times, an empty one for none."""
    return Agenda(
        tuple(part(minutes=minutes, locked_at=time.fromisoformat(at) if at else None) for minutes, at in parts)
    )


def test_a_gap_before_a_locked_part_is_shown_and_counted() -> None:
    agenda, start = locked((20, ""), (10, "19:00"), (5, "")), datetime(2026, 11, 23, 18, 30, tzinfo=BERLIN)
    timed = agenda.timed(start)
    assert [f"{each.start:%H:%M}–{each.end:%H:%M}" for each in timed] == ["18:30–18:50", "19:00–19:10", "19:10–19:15"]
    assert [each.free_minutes for each in timed] == [0, 10, 0]
    assert (agenda.minutes, agenda.taken(start)) == (35, 45)
    assert agenda.spare(start, timedelta(minutes=90)) == 45


def test_an_overlap_with_a_locked_part_is_shown_and_not_counted_twice() -> None:
    agenda, start = locked((60, ""), (10, "19:00")), datetime(2026, 11, 23, 18, 30, tzinfo=BERLIN)
    assert [each.overlap_minutes for each in agenda.timed(start)] == [0, 30]
    assert (agenda.minutes, agenda.taken(start)) == (70, 60)


def test_a_lock_before_the_start_of_the_session_is_an_overlap_and_not_tomorrow() -> None:
    timed = locked((10, "18:00")).timed(datetime(2026, 11, 23, 18, 30, tzinfo=BERLIN))
    assert (f"{timed[0].start:%d %H:%M}", timed[0].overlap_minutes) == ("23 18:00", 30)


def test_a_lock_past_midnight_is_met_the_next_day() -> None:
    timed = locked((45, ""), (10, "00:15")).timed(datetime(2026, 12, 31, 23, 0, tzinfo=BERLIN))
    assert (f"{timed[1].start:%d %b %H:%M}", timed[1].free_minutes) == ("01 Jan 00:15", 30)


def test_a_lock_in_the_night_of_a_clock_change_shows_the_wall_clock() -> None:
    spring = locked((30, ""), (10, "03:30")).timed(datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN))
    assert (f"{spring[1].start:%H:%M%z}", spring[1].free_minutes) == ("03:30+0200", 30)
    left_out = locked((10, "02:30")).timed(datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN))
    assert f"{left_out[0].start:%H:%M%z}" == "03:30+0200"
    twice = datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN)
    assert f"{moment_of(time(2, 30), twice):%H:%M%z}" == "02:30+0200"
    assert f"{moment_of(time(2, 30), twice.replace(fold=1)):%H:%M%z}" == "02:30+0100"


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
