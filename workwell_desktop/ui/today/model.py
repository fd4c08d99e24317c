"""Puts Today into words: the domain's values become the lines of the screen."""

from datetime import datetime

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.preparing import Readying, ReadyLine
from workwell_desktop.domain.session import ClosingStep, SessionState
from workwell_desktop.domain.today import Joy, JoyKind, NextUp, SessionGlance, TaskKind, Today, left_of
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCloseOut,
    ToGroup,
    ToHandouts,
    ToNote,
    ToRun,
    ToSession,
)
from workwell_desktop.ui.today.errands import day_words, errands_of
from workwell_desktop.ui.today.shown import Check, JoyLine, Line, NextSession, Screen

WEEK = 7
MOST_COMING, MOST_RECENT = 5, 4

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def screen_of(view: Today, *, hidden: bool = False) -> Screen:
    """Put Today into words; with `hidden` nobody is named, and no theme stands there, which might."""
    week = [g for g in view.upcoming if _days_ahead(g, view.now) < WEEK]
    coming = week or list(view.upcoming[:3])
    more = len(coming) - MOST_COMING
    return Screen(
        title=dates.long_day(view.now.date()),
        subtitle=_subtitle(view),
        next=_next(view.next, view.now, hidden=hidden) if view.next else None,
        coming_title="This week" if week else "Coming up",
        coming=tuple(_coming(glance, hidden=hidden) for glance in coming[:MOST_COMING]),
        more_coming=f"{more} more in the calendar" if more > 0 else "",
        recent=tuple(_recent(glance, view.now) for glance in view.recent[:MOST_RECENT]),
        errands=errands_of(view, hidden=hidden),
        joys=tuple(_joy(joy) for joy in view.joys),
        has_groups=view.group_count > 0,
    )


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _sessions(number: int) -> str:
    return f"{_count(number)} session" + ("" if number == 1 else "s")


def _days_ahead(glance: SessionGlance, now: datetime) -> int:
    return (glance.session.day - now.date()).days


def _subtitle(view: Today) -> str:
    glances = (*((view.next.glance,) if view.next else ()), *view.upcoming)
    today = sum(1 for glance in (*glances, *view.recent) if glance.session.day == view.now.date())
    week = sum(1 for glance in glances if _days_ahead(glance, view.now) < WEEK)
    return f"{_sessions(today)} today · {_sessions(week).lower()} in the next seven days"


def _next(found: NextUp, now: datetime, *, hidden: bool) -> NextSession:
    session, group = found.session, found.glance.group
    running = session.state is SessionState.IN_PROGRESS
    when = f"{'Now' if running else 'Next'} · {day_words(session.starts_at, now)} "
    when += dates.span(session.starts_at, session.ends_at) + (f" · {session.place}" if session.place else "")
    expected = found.glance.tally.expected
    away = found.glance.tally.counts.get(Code.APOLOGIES, 0)
    words, icon, place = _beginning(found, now)
    return NextSession(
        when=when,
        title=f"{group.name} — Session\u00a0{session.number}",
        theme="" if hidden else session.theme,
        kind=f"{group.membership_type.label} group",
        ready=session.state is SessionState.READY,
        expected=f"{expected - away} of {expected} expected" if expected else "",
        begin_words=words,
        begin_icon=icon,
        place=place,
        checks=_checks(found),
    )


def _beginning(found: NextUp, now: datetime) -> tuple[str, str, Place]:
    """Return what the button of the next session says and where it leads: on its day, to the clock."""
    session = found.session
    if session.state is SessionState.IN_PROGRESS:
        return "Back to the session", "play", ToRun(session.id)
    if session.day <= now.date():
        return "Start session", "play", ToRun(session.id)
    return "Open the plan", "clipboard-list", ToSession(session.id)


def _checks(found: NextUp) -> tuple[Check, ...]:
    checks = [_check(line, found) for line in found.lines if line.kind is not Readying.LAST_NOTE]
    last = found.last
    if last is not None and found.last_written:
        seen = found.notes_seen
        words = f"Notes of session {last.number} looked at" if seen else f"Look at the notes of session {last.number}"
        checks.append(Check(words, seen, ToNote(last.id), looks=not seen))
    elif last is not None:
        checks.append(Check(f"Write up session {last.number}", False, ToCloseOut(last.id, ClosingStep.NOTES)))
    if not found.glance.tally.expected:
        checks.append(Check("Add the members", False, ToGroup(found.glance.group.id, "members")))
    return tuple(checks)


