"""The simple outline fits any session."""

from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.agenda import Category
from workwell_desktop.domain.group import LONGEST_SESSION
from workwell_desktop.ui.planner.outline import simple_outline


@given(st.integers(5, LONGEST_SESSION))
def test_the_outline_takes_exactly_the_session(length: int) -> None:
    agenda = simple_outline(length)
    assert agenda.minutes == length
    assert agenda.blocks[0].category is Category.OPENING
    assert agenda.blocks[-1].category is Category.CLOSE
    assert all(block.checked() == block for block in agenda)
