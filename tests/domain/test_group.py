"""What makes a group one that can be kept."""

from dataclasses import replace

import pytest

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group, GroupStatus, RecordProfile
from workwell_desktop.domain.ids import GroupId, new_id

CIRCLE = Group(id=GroupId(new_id()), name="Monday Circle")


@pytest.mark.parametrize("minutes", [-90, 0, 4, 481, 2000])
def test_a_session_of_an_impossible_length_is_refused(minutes: int) -> None:
    with pytest.raises(Refusal) as refused:
        replace(CIRCLE, session_minutes=minutes).checked()
    assert refused.value.sentence == "A session lasts between 5 and 480 minutes."
    assert refused.value.field == "session_minutes"


@pytest.mark.parametrize(("field", "value"), [("capacity", 0), ("capacity", 501), ("planned_sessions", 0)])
def test_slips_in_numbers_are_refused(field: str, value: int) -> None:
    with pytest.raises(Refusal) as refused:
        replace(CIRCLE, **{field: value}).checked()  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_group_needs_nothing_but_a_name() -> None:
    assert CIRCLE.checked() == CIRCLE
    with pytest.raises(Refusal) as refused:
        replace(CIRCLE, name=" ").checked()
    assert refused.value.sentence == "The group's name is still empty. Type a few letters to go on."


def test_the_neutral_name_stands_on_paper() -> None:
    assert replace(CIRCLE, name="Bipolar support", public_name="Monday Circle").name_on_paper == "Monday Circle"
    assert CIRCLE.name_on_paper == "Monday Circle"


@pytest.mark.parametrize(
    ("profile", "any_name", "full_name"),
    [
        (RecordProfile.HEADCOUNT_ONLY, False, False),
        (RecordProfile.PEER_MINIMAL, True, False),
        (RecordProfile.NAMED_REGISTER, True, True),
        (RecordProfile.CLINICAL, True, True),
        (RecordProfile.SUD_PROGRAM, True, True),
        (RecordProfile.WORKPLACE, True, False),
    ],
)
def test_the_record_profile_says_what_may_be_named(profile: RecordProfile, any_name: bool, full_name: bool) -> None:
    assert profile.rules.names_on_paper is any_name
    assert profile.rules.full_names is full_name


def test_only_forming_and_active_groups_plan_sessions() -> None:
    assert [status for status in GroupStatus if status.meets] == [GroupStatus.FORMING, GroupStatus.ACTIVE]


def test_guest_facilitators_are_names_of_their_own_not_one_text_line() -> None:
    led = replace(CIRCLE, facilitators=(" Ruth  A. ", "", "Sam B.")).checked()
    assert led.facilitators == ("Ruth A.", "Sam B.")


def test_the_facilitator_needs_a_name() -> None:
    with pytest.raises(Refusal) as refused:
        Facilitator().checked()
    assert refused.value.sentence == "Your name is still empty. Type a few letters to go on."
