"""Follow-ups: what closes one, how near it is, and that nothing which reminds of it tells of whom or why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import (
    Contact,
    FollowUp,
    Origin,
    Outcome,
    When,
    in_order,
    reminder,
    words_to_take_along,
)
from workwell_desktop.domain.ids import ContactId, FollowUpId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.person import ContactWay

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
"""A Tuesday."""


def follow_ups() -> st.SearchStrategy[FollowUp]:
    """Draw follow-ups about anybody and anything, open or closed."""
    return st.builds(
        FollowUp,
        id=draw.ids().map(FollowUpId),
        why=draw.texts().filter(lambda text: bool(text.strip())),
        person_id=st.none() | draw.ids().map(PersonId),
        group_id=st.none() | draw.ids().map(GroupId),
        session_id=st.none() | draw.ids().map(SessionId),
        origin=st.sampled_from(Origin),
        who=draw.lines(),
        due=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 31)),
        made_at=draw.moments(),
        outcome=st.none() | st.sampled_from(Outcome),
        remark=draw.texts(),
    )


@given(st.lists(follow_ups(), max_size=4), st.lists(follow_ups(), min_size=4, max_size=4))
def test_a_reminder_says_how_many_and_when_and_never_of_whom_or_why(
    shown: list[FollowUp], others: list[FollowUp]
) -> None:
    """Two lists that differ in everything but days and outcomes are reminded of in the same words."""
    disguised = [
        replace(other, due=mine.due, outcome=mine.outcome) for mine, other in zip(shown, others, strict=False)
    ]
    assert reminder(shown, TODAY) == reminder(disguised, TODAY)
    taken = [words_to_take_along(each) for each in shown]
    assert taken == [words_to_take_along(each) for each in disguised]


def made(**details: object) -> FollowUp:
    values: dict[str, object] = {"id": FollowUpId(new_id()), "why": "Ask about a lift", "made_at": NOW} | details
    return FollowUp(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        ([1, None], ""),
        ([0], "One follow-up is due."),
        ([-3], "One follow-up is due, and overdue."),
        ([0, -1, -2, 5], "3 follow-ups are due, 2 overdue."),
    ],
)
def test_what_a_reminder_says(days: list[int | None], said: str) -> None:
    due = [made(due=None if day is None else TODAY + timedelta(days=day)) for day in days]
    assert reminder(due, TODAY) == said
    assert reminder([replace(each, outcome=Outcome.DONE) for each in due], TODAY) == ""


def test_words_to_take_along() -> None:
    assert words_to_take_along(made()) == "One follow-up to do. The rest is in WorkWell."
    dated = made(due=date(2026, 11, 26))
    assert words_to_take_along(dated) == "One follow-up to do by Thursday 26 November. The rest is in WorkWell."


@pytest.mark.parametrize(
    ("due", "when"),
    [
        (None, When.NO_DATE),
        (date(2026, 11, 23), When.OVERDUE),
        (date(2026, 11, 24), When.TODAY),
        (date(2026, 11, 29), When.THIS_WEEK),
        (date(2026, 11, 30), When.LATER),
    ],
)
def test_how_near_it_is(due: date | None, when: When) -> None:
    assert made(due=due).when(TODAY) is when


def test_on_a_sunday_tomorrow_is_another_week() -> None:
    assert made(due=date(2026, 11, 30)).when(date(2026, 11, 29)) is When.LATER


@given(st.lists(follow_ups(), max_size=6))
def test_the_list_goes_by_the_day_and_loses_nothing(found: list[FollowUp]) -> None:
    ordered = in_order(found)
    assert sorted(map(id, ordered)) == sorted(map(id, found))
    days = [each.due or date.max for each in ordered]
    assert days == sorted(days)


def test_closing_and_opening_again() -> None:
    person = made(person_id=PersonId(new_id()))
    closed = person.closed(Outcome.REACHED, "  All is well. ", NOW)
    assert (closed.outcome, closed.remark, closed.closed_at, closed.is_open) == (
        Outcome.REACHED, "All is well.", NOW, False
    )  # fmt: skip
    assert closed.reopened() == person
    with pytest.raises(Refusal, match="closed already: reached"):
        closed.closed(Outcome.DONE, "", NOW)


def test_what_is_about_no_one_person_reaches_nobody() -> None:
    with pytest.raises(Refusal, match="no one person"):
        made().closed(Outcome.REACHED, "", NOW)
    assert made().closed(Outcome.DONE, "", NOW).outcome is Outcome.DONE


def test_a_follow_up_says_what_for() -> None:
    with pytest.raises(Refusal) as refused:
        made(why=" \n ").checked()
    assert refused.value.field == "why"


def test_a_contact_to_come_is_no_contact() -> None:
    entry = Contact(
        id=ContactId(new_id()), person_id=PersonId(new_id()), at=NOW, way=ContactWay.PHONE, outcome=Outcome.REACHED
    )
    assert entry.checked(NOW) == entry
    with pytest.raises(Refusal, match="cannot lie ahead"):
        replace(entry, at=NOW + timedelta(days=1)).checked(NOW)
