"""Filters of a register, who has not been seen, and what three counts of one evening say of each other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.attendance import MARKABLE, Code, GroupRegister, Mark, RegisterRow, Tally
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.register_views import Whom, not_seen
from workwell_desktop.domain.register_words import in_words, letters_of
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.session_register import Reconciliation, no_mark_yet, summed_up

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
P, L, R, A, AP = Code.PRESENT, Code.LATE, Code.REMOTE, Code.ABSENT, Code.APOLOGIES
V, LV, C, NM, NX = Code.VISITOR, Code.ON_LEAVE, Code.CANCELLED, Code.NOT_MARKED, Code.NOT_EXPECTED


def weekly(*rows: Sequence[Code], off: Sequence[int] = ()) -> GroupRegister:
    """Lay out members' codes over weekly sessions of which the last was today."""
    width = len(rows[0])
    sessions = tuple(
        Session(
            id=SessionId(new_id()),
            group_id=GroupId(new_id()),
            number=number + 1,
            starts_at=NOW - timedelta(weeks=width - 1 - number),
            length=timedelta(minutes=90),
            state=SessionState.NOT_HELD if number in off else SessionState.ENDED,
        )
        for number in range(width)
    )
    made = []
    for number, codes in enumerate(rows):
        person = PersonId(new_id())
        marks = tuple(
            Mark(session_id=session.id, person_id=person, code=code, marked_at=NOW) if code.can_be_marked else None
            for session, code in zip(sessions, codes, strict=True)
        )
        made.append(RegisterRow(person, f"Person {number}", tuple(codes), marks, member=True))
    return GroupRegister(sessions, tuple(made))


def said(register: GroupRegister, row: int, column: int, **words: bool) -> GroupRegister:
    """Say more of one mark."""
    mark = register.rows[row].marks[column]
    assert mark is not None
    return register.with_mark(row, column, replace(mark, **words), mark.code)  # type: ignore[arg-type]


def test_each_filter_lets_through_whom_it_names() -> None:
    register = weekly([P, P], [P, A], [A, P], [P, AP], [P, NM])
    register = said(said(register, 0, 1, needs_follow_up=True), 2, 1, first_time=True)
    left = replace(register.rows[0], member=False)
    register = GroupRegister(register.sessions, (left, *register.rows[1:]))
    assert Whom.EVERYONE.of(register) == (0, 1, 2, 3, 4)
    assert Whom.MEMBERS.of(register) == (1, 2, 3, 4)
    assert Whom.MISSED_LAST.of(register) == (1, 3)
    assert Whom.FOLLOW_UP.of(register) == (0,)
    assert Whom.FIRST_TIMERS.of(register) == (2,)


def test_follow_up_is_an_explicit_tick_and_never_inferred_from_a_missing_reason() -> None:
    assert Whom.FOLLOW_UP.of(weekly([A, A], [AP, A])) == ()


def test_a_session_that_was_not_held_is_nobodys_last() -> None:
    assert Whom.MISSED_LAST.of(weekly([A, P], off=[1])) == (0,)


def test_not_seen_for_weeks_names_who_was_expected_and_did_not_come() -> None:
    register = weekly([P, A, A, A], [P, P, A, A], [P, AP, AP, AP], [NX, NX, NX, NX], [P, NM, NM, NM], [P, A, A, L])
    found = {each.name: each for each in not_seen(register, 2, NOW.date())}
    assert set(found) == {"Person 0", "Person 1", "Person 2"}
    assert found["Person 0"].last == (NOW - timedelta(weeks=3)).date()


def test_planned_absence_is_visible_when_judging_absentees() -> None:
    register = weekly([P, A, A], [P, AP, A], [P, LV, LV])
    assert [(each.name, each.word) for each in not_seen(register, 2, NOW.date())] == [
        ("Person 0", False), ("Person 1", True), ("Person 2", True)
    ]  # fmt: skip


@given(st.lists(st.sampled_from(MARKABLE), min_size=1, max_size=8), st.integers(1, 8))
def test_who_came_in_the_last_weeks_is_never_missing(codes: list[Code], weeks: int) -> None:
    register = weekly(codes)
    lately = codes[-weeks:]
    if any(code.attended for code in lately):
        assert not_seen(register, weeks, NOW.date()) == ()


def counted(codes: Sequence[Code], **counts: int) -> Reconciliation:
    """Compare the counts of a session with its register."""
    session = replace(weekly([P]).sessions[0], **counts)  # type: ignore[arg-type]
    return Reconciliation.of(session, Tally.of(codes))


def test_counts_that_agree_need_no_sentence() -> None:
    same = counted([P, P, L, A], headcount=3, sheet_count=3)
    assert (same.agrees, same.sentences) == (True, ())
    assert same.hint == "Headcount and sheet agree with the register."


@pytest.mark.parametrize(
    ("counts", "sentences"),
    [
        ({"headcount": 4}, ("1 person more was counted than the register has.",)),
        ({"headcount": 5}, ("2 people more were counted than the register has.",)),
        ({"headcount": 2}, ("The register has 1 person more than were counted.",)),
        ({"sheet_count": 1}, ("The register has 2 people more than signed the sheet.",)),
        ({"headcount": 3, "sheet_count": 2}, (
            "The register has 1 person more than signed the sheet.", "1 person in the room did not sign the sheet.")),
        ({}, ()),
    ],
)  # fmt: skip
def test_each_difference_has_a_plain_sentence(counts: dict[str, int], sentences: tuple[str, ...]) -> None:
    assert counted([P, P, L, A], **counts).sentences == sentences


def test_visitors_are_in_the_room_and_who_joined_remotely_is_not() -> None:
    compared = counted([P, R, V], headcount=4, visitors=2)
    assert (compared.register, compared.remote, compared.agrees) == (4, 1, True)


def test_who_is_left_is_named_and_many_are_counted() -> None:
    assert no_mark_yet([]) == ""
    assert no_mark_yet(["Ben T."]) == "1 person has no mark yet: Ben T."
    assert no_mark_yet(["Ben T.", "Cem"]) == "2 people have no mark yet: Ben T. and Cem."
    assert no_mark_yet(list("abcdef")) == "6 people have no mark yet: a, b, c and 3 others."


def test_the_totals_of_a_session_read_as_one_line() -> None:
    tally = Tally.of([P, L, AP, A, NM, V, LV, NX])
    assert summed_up(tally, visitors=1) == (
        "2 of 5 came · 1 sent apologies · 1 absent without a word · 1 on leave · 2 visitors · 1 not marked"
    )
    assert summed_up(Tally.of([P])) == "1 of 1 came"


def test_late_and_left_early_stand_together_in_letters_and_in_words() -> None:
    mark = Mark(
        session_id=SessionId(new_id()), person_id=PersonId(new_id()), code=L, marked_at=NOW, late_minutes=10,
        early_minutes=1,
    )  # fmt: skip
    assert letters_of(L, mark) == "L LE"
    assert in_words(L, mark) == "late by 10 minutes, left 1 minute early"
    assert (
        in_words(AP, replace(mark, code=AP, late_minutes=None, early_minutes=None, reason="ill")) == "apologies, ill"
    )
    assert (letters_of(NX, None), letters_of(C, None)) == ("", "C")