def _check(line: ReadyLine, found: NextUp) -> Check:
    session, group = found.session, found.glance.group
    places: dict[Readying, Place] = {
        Readying.PAPERS: ToHandouts(session.id),
        Readying.AGREEMENT: ToGroup(group.id, "details"),
    }
    return Check(line.text, line.done, places.get(line.kind, ToSession(session.id)))


def _what(glance: SessionGlance, *, hidden: bool) -> str:
    theme = "" if hidden else glance.session.theme
    parts = [f"Session {glance.session.number}", theme, glance.session.place]
    return " · ".join(part for part in parts if part)


def _coming(glance: SessionGlance, *, hidden: bool) -> Line:
    session = glance.session
    ready = session.state is SessionState.READY
    planned = ready or glance.planned > 0
    return Line(
        day=dates.weekday_day(session.day),
        time=dates.span(session.starts_at, session.ends_at),
        group=glance.group.name,
        words=_what(glance, hidden=hidden),
        chip="Ready" if ready else "Agenda ready" if planned else "No agenda yet",
        chip_tone="OK" if planned else "WARN",
        chip_icon="check" if planned else "clipboard-list",
        button="Open" if planned else "Plan",
        place=ToSession(session.id),
    )


_LEFT = {
    TaskKind.FINISH_REGISTER: ("Register open", "list-checks"),
    TaskKind.WRITE_NOTE: ("No note yet", "pencil"),
    TaskKind.SIGN_NOTE: ("Note unsigned", "pen-line"),
    TaskKind.FINISH_STEPS: ("Closing begun", "list-checks"),
}


def _recent(glance: SessionGlance, now: datetime) -> Line:
    session, tally = glance.session, glance.tally
    counts = [f"{tally.attended} present"]
    for code, word in ((Code.APOLOGIES, "sent apologies"), (Code.ABSENT, "absent"), (Code.VISITOR, "visiting")):
        number = tally.counts.get(code, 0)
        if number:
            counts.append(f"{number} {word}")
    left = left_of(glance, now)
    chip, tone, icon = _standing(glance, left)
    return Line(
        day=dates.weekday_day(session.day),
        time="",
        group=glance.group.name,
        words=f"Session {session.number} · " + ", ".join(counts),
        chip=chip,
        chip_tone=tone,
        chip_icon=icon,
        button="Close out" if left else "Open",
        place=ToCloseOut(session.id) if left else ToNote(session.id),
        left=_left_words(glance, left),
    )


def _standing(glance: SessionGlance, left: tuple[TaskKind, ...]) -> tuple[str, str, str]:
    if len(left) > 1:
        return f"{_count(len(left))} things left", "WARN", "list-checks"
    if left:
        words, icon = _LEFT[left[0]]
        return words, "WARN", icon
    return ("Closed out" if glance.note_state is NoteState.LOCKED else "Note signed"), "OK", "check"


def _left_words(glance: SessionGlance, left: tuple[TaskKind, ...]) -> str:
    """Return what is left beyond what the chip says: several things by name, and open follow-ups."""
    parts = [_LEFT[kind][0] for kind in left] if len(left) > 1 else []
    if TaskKind.FINISH_STEPS in left:
        parts.append(f"{len(glance.session.closed)} of {len(ClosingStep)} closing steps done")
    if glance.follow_ups:
        parts.append("1 follow-up open" if glance.follow_ups == 1 else f"{glance.follow_ups} follow-ups open")
    return " · ".join(parts)


def _joy(joy: Joy) -> JoyLine:
    number = joy.session.number if joy.session else 0
    if joy.kind is JoyKind.EVERYONE_CAME:
        return JoyLine("users", joy.group.name, f"Everyone came to session\u00a0{number}, all {joy.number} of them")
    if joy.kind is JoyKind.CAME_BACK:
        words = "Someone who was new came back" if joy.number == 1 else f"{_count(joy.number)} who were new came back"
        return JoyLine("sprout", joy.group.name, words)
    return JoyLine("calendar-check", joy.group.name, f"{_count(joy.number)} sessions held in a row, none cancelled")
