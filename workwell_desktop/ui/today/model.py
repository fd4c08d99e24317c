"""Puts Today into words: the domain's values become the lines of the screen."""

from datetime import datetime

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.today import SessionGlance, Task, TaskKind, Today
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToHandouts, ToNote, ToSession
from workwell_desktop.ui.today.shown import Check, Errand, Joy, Line, NextSession, Screen

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def screen_of(view: Today) -> Screen:
    """Put Today into words."""
    return Screen(
        title=dates.long_day(view.now.date()),
        subtitle=_subtitle(view),
        next=_next(view.next, view.now) if view.next else None,
        coming=tuple(_coming(glance) for glance in view.upcoming[:5]),
        recent=tuple(_recent(glance) for glance in view.recent[:4]),
        errands=tuple(_errand(task, view.now) for task in view.tasks),
        joys=tuple(
            Joy("calendar-check", group.name, f"{_count(run)} sessions held in a row, none called off")
            for group, run in view.steady
        ),
        has_groups=view.group_count > 0,
    )


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _sessions(number: int) -> str:
    return f"{_count(number)} session" + ("" if number == 1 else "s")


def _subtitle(view: Today) -> str:
    glances = (*((view.next,) if view.next else ()), *view.upcoming)
    day = view.now.date()
    today = sum(1 for glance in (*glances, *view.recent) if glance.session.day == day)
    week = sum(1 for glance in glances if (glance.session.day - day).days < 7)
    return f"{_sessions(today)} today · {_sessions(week).lower()} in the next seven days"


def _day_words(start: datetime, now: datetime) -> str:
    days = (start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(days, dates.weekday_day(start.date()))


def _next(glance: SessionGlance, now: datetime) -> NextSession:
    session, group = glance.session, glance.group
    running = session.state is SessionState.IN_PROGRESS
    when = f"{'Now' if running else 'Next'} · {_day_words(session.starts_at, now)} "
    when += dates.span(session.starts_at, session.ends_at) + (f" · {session.place}" if session.place else "")
    expected = glance.tally.expected
    away = glance.tally.counts.get(Code.APOLOGIES, 0)
    planned = bool(session.agenda.blocks)
    checks = [
        Check(_agenda(session), planned and session.agenda.minutes <= session.minutes, ToSession(session.id)),
        Check(_people(expected) if expected else "Add the members", expected > 0, ToGroup(group.id, "members")),
        Check("Print the papers", None, ToHandouts(session.id)),
    ]
    return NextSession(
        when=when,
        title=f"{group.name} — Session\u00a0{session.number}",
        theme=session.theme,
        kind=f"{group.membership_type.label} group",
        ready=session.state is SessionState.READY,
        expected=f"{expected - away} of {expected} expected" if expected else "",
        begin_words="Take the register" if running else "Open the plan",
        place=ToGroup(group.id, "attendance") if running else ToSession(session.id),
        checks=tuple(checks),
    )


def _agenda(session: Session) -> str:
    if not session.agenda.blocks:
        return "Plan the agenda"
    over = session.agenda.minutes - session.minutes
    if over > 0:
        return f"Shorten the agenda by {over} min"
    return f"Agenda ready · {session.agenda.minutes} of {session.minutes} min"


def _people(number: int) -> str:
    return "One member in the group" if number == 1 else f"{number} members in the group"


def _what(glance: SessionGlance) -> str:
    parts = [f"Session {glance.session.number}", glance.session.theme, glance.session.place]
    return " · ".join(part for part in parts if part)


def _coming(glance: SessionGlance) -> Line:
    session = glance.session
    ready = session.state is SessionState.READY
    planned = ready or bool(session.agenda.blocks)
    return Line(
        day=dates.weekday_day(session.day),
        time=dates.span(session.starts_at, session.ends_at),
        group=glance.group.name,
        words=_what(glance),
        chip="Ready" if ready else "Agenda ready" if planned else "No agenda yet",
        chip_tone="OK" if planned else "WARN",
        chip_icon="check" if planned else "clipboard-list",
        button="Open" if planned else "Plan",
        place=ToSession(session.id),
    )


def _recent(glance: SessionGlance) -> Line:
    session, tally = glance.session, glance.tally
    counts = [f"{tally.attended} present"]
    for code, word in ((Code.APOLOGIES, "sent apologies"), (Code.ABSENT, "absent"), (Code.VISITOR, "visiting")):
        number = tally.counts.get(code, 0)
        if number:
            counts.append(f"{number} {word}")
    chips = {
        None: ("No note yet", "WARN", "pencil"),
        NoteState.DRAFT: ("Note unsigned", "WARN", "pen-line"),
        NoteState.SIGNED: ("Note signed", "OK", "check"),
        NoteState.LOCKED: ("Closed out", "OK", "check"),
    }
    chip, tone, icon = chips[glance.note_state]
    if glance.note_state is NoteState.LOCKED and not tally.complete:
        chip, tone, icon = "Register open", "WARN", "list-checks"
    return Line(
        day=dates.weekday_day(session.day),
        time="",
        group=glance.group.name,
        words=f"Session {session.number} · " + ", ".join(counts),
        chip=chip,
        chip_tone=tone,
        chip_icon=icon,
        button="Open",
        place=ToNote(session.id),
    )


def _errand(task: Task, now: datetime) -> Errand:
    session, group = task.glance.session, task.glance.group
    name = f"{group.name}, session\u00a0{session.number}"
    held = f"held {dates.ago(session.starts_at, now)}"
    if task.kind is TaskKind.WRITE_NOTE:
        return Errand("pencil", "Write the note", f"{name} · {held}", ToNote(session.id))
    if task.kind is TaskKind.SIGN_NOTE:
        return Errand("pen-line", "Sign the note", f"{name} · {held}", ToNote(session.id))
    if task.kind is TaskKind.FINISH_REGISTER:
        left = task.glance.tally.not_marked
        words = f"{name} · {left} not marked yet"
        return Errand("list-checks", "Finish the register", words, ToGroup(group.id, "attendance"))
    if task.kind is TaskKind.PLAN_AGENDA:
        words = f"{name} · {_day_words(session.starts_at, now)} {dates.clock(session.starts_at)}"
        return Errand("clipboard-list", "Plan the session", words, ToSession(session.id))
    return Errand(
        "calendar-x", "Was this session held?", f"{name} · {dates.weekday_day(session.day)}", ToSession(session.id)
    )
