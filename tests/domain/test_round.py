"""The round timer: everyone has the same time, may pass, and may be come back to."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.agenda import LONGEST_TURN, SHORTEST_TURN, Block, Category
from workwell_desktop.domain.ids import BlockId, PersonId, new_id
from workwell_desktop.domain.round import Round, seconds_each

PEOPLE = tuple(PersonId(new_id()) for _ in range(4))


def at(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


@pytest.fixture
def going() -> Round:
    return Round(turn_seconds=60, waiting=PEOPLE, began=at(100))


def test_time_is_divided_by_those_present_unless_the_part_says_otherwise() -> None:
    check_in = Block(id=BlockId(new_id()), title="Check-in", category=Category.CHECK_IN, minutes=18)
    assert seconds_each(check_in, timedelta(minutes=18), 9) == 120
    assert seconds_each(check_in, timedelta(minutes=18), 0) == 1080
    assert seconds_each(check_in, timedelta(minutes=-3), 9) == SHORTEST_TURN
    assert seconds_each(None, timedelta(hours=4), 1) == LONGEST_TURN
    said = Block(id=BlockId(new_id()), title="One word", seconds_each=45)
    assert seconds_each(said, timedelta(minutes=18), 9) == 45


def test_next_pass_and_come_back(going: Round) -> None:
    assert (going.turn, going.number, going.people) == (PEOPLE[0], 1, 4)
    going = going.next(at(160)).pass_on(at(170))
    assert (going.turn, going.number, going.passed) == (PEOPLE[2], 3, (PEOPLE[1],))
    going = going.come_back(at(180))
    assert (going.turn, going.number, going.passed) == (PEOPLE[1], 2, ())
    assert going.left(at(200)) == at(40)
    going = going.next(at(210)).next(at(240)).next(at(250))
    assert going.over
    assert going.turn is None
    assert going.spoken == (PEOPLE[0], PEOPLE[1], PEOPLE[2], PEOPLE[3])


def test_who_passed_can_still_be_come_back_to_when_everyone_else_has_spoken(going: Round) -> None:
    for _ in range(3):
        going = going.next(at(0))
    going = going.pass_on(at(0))
    assert going.over
    assert not going.come_back(at(5)).over


def test_a_late_comer_has_a_turn_at_the_end_and_who_left_has_none(going: Round) -> None:
    late = PersonId(new_id())
    going = going.next(at(160)).of_those((*PEOPLE[:1], *PEOPLE[2:], late), at(170))
    assert going.waiting == (PEOPLE[2], PEOPLE[3], late)
    assert going.began == at(170)
    assert going.of_those((*PEOPLE, late), at(180)).began == at(170)


STEPS = st.lists(st.sampled_from(("next", "pass", "back")), max_size=30)


@given(STEPS)
def test_nobody_is_lost_and_nobody_has_two_places(steps: list[str]) -> None:
    going = Round(turn_seconds=60, waiting=PEOPLE)
    for second, step in enumerate(steps):
        now = at(second)
        going = {"next": going.next, "pass": going.pass_on, "back": going.come_back}[step](now)
        assert sorted((*going.waiting, *going.spoken, *going.passed)) == sorted(PEOPLE)
        assert 1 <= going.number <= going.people == 4
