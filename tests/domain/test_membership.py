"""Steps of a membership: which may follow which, and a past that no step changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, new_id
from workwell_desktop.domain.membership import NEXT_STEPS, LeavingReason, Membership, MembershipStatus, Step

S = MembershipStatus
DAY = date(2026, 3, 2)


def member(status: MembershipStatus = S.ACTIVE, on: date = DAY) -> Membership:
    return Membership(
        id=MembershipId(new_id()),
        group_id=GroupId(new_id()),
        person_id=PersonId(new_id()),
        steps=(Step(status=status, on=on),),
    )


@given(draw.memberships(), st.sampled_from(S), st.integers(0, 400))
def test_a_step_never_rewrites_the_days_before_it(before: Membership, status: MembershipStatus, gap: int) -> None:
    on = before.steps[-1].on + timedelta(days=gap)
    if status not in NEXT_STEPS[before.status]:
        with pytest.raises(Refusal):
            before.moved(status, on)
        return
    after = before.moved(status, on)
    assert after.steps[:-1] == before.steps
    for days in (1, 7, 365):
        earlier = on - timedelta(days=days)
        assert after.status_on(earlier) == before.status_on(earlier)
    assert after.status_on(on) is status


@given(draw.memberships())
def test_the_status_of_a_day_is_the_last_step_on_or_before_it(membership: Membership) -> None:
    first, last = membership.steps[0].on, membership.steps[-1].on
    assert membership.status_on(first - timedelta(days=1)) is None
    assert membership.status_on(last) is membership.status
    assert membership.status_on(last + timedelta(days=1000)) is membership.status
    assert first <= membership.since <= last


@given(draw.memberships())
def test_a_reason_belongs_to_leaving_only(membership: Membership) -> None:
    for step in membership.steps[1:]:
        assert (step.reason is not None) is step.status.over


@given(draw.memberships())
def test_the_day_of_leaving_is_known_exactly_when_the_person_left(membership: Membership) -> None:
    assert (membership.until is not None) is membership.status.over


def test_every_status_has_a_next_step_and_none_leads_to_itself() -> None:
    assert set(NEXT_STEPS) == set(S)
    for status, following in NEXT_STEPS.items():
        assert following
        assert status not in following


def test_membership_status_has_more_than_two_values() -> None:
    assert [status for status in S if status.in_group] == [S.ACTIVE, S.ON_LEAVE]
    assert [status.value for status in S if status.over] == [
        "completed", "left", "transferred", "asked_to_leave", "lapsed"
    ]  # fmt: skip


def test_people_may_always_come_back() -> None:
    for status in S:
        if status.over:
            assert member(status).moved(S.ACTIVE, DAY).status is S.ACTIVE


def test_an_active_member_cannot_become_an_enquiry() -> None:
    with pytest.raises(Refusal) as refused:
        member().moved(S.ENQUIRY, DAY)
    assert refused.value.sentence == "From “Active” the next step cannot be “Enquiry”."
    assert refused.value.field == "status"


def test_a_step_before_the_last_one_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        member().moved(S.LEFT, DAY - timedelta(days=1))
    assert refused.value.sentence == "The day must not be before the last change on 2 Mar 2026."
    assert refused.value.field == "on"


def test_several_steps_on_one_day_end_with_the_last() -> None:
    moved = member(S.ENQUIRY).moved(S.ORIENTATION, DAY).moved(S.ACTIVE, DAY)
    assert moved.status_on(DAY) is S.ACTIVE
    assert moved.since == DAY


def test_a_reason_for_leaving_is_kept_or_not_stated() -> None:
    assert member().moved(S.LEFT, DAY).steps[-1].reason is LeavingReason.NOT_STATED
    assert member().moved(S.LEFT, DAY, reason=LeavingReason.MOVED).steps[-1].reason is LeavingReason.MOVED
    assert member().moved(S.ON_LEAVE, DAY, reason=LeavingReason.MOVED).steps[-1].reason is None


def test_steps_out_of_order_are_a_mistake_of_ours() -> None:
    one = member()
    with pytest.raises(ValueError, match="in order"):
        Membership(id=one.id, group_id=one.group_id, person_id=one.person_id, steps=())
