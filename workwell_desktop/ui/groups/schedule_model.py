"""A group's schedules in words: what stands on the card, what the form takes in, what a change would come to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from workwell_desktop.domain.schedule import Frequency, Pattern, Schedule
from workwell_desktop.domain.schedule_words import in_words
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.timetable import Laid
from workwell_desktop.ui.groups.schedule_shown import Ends, Foreseen, ScheduleLine, ScheduleTyped
from workwell_desktop.ui.kit import dates

FIRST_DATES = 4
"""Dates that are spelt out before “until”."""

USUAL_COUNT = 12
"""Sessions offered when a schedule had no number of them."""


def schedule_lines(
    schedules: Iterable[Schedule], sessions: Sequence[Session], now: datetime
) -> tuple[ScheduleLine, ...]:
    """Return the schedules that are not over, each with what is ahead."""
    lines = []
    for schedule in schedules:
        ahead = _ahead(schedule, sessions, now)
        if schedule.until is not None and schedule.until < now.date() and not ahead:
            continue
        parts = [f"{len(ahead)} planned ahead" if ahead else "Nothing more is planned"]
        if ahead:
            parts.append(f"next on {dates.weekday_day(ahead[0].day)}, last on {dates.day_with_year(ahead[-1].day)}")
        left_out = [day for day in schedule.skipped if day >= now.date()]
        if left_out:
            parts.append(f"not on {_days(left_out)}")
        lines.append(ScheduleLine(id=schedule.id, words=in_words(schedule), line=" · ".join(parts)))
    return tuple(lines)


def typed_of(schedule: Schedule) -> ScheduleTyped:
    """Return a schedule as the form shows it."""
    ends = Ends.AFTER if schedule.sessions is not None else Ends.OPEN if schedule.until is None else Ends.ON
    return ScheduleTyped(
        frequency=schedule.pattern.frequency,
        interval=schedule.pattern.interval,
        weekdays=schedule.pattern.weekdays,
        nth=schedule.pattern.nth or (schedule.first_day.day - 1) // 7 % 4 + 1,
        first_day=schedule.first_day,
        start=schedule.start,
        minutes=int(schedule.length / timedelta(minutes=1)),
        ends=ends,
        sessions=schedule.sessions or USUAL_COUNT,
        until=schedule.until or schedule.first_day + timedelta(weeks=USUAL_COUNT),
        skipped=schedule.skipped,
    )


def schedule_from(base: Schedule, typed: ScheduleTyped) -> Schedule:
    """Return a schedule as it was typed."""
    monthly = typed.frequency is Frequency.MONTHLY
    nth = typed.nth if monthly else None
    pattern = Pattern(frequency=typed.frequency, interval=typed.interval, weekdays=typed.weekdays, nth=nth)
    return replace(
        base,
        pattern=pattern,
        first_day=typed.first_day,
        start=typed.start,
        length=timedelta(minutes=typed.minutes),
        sessions=typed.sessions if typed.ends is Ends.AFTER else None,
        until=typed.until if typed.ends is Ends.ON else None,
        skipped=typed.skipped,
    )


def foreseen(schedule: Schedule, laid: Laid, sessions: Sequence[Session], now: datetime) -> Foreseen:
    """Return what keeping a schedule would come to, given the group's sessions as they stand."""
    ahead = [session.day for session in _ahead(schedule, laid.applied_to(sessions), now)]
    return Foreseen(words=in_words(schedule), dates=_dates(ahead, schedule), changes=changes_in_words(laid))


def changes_in_words(laid: Laid) -> str:
    """Return what an act would change: “12 sessions will be added; 2 planned ones move”."""
    parts = []
    if laid.added:
        parts.append(f"{_counted(len(laid.added), 'session')} will be added")
    if laid.moved:
        parts.append("1 planned one moves" if len(laid.moved) == 1 else f"{len(laid.moved)} planned ones move")
    if laid.left_behind:
        parts.append(f"{len(laid.left_behind)} of them people know of, and can be seen as moved")
    if laid.removed:
        gone = len(laid.removed)
        parts.append("1 empty session goes" if gone == 1 else f"{gone} empty sessions go")
    if laid.on_their_own:
        stay = "1 stays on its own" if len(laid.on_their_own) == 1 else f"{len(laid.on_their_own)} stay on their own"
        parts.append(f"{stay}, because something is kept there")
    return "; ".join(parts) + "." if parts else "No session changes."


def _ahead(schedule: Schedule, sessions: Iterable[Session], now: datetime) -> list[Session]:
    mine = (session for session in sessions if session.schedule_id == schedule.id)
    return [session for session in mine if session.state.upcoming and session.starts_at >= now]


def _dates(days: Sequence[date], schedule: Schedule) -> str:
    if not days:
        return ""
    first = ", ".join(dates.weekday_day(day) for day in days[:FIRST_DATES])
    if len(days) <= FIRST_DATES:
        return first
    return f"{first} and so on" if schedule.endless else f"{first} … {dates.weekday_day(days[-1])} {days[-1].year}"


def _days(days: Sequence[date]) -> str:
    words = [dates.short_day(day) for day in days[:FIRST_DATES]]
    return ", ".join(words) + (f" and {len(days) - FIRST_DATES} more" if len(days) > FIRST_DATES else "")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
