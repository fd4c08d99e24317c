"""Puts what needs attention into words. Follow-ups say what to do and with whom, never why: others may be looking."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from workwell_desktop.domain.follow_up import Origin, reminder
from workwell_desktop.domain.follow_up_board import FollowUpLine
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.reaching import approach_to
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.suggestion import Suggestion
from workwell_desktop.domain.today import Due, Task, TaskKind, Today
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.follow_up_words import deed, deed_icon, due_words
from workwell_desktop.ui.kit.places_to_go import (
    ToCalendar,
    ToCloseOut,
    ToCrisis,
    ToFollowUps,
    ToGroup,
    ToIncident,
    ToNote,
    ToSafety,
    ToSession,
)
from workwell_desktop.ui.today.shown import Errand

MOST_UNCLEAR, MOST_FOLLOW_UPS, MOST_TASKS, MOST_AGREEMENTS, MOST_INCIDENTS = 2, 3, 3, 2, 2
"""Lines of each kind: one glance is enough for a handful. The rest is told in a line, and comes forward in time."""

FRESH = timedelta(hours=1)
"""How soon after an incident it is best written down (domain notes, section 4: safeguarding records)."""

_ORIGINS = {
    Origin.BY_HAND: "",
    Origin.QUICK_NOTE: "From a quick note",
    Origin.SILENT_ABSENCES: "Missed sessions in a row",
    Origin.MARK: "Marked in the register",
}
_LEFT = {
    TaskKind.FINISH_REGISTER: "register",
    TaskKind.WRITE_NOTE: "note",
    TaskKind.SIGN_NOTE: "signature",
    TaskKind.FINISH_STEPS: "closing steps",
}


def errands_of(view: Today, *, hidden: bool = False) -> tuple[Errand, ...]:
    """Return what needs attention, the most pressing first; with `hidden` nobody is named."""
    unclear = [task for task in view.tasks if task.kinds == (TaskKind.SAY_WHAT_HAPPENED,)]
    others = [task for task in view.tasks if task not in unclear]
    return (
        *_incidents(view.due, view.now),
        *(_task(task, view.now) for task in unclear[:MOST_UNCLEAR]),
        *_follow_ups(view.due, view.now.date(), hidden=hidden),
        *_tasks(others, view.now),
        *_thoughts(view.due.suggestions),
        *_reviews(view.due, view.next.glance.group if view.next else None),
    )


def _incidents(due: Due, now: datetime) -> list[Errand]:
    """Ask for what happened to be written while it is fresh: within the hour, and after it as soon as can be."""
    return [_incident(incident, now) for incident in due.incidents[:MOST_INCIDENTS]]


def _incident(incident: Incident, now: datetime) -> Errand:
    opened = incident.opened_at.astimezone(now.tzinfo)
    if now - opened < FRESH:
        words = f"Begun at {dates.clock(opened)} · best within the hour"
    else:
        words = f"Begun {dates.ago(opened, now)} at {dates.clock(opened)}, not signed yet"
    return Errand("life-buoy", "Write down what happened", words, ToIncident(incident.id), "Write")


def _follow_ups(due: Due, today: date, *, hidden: bool) -> list[Errand]:
    lines = due.follow_ups
    found = [_follow_up(line, today, hidden=hidden) for line in lines[:MOST_FOLLOW_UPS]]
    rest = [line.follow_up for line in lines[MOST_FOLLOW_UPS:]]
    if rest:
        said = reminder(rest, today).removesuffix(".")
        found.append(Errand("list-checks", f"And {said[:1].lower()}{said[1:]}", "In Follow-ups", ToFollowUps()))
    return found


def _follow_up(line: FollowUpLine, today: date, *, hidden: bool) -> Errand:
    approach = approach_to(line.person) if line.person is not None else None
    session = f"session\u00a0{line.session.number}" if line.session else ""
    group = line.group.name if line.group else ""
    about = ", ".join(part for part in (group, session) if part)
    origin = _ORIGINS[line.follow_up.origin]
    due = due_words(line.follow_up, today)
    words = [part for part in (origin or about, due[:1].lower() + due[1:] if origin or about else due) if part]
    return Errand(
        icon=deed_icon(approach),
        title=deed(approach, "" if hidden else line.name),
        words=" · ".join(words),
        place=ToFollowUps(line.follow_up.id),
        button="Done…",
    )


def _tasks(tasks: Sequence[Task], now: datetime) -> list[Errand]:
    found = [_task(task, now) for task in tasks[:MOST_TASKS]]
    rest = len(tasks) - MOST_TASKS
    if rest > 0:
        sessions = "session is" if rest == 1 else "sessions are"
        found.append(Errand("calendar-days", f"{rest} more {sessions} unfinished", "In the calendar", ToCalendar()))
    return found


def _task(task: Task, now: datetime) -> Errand:
    session, group = task.glance.session, task.glance.group
    name = f"{group.name}, session\u00a0{session.number}"
    held = f"held {dates.ago(session.starts_at, now)}"
    if task.kinds == (TaskKind.SAY_WHAT_HAPPENED,):
        when = dates.weekday_day(session.day)
        return Errand("calendar-x", "Was this session held?", f"{name} · {when}", ToSession(session.id))
    if task.kinds == (TaskKind.PLAN_AGENDA,):
        words = f"{name} · {day_words(session.starts_at, now)} {dates.clock(session.starts_at)}"
        return Errand("clipboard-list", "Plan the session", words, ToSession(session.id), "Plan")
    if task.kinds == (TaskKind.WRITE_NOTE,):
        return Errand("pencil", "Write the note", f"{name} · {held}", ToNote(session.id))
    if task.kinds == (TaskKind.SIGN_NOTE,):
        return Errand("pen-line", "Sign the note", f"{name} · {held}", ToNote(session.id))
    if task.kinds == (TaskKind.FINISH_REGISTER,):
        left = task.glance.tally.not_marked
        return Errand(
            "list-checks", "Finish the register", f"{name} · {left} not marked yet", ToGroup(group.id, "attendance")
        )
    left_words = " and ".join(_LEFT[kind] for kind in task.kinds)
    return Errand("list-checks", "Close out", f"{name} · {left_words} left", ToCloseOut(session.id))


def day_words(start: datetime, now: datetime) -> str:
    """Return "today", "tomorrow" or the day."""
    days = (start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(days, dates.weekday_day(start.date()))


def _thoughts(suggestions: tuple[Suggestion, ...]) -> list[Errand]:
    missed = sum(1 for each in suggestions if each.origin is Origin.SILENT_ABSENCES)
    ticked = len(suggestions) - missed
    parts = []
    if missed:
        parts.append(f"{missed} {'person' if missed == 1 else 'people'} missed two or more in a row")
    if ticked:
        parts.append(f"{ticked} marked for a follow-up")
    if not parts:
        return []
    return [Errand("message-circle", "Worth a thought", " · ".join(parts), ToFollowUps(), "Look")]


def _reviews(due: Due, ready: Group | None) -> list[Errand]:
    """Return what wants a look; the agreement of the group that meets next stands among what makes it ready."""
    groups = [group for group in due.agreements if group != ready]
    found = [
        Errand(
            "heart-handshake",
            "Look at the agreement again",
            f"{group.name} · {_review_day(group.agreement_review_on)}",
            ToGroup(group.id, "details"),
        )
        for group in groups[:MOST_AGREEMENTS]
    ]
    if due.crisis_numbers:
        on = due.crisis_looked_on
        words = f"Last looked at on {dates.day_with_year(on)}" if on else "Nobody has looked at them yet"
        found.append(Errand("life-buoy", "Look through the crisis numbers", words, ToCrisis()))
    if due.sheet is not None:
        found.append(_rehearsal(due.sheet))
    return found


def _rehearsal(sheet: Safekeeping) -> Errand:
    tested, made = sheet.sheet_tested_on, sheet.sheet_made_on
    words = f"Last tested on {dates.day_with_year(tested)}" if tested else "Never tested"
    if made and not tested:
        words = f"Made on {dates.day_with_year(made)}, never tested"
    return Errand("file-text", "Try your recovery sheet once", words, ToSafety("protection", part="sheet"), "Test")


def _review_day(on: date | None) -> str:
    return f"review due {dates.short_day(on)}" if on else "review due"
