"""Consent in contacts: what a person did not agree to is neither offered nor kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.reaching import WITHOUT_A_PERSON, approach_to, check_contact

ways = st.none() | st.sampled_from(ContactWay)
outcomes = st.sampled_from(Outcome)


def person(**consent: object) -> Person:
    return Person(
        id=PersonId(new_id()),
        display_name="Maya Rosen",
        contact=ContactConsent(**consent),  # type: ignore[arg-type]
    )


def allowed(who: Person, outcome: Outcome, way: ContactWay | None) -> bool:
    try:
        check_contact(who, outcome, way)
    except Refusal:
        return False
    return True


@given(draw.persons(), outcomes, ways)
def test_do_not_contact_is_never_overridden(who: Person, outcome: Outcome, way: ContactWay | None) -> None:
    """No way at all, and no outcome that only a call or a message can have, whatever was agreed to besides."""
    if who.contact.do_not_contact or not who.contact.ways:
        by_distance = way is not None or outcome.by_distance
        assert allowed(who, outcome, way) is not by_distance
        approach = approach_to(who)
        assert approach.in_room_only
        assert (approach.ways, approach.details, approach.safe_times) == ((), "", "")
        assert not any(offered.by_distance for offered in approach.outcomes)


@given(draw.persons(), outcomes, ways)
def test_what_is_offered_is_what_is_kept(who: Person, outcome: Outcome, way: ContactWay | None) -> None:
    approach = approach_to(who)
    offered = outcome in approach.outcomes and (way is None or way in approach.ways)
    assert allowed(who, outcome, way) is offered


def test_no_message_is_left_where_none_may_be() -> None:
    quiet = person(ways=frozenset({ContactWay.PHONE}))
    with pytest.raises(Refusal, match="No message may be left") as refused:
        check_contact(quiet, Outcome.LEFT_MESSAGE, ContactWay.PHONE)
    assert refused.value.field == "outcome"
    check_contact(quiet, Outcome.NO_ANSWER, ContactWay.PHONE)


def test_the_reason_is_told() -> None:
    asked = person(ways=frozenset({ContactWay.PHONE}), do_not_contact=True)
    with pytest.raises(Refusal, match=r"asked not to be contacted in any way\. Speak with them when they come"):
        check_contact(asked, Outcome.REACHED, ContactWay.PHONE)
    with pytest.raises(Refusal, match="has not agreed to be contacted"):
        check_contact(person(), Outcome.NO_ANSWER, None)
    with pytest.raises(Refusal, match="by post") as refused:
        check_contact(person(ways=frozenset({ContactWay.PHONE})), Outcome.REACHED, ContactWay.POST)
    assert refused.value.field == "way"


def test_speaking_in_the_room_is_always_possible() -> None:
    check_contact(person(do_not_contact=True), Outcome.REACHED, None)


def test_about_no_one_person_only_two_things_can_come_of_it() -> None:
    assert WITHOUT_A_PERSON == (Outcome.DONE, Outcome.NOT_NEEDED)
