"""Puts sessions to come into words for the panel that asks which one a guide is for."""

from datetime import datetime

from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.guides.shown import ComingSession, UseShown
from workwell_desktop.ui.kit import dates

EMPTY = "Nothing planned yet"
_GUIDE_HINT = "An empty plan is filled with it; otherwise it is added after what is there. You can undo this."
_PART_HINT = "It is added at the end of the plan. You can undo this."


def coming(session: Session, group: str, now: datetime) -> ComingSession:
    """Return one session as it is offered."""
    when = f"{dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
    if session.day == now.astimezone(session.starts_at.tzinfo).date():
        when = f"Today, {dates.clock(session.starts_at)}"
    what = " · ".join(words for words in (group, f"session {session.number}", session.theme) if words)
    return ComingSession(id=session.id, when=when, what=what, plan=plan_words(session))


def plan_words(session: Session) -> str:
    """Return how full a plan is: "6 parts, 90 of 90 min"."""
    parts = len(session.agenda)
    if not parts:
        return EMPTY
    return f"{'1 part' if parts == 1 else f'{parts} parts'}, {session.agenda.minutes} of {session.minutes} min"


def now_words(session: Session) -> str:
    """Return how full a plan is now that something was put into it."""
    return f"The plan has {plan_words(session)} now."


def ask_guide(guide: Guide, sessions: tuple[ComingSession, ...]) -> UseShown:
    """Return the question for a whole guide."""
    return UseShown(title=f"Use “{guide.head.title}” in…", hint=_GUIDE_HINT, sessions=sessions)


def ask_part(title: str, sessions: tuple[ComingSession, ...]) -> UseShown:
    """Return the question for one part."""
    return UseShown(title=f"Add “{title}” to…", hint=_PART_HINT, sessions=sessions)


def done_words(title: str, session: Session, group: str, *, filled: bool) -> str:
    """Return what was done with a guide or a part."""
    where = f"session {session.number} of {group}, {dates.weekday_day(session.day)}"
    return f"“{title}” is now the plan of {where}." if filled else f"“{title}” was added to {where}."
