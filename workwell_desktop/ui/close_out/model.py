"""Puts what is known of a session that is being closed out into what its page shows. No widgets, no decisions."""

from collections.abc import Mapping
from datetime import date, timedelta

from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.follow_up import FollowUp
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.quick_note import QuickNote, QuickNoteFate
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.session_register import SessionRegister
from workwell_desktop.domain.suggestion import Suggestion
from workwell_desktop.ui.close_out.shown import (
    AttendanceShown,
    EntryShown,
    FollowUpShown,
    FollowUpsShown,
    NextShown,
    QuickShown,
    ThoughtShown,
)
from workwell_desktop.ui.kit import dates

DUE_IN = timedelta(days=2)
"""When a follow-up thought of tonight is due, unless another day is given."""

_F = QuickNoteFate
_OFFERS = {
    _F.GROUP_NOTE: "To group note",
    _F.PERSON_NOTE: "To person note",
    _F.FOLLOW_UP: "To follow-up",
    _F.SET_ASIDE: "Set aside",
}
_WENT = {
    _F.WAITING: "",
    _F.GROUP_NOTE: "Group note",
    _F.PERSON_NOTE: "Person note",
    _F.FOLLOW_UP: "Follow-up",
    _F.SET_ASIDE: "Set aside",
}


def attendance_shown(register: SessionRegister) -> AttendanceShown:
    """Put a register and its counts into words."""
    session, counts = register.session, register.reconciliation
    return AttendanceShown(
        entries=tuple(
            EntryShown(each.person_id, each.name, each.code, _said(each.mark) if each.mark else "")
            for each in register.entries
        ),
        summary=register.summary,
        open_words=register.left_open,
        headcount=session.headcount,
        visitors=session.visitors,
        sheet_count=session.sheet_count,
        sheet_fate=session.sheet_fate,
        differences=counts.sentences,
        agreement=counts.hint,
        agrees=counts.counted and counts.agrees,
    )


def _said(mark: Mark) -> str:
    parts = [
        "First time" if mark.first_time else "",
        f"{mark.late_minutes} min late" if mark.late_minutes else "",
        f"left {mark.early_minutes} min early" if mark.early_minutes else "",
        "needs follow-up" if mark.needs_follow_up else "",
        mark.reason,
        mark.comment,
    ]
    return " · ".join(part for part in parts if part)


def quick_shown(note: QuickNote, group: Group, *, note_open: bool) -> QuickShown:
    """Put a quick note into words, with where it may go."""
    keeps = group.profile.rules.person_notes
    named = note.person_id is not None
    likely = [_F.PERSON_NOTE] if named and keeps else [_F.FOLLOW_UP] if named else []
    usual = (_F.GROUP_NOTE, _F.PERSON_NOTE, _F.FOLLOW_UP, _F.SET_ASIDE)
    possible = {_F.FOLLOW_UP, _F.SET_ASIDE} | ({_F.GROUP_NOTE} if note_open else set())
    possible |= {_F.PERSON_NOTE} if keeps and named else set()
    order = [fate for fate in dict.fromkeys((*likely, *usual)) if fate in possible]
    return QuickShown(
        note.id,
        dates.clock(note.at.astimezone()),
        note.text,
        _WENT[note.fate],
        tuple((fate, _OFFERS[fate]) for fate in order) if note.fate is _F.WAITING else (),
    )


def follow_ups_shown(
    made: tuple[FollowUp, ...],
    suggested: tuple[Suggestion, ...],
    names: Mapping[PersonId, str],
    today: date,
) -> FollowUpsShown:
    """Put the follow-ups of a session, and whom to think of, into words."""
    return FollowUpsShown(
        made=tuple(
            FollowUpShown(
                each.id,
                each.why,
                " · ".join(part for part in (_about(each, names), _due(each)) if part),
                each.outcome.label if each.outcome else "",
            )
            for each in made
        ),
        thoughts=tuple(
            ThoughtShown(index, names.get(each.person_id, "Someone"), _why(each))
            for index, each in enumerate(suggested)
        ),
        people=tuple(names.items()),
        due=today + DUE_IN,
    )


def _about(follow_up: FollowUp, names: Mapping[PersonId, str]) -> str:
    return "The group" if follow_up.person_id is None else names.get(follow_up.person_id, "Someone")


def _due(follow_up: FollowUp) -> str:
    return f"by {dates.weekday_day(follow_up.due)}" if follow_up.due else ""


def _why(suggestion: Suggestion) -> str:
    planned = " · on leave" if suggestion.on_leave else ""
    if suggestion.word_for is not None:
        planned = f" · sent word for {dates.weekday_day(suggestion.word_for.day)}"
    return suggestion.why + planned


def next_shown(
    following: Session | None,
    proposed: Session | None,
    promised: tuple[str, ...],
    kept: frozenset[str],
    *,
    meets_on: bool,
) -> NextShown:
    """Put the next session, or a proposal, and the promises for it into words."""
    return NextShown(
        session_id=following.id if following else None,
        title=following.title if following else "",
        when=_when(following) if following else "",
        proposal=_when(proposed) if proposed else "",
        meets_on=meets_on,
        promised=tuple((line, line in kept) for line in promised),
    )


def _when(session: Session) -> str:
    span = dates.span(session.starts_at, session.ends_at)
    return " · ".join(part for part in (dates.weekday_day(session.day), span, session.place) if part)


MAIN_CODES = (Code.PRESENT, Code.LATE, Code.APOLOGIES, Code.ABSENT)
"""What is offered at once in each row of the register; the others unfold."""
