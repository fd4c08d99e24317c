"""Puts sessions of the calendar into words: plain functions from the domain's values to what is shown."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale

from workwell_desktop.domain.calendar import Calendar, Entry, Tick
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.numbering import counted_as
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.ui.calendar.shown import ICONS, Deed, Line
from workwell_desktop.ui.kit import dates


def line_of(entry: Entry, short: str) -> Line:
    """Return a session as a line of the calendar; `short` is its group in a word or two."""
    session, tick = entry.session, entry.tick
    icon, token = ICONS[tick]
    count, clock = count_of(entry), clock_of(session)
    reason = reason_of(session)
    clashes = tuple(
        f"Also needed by {clash.group}, session {clash.number}: {clash.shared}" for clash in entry.clashes
    )
    said = [entry.group.name, count, clock, session.theme, reason or tick.label, *clashes]
    return Line(
        id=session.id,
        group_id=entry.group.id,
        tint=entry.group.tint,
        group=entry.group.name,
        short=short,
        number=session.number,
        count=count,
        theme=session.theme,
        place=session.place,
        day=session.day,
        clock=clock,
        tick=tick,
        icon=icon,
        token=token,
        state=tick.label,
        reason=reason,
        off=tick.off,
        lit=tick in (Tick.TODAY, Tick.RUNNING),
        movable=session.state.upcoming,
        clashes=clashes,
        deeds=deeds_of(session, tick),
        spoken=", ".join(part for part in said if part),
    )


def clock_of(session: Session) -> str:
    """Return "18:30 – 20:00" on the wall clock of the session's own zone."""
    return dates.span(session.starts_at, session.ends_at)


def count_of(entry: Entry) -> str:
    """Return "Session 7 of 12", or "Session 7" for a group that goes on."""
    return f"Session {counted_as(entry.session.number, entry.of_all)}"


def reason_of(session: Session) -> str:
    """Return why a session is off in a few words, "Cancelled · weather", or nothing when it is not."""
    if not session.state.off:
        return ""
    parts = [session.state.label]
    if session.state is SessionState.MOVED and session.moved_to is not None:
        parts = [f"Moved to {dates.short_day(session.moved_to.date())}"]
    if session.state is SessionState.NOT_HELD and session.not_held_reason is not None:
        parts.append(session.not_held_reason.label.lower())
    if session.reason:
        parts.append(session.reason)
    return " · ".join(parts)


def deeds_of(session: Session, tick: Tick) -> tuple[Deed, ...]:
    """Return what can be done with a session where it stands, the most usual first."""
    if tick is Tick.MOVED:
        return (Deed.FOLLOW,)
    if tick.off:
        return (Deed.AGAIN, Deed.PLAN)
    if tick is Tick.RUNNING:
        return (Deed.REJOIN, Deed.PLAN)
    if tick is Tick.UNCLEAR:
        return (Deed.HELD, Deed.PLAN, Deed.MOVE, Deed.NOT_HELD, Deed.CANCEL)
    if tick is Tick.TODAY:
        return (Deed.RUN, Deed.PLAN, Deed.MOVE, Deed.NOT_HELD, Deed.CANCEL)
    if tick.ahead:
        return (Deed.PLAN, Deed.MOVE, Deed.CANCEL)
    open_still = session.state is SessionState.ENDED
    return (Deed.CLOSE, Deed.PLAN, Deed.NOT_HELD) if open_still else (Deed.CLOSE, Deed.PLAN)


def short_names(groups: Sequence[Group]) -> Mapping[GroupId, str]:
    """Return each group in as few leading words as tell it from the others."""
    words = {group.id: group.name.split() or [group.name] for group in groups}
    return {group.id: _short(group.id, words) for group in groups}


def _short(wanted: GroupId, words: Mapping[GroupId, Sequence[str]]) -> str:
    mine = words[wanted]
    others = [other for group_id, other in words.items() if group_id != wanted]
    for count in range(1, len(mine)):
        if all(list(other[:count]) != list(mine[:count]) for other in others):
            return " ".join(mine[:count])
    return " ".join(mine)


def summary_of(entries: Sequence[Entry]) -> str:
    """Return "11 sessions · 1 cancelled · 4 to come". One that was moved away counts on its new day only."""
    ticks = [entry.tick for entry in entries]
    standing = sum(1 for tick in ticks if tick is not Tick.MOVED)
    if not ticks:
        return "No sessions"
    parts = [_count(standing, "session", "sessions")]
    off = [tick for tick in ticks if tick.off]
    if off:
        parts.append(f"{len(off)} {off[0].label.lower() if len(set(off)) == 1 else 'off'}")
    ahead = sum(1 for tick in ticks if tick.ahead)
    if ahead:
        parts.append(f"{ahead} to come")
    clashing = sum(1 for entry in entries if entry.clashes)
    if clashing:
        parts.append(f"{clashing} in a clash")
    return " · ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{'One' if number == 1 else number} {one if number == 1 else many}"


def month_title(day: date) -> str:
    """Return "November 2026"."""
    return dates.locale().standaloneMonthName(day.month) + f" {day.year}"


def week_title(first: date, last: date) -> str:
    """Return "23 – 29 Nov 2026", naming both months when there are two."""
    if first.month == last.month:
        return f"{first.day} – {last.day} {_short_month(last)} {last.year}"
    return f"{dates.short_day(first)} – {dates.day_with_year(last)}"


def months_title(first: date, last: date) -> str:
    """Return "Nov 2026 – Jan 2027"."""
    return f"{_short_month(first)} {first.year} – {_short_month(last)} {last.year}"


def _short_month(day: date) -> str:
    return dates.locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def day_title(day: date) -> str:
    """Return "Monday 23"."""
    return f"{dates.locale().dayName(day.isoweekday())} {day.day}"


def spoken_day(day: date, calendar: Calendar, lines: Sequence[Line], holiday: str) -> str:
    """Return a day in words for those who listen to it."""
    parts = [dates.long_day(day)]
    if day == calendar.now.date():
        parts.append("today")
    if holiday:
        parts.append(holiday)
    parts.append(_count(len(lines), "session", "sessions") if lines else "no session")
    return ", ".join(parts) + "".join(f". {line.spoken}" for line in lines)


def moved_words(number: int, to: datetime) -> str:
    """Return what is said after a session was moved."""
    return f"Session {number} moved to {dates.weekday_day(to.date())}, {dates.clock(to)}"
