"""What the live screen shows in words: times, and names that are taken out wherever they stand."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.strategies import HARD_NAMES
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.ui.run.model import digits, minutes_words
from workwell_desktop.ui.run.veil import Veil, initials


@pytest.mark.parametrize(
    ("seconds", "down", "up"),
    [
        (751, "12:31", "12:31"),
        (750.4, "12:31", "12:30"),
        (0, "0:00", "0:00"),
        (-130, "+2:10", "+2:10"),
        (5400, "90:00", "90:00"),
    ],
)
def test_time_reads_as_on_a_clock(seconds: float, down: str, up: str) -> None:
    assert digits(timedelta(seconds=seconds)) == down
    assert digits(timedelta(seconds=seconds), up=True) == up


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (125, "2 hours 5 minutes")]
)
def test_long_times_read_in_hours(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


NAMES = st.lists(
    st.sampled_from(HARD_NAMES), min_size=1, max_size=6, unique_by=lambda name: name.split()[0].casefold()
)


@given(NAMES, st.data())
def test_no_name_gets_past_the_veil(names: list[str], data: st.DataObject) -> None:
    people = {PersonId(new_id()): name for name in names}
    called = data.draw(st.lists(st.sampled_from(names), min_size=1))
    veil = Veil(people, hidden=True)
    text = veil.text(", ".join(f"ask {name}" for name in called))
    assert not [name for name in names if name in text]
    assert text.count("Person") == len(called)
    assert {veil.name(person_id) for person_id in people} == {f"Person {n}" for n in range(1, len(names) + 1)}


def test_names_stand_as_they_are_while_nobody_hides_them() -> None:
    amara = PersonId(new_id())
    veil = Veil({amara: "Amara O."}, hidden=False)
    assert veil.text("Ask Amara O. and Amara") == "Ask Amara O. and Amara"
    assert (veil.name(amara), veil.initials(amara)) == ("Amara O.", "AO")
    hidden = Veil({amara: "Amara O."}, hidden=True)
    assert hidden.text("Ask AMARA, not Amaranth") == "Ask Person 1, not Amaranth"
    assert hidden.initials(amara) == "1"


def test_initials_of_names_of_every_script() -> None:
    assert [initials(name) for name in ("Devon", "李 小龙", "C4", "")] == ["D", "李小", "C", ""]
