"""Whom to think of: silent absences counted as the register counts them, ticks as they were set, nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.attendance import MARKABLE, Code, Mark, group_register
from workwell_desktop.domain.follow_up import FollowUp, Origin
from workwell_desktop.domain.ids import FollowUpId, GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.suggestion import Suggestion, silent_run, suggestions

START = datetime(2026, 9, 7, 18, 30, tzinfo=UTC)
GROUP, MAYA = GroupId(new_id()), PersonId(new_id())
A, P, AP, LV = Code.ABSENT, Code.PRESENT, Code.APOLOGIES, Code.ON_LEAVE
STATES = (SessionState.ENDED, SessionState.LOCKED, SessionState.NOT_HELD, SessionState.PLANNED)


def sessions(states: list[SessionState]) -> list[Session]:
    return [
        Session(
            id=SessionId(new_id()),
            group_id=GROUP,
            number=index + 1,
            starts_at=START + timedelta(weeks=index),
            length=timedelta(minutes=90),
            state=state,
        )
        for index, state in enumerate(states)
    ]


def member(*steps: tuple[MembershipStatus, int]) -> Membership:
    taken = steps or ((MembershipStatus.ACTIVE, 0),)
    return Membership(
        id=MembershipId(new_id()),
        group_id=GROUP,
        person_id=MAYA,
        steps=tuple(Step(status=status, on=START.date() + timedelta(weeks=week)) for status, week in taken),
    )


def marked(held: list[Session], codes: list[Code | None], **details: object) -> list[Mark]:
    return [
        Mark(session_id=session.id, person_id=MAYA, code=code, marked_at=START, **details)  # type: ignore[arg-type]
        for session, code in zip(held, codes, strict=False)
        if code is not None
    ]


def found(
    codes: list[Code | None], who: Membership | None = None, made: list[FollowUp] | None = None, ahead: int = 1
) -> tuple[Suggestion, ...]:
    held = sessions([SessionState.ENDED] * (len(codes) - ahead) + [SessionState.PLANNED] * ahead)
    return suggestions(held, marked(held, codes), [who or member()], made or [])


@given(st.lists(st.tuples(st.sampled_from(STATES), st.none() | st.sampled_from(MARKABLE)), max_size=8))
def test_a_run_is_as_long_as_the_register_says(course: list[tuple[SessionState, Code | None]]) -> None:
    held = sessions([state for state, _ in course])
    marks = marked(held, [code for _, code in course])
    run = silent_run(held, {mark.session_id: mark for mark in marks})
    register = group_register(held, [member()], {MAYA: "Maya"}, marks)
    assert len(run) == register.silent_absences(0)
    assert all(session.state.held for session in run)


def test_two_silent_absences_in_a_row_suggest_a_follow_up() -> None:
    (one,) = found([P, A, A, None])
    assert (one.origin, one.person_id, one.why) == (
        Origin.SILENT_ABSENCES, MAYA, "Missed two sessions in a row without a word"
    )  # fmt: skip
    assert [session.number for session in one.sessions] == [2, 3]


@pytest.mark.parametrize("codes", [[A, None], [A, A, P, None], [A, AP, None], [A, P, A, None], [AP, AP, AP, None]])
def test_what_suggests_nothing(codes: list[Code | None]) -> None:
    assert found(codes) == ()


def test_follow_up_is_an_explicit_tick_and_not_inferred_from_a_missing_reason() -> None:
    held = sessions([SessionState.ENDED])
    assert suggestions(held, marked(held, [A]), [member()], []) == ()
    (ticked,) = suggestions(held, marked(held, [P], needs_follow_up=True), [member()], [])
    assert (ticked.origin, ticked.why) == (Origin.MARK, "Marked for a follow-up at session 1")
    (remarked,) = suggestions(held, marked(held, [P], needs_follow_up=True, comment="Asked about the bus"), [], [])
    assert remarked.why == "Asked about the bus"


def test_planned_absence_is_visible_when_judging_absentees() -> None:
    (plain,) = found([A, A, None])
    assert (plain.on_leave, plain.word_for) == (False, None)
    (leave,) = found([A, A, None], member((MembershipStatus.ACTIVE, 0), (MembershipStatus.ON_LEAVE, 2)))
    assert leave.on_leave
    (word,) = found([A, A, AP])
    assert word.word_for is not None
    assert word.word_for.number == 3


def test_who_has_left_is_not_missed() -> None:
    assert found([A, A, None], member((MembershipStatus.ACTIVE, 0), (MembershipStatus.LEFT, 2))) == ()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_made_or_set_aside_for_these_absences_is_not_suggested_again(at: int) -> None:
    held = sessions([SessionState.ENDED] * 5)
    marks = marked(held, [A, A, A, P, None])[:3]
    made = FollowUp(
        id=FollowUpId(new_id()),
        why="Missed two",
        person_id=MAYA,
        session_id=held[at].id,
        origin=Origin.SILENT_ABSENCES,
        made_at=START,
    )
    assert suggestions(held, marks, [member()], [made]) == ()
    again = [*marked(held[:2], [A, A]), *marked(held[2:], [P, A, A])]
    assert len(suggestions(held, again, [member()], [made])) == (0 if at > 2 else 1)


def test_by_hand_or_for_another_reason_is_something_else() -> None:
    held = sessions([SessionState.ENDED] * 2)
    other = FollowUp(id=FollowUpId(new_id()), why="A lift", person_id=MAYA, session_id=held[1].id, made_at=START)
    assert len(suggestions(held, marked(held, [A, A]), [member()], [other])) == 1
