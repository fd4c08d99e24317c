"""What the prep panel shows, as plain values in words that its view may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.preparing import LastTime, Missed, OpenPoint, Prep, ReadyLine
from workwell_desktop.ui.kit import dates

LONGEST_SUMMARY = 600
"""Letters of a summary that are shown; the note itself has the rest."""

LONGEST_LINE = 160
"""Letters of one promise or one follow-up that are shown."""

MOST_PROMISES = 8
MOST_FOLLOW_UPS = 5


@dataclass(frozen=True)
class Looking:
    """Last time in words. `missed` are pairs: how, and who or how many."""

    title: str
    summary: str
    promised: tuple[str, ...]
    missed: tuple[tuple[str, str], ...]
    first: str
    note_button: str


@dataclass(frozen=True)
class PrepShown:
    """The whole panel in words. `things` are the checklist with its ticks, `follow_ups` titles with words under them.

    An empty text has no place in the panel; without `last` there was no session before this one.
    """

    lines: tuple[ReadyLine, ...]
    last: Looking | None
    coming: str
    things: tuple[tuple[str, bool], ...]
    papers: str
    follow_ups: tuple[tuple[str, str], ...]
    more: str
    agreement: str
    numbers: str


def prep_shown(prep: Prep, now: datetime) -> PrepShown:
    """Put everything into words."""
    hidden = len(prep.follow_ups) - MOST_FOLLOW_UPS
    return PrepShown(
        lines=prep.lines,
        last=_looking(prep.last) if prep.last is not None else None,
        coming=_coming(prep),
        things=prep.to_tick,
        papers=_papers(prep),
        follow_ups=tuple(_point(point, now.date()) for point in prep.follow_ups[:MOST_FOLLOW_UPS]),
        more=f"and {hidden} more" if hidden > 0 else "",
        agreement=_agreement(prep),
        numbers=_numbers(prep),
    )


def _looking(last: LastTime) -> Looking:
    promised = tuple(_shortened(each, LONGEST_LINE) for each in last.promised[:MOST_PROMISES])
    if len(last.promised) > MOST_PROMISES:
        promised = (*promised, f"and {len(last.promised) - MOST_PROMISES} more in the note")
    return Looking(
        title=f"Last time · session {last.session.number}, {dates.weekday_day(last.session.day)} · {last.came} came",
        summary=_shortened(last.summary, LONGEST_SUMMARY),
        promised=promised,
        missed=tuple((each.words, who(each)) for each in last.missed),
        first=_joined(last.first_names) or (str(last.first_timers) if last.first_timers else ""),
        note_button="Read the note" if last.note_state not in (None, NoteState.DRAFT) else "Write the note",
    )


def who(missed: Missed) -> str:
    """Return who was missing, or how many where no names are kept."""
    return _joined(missed.names) or ("1 person" if missed.count == 1 else f"{missed.count} people")


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rsplit(maxsplit=1)[0] + " …"


def _coming(prep: Prep) -> str:
    expected = f"{prep.expected} expected" if prep.expected else ""
    sent = (f"{each.words.lower()}: {who(each)}" for each in prep.word_sent if each.code.may_come_before)
    return " · ".join(filter(None, (expected, *sent)))


def _papers(prep: Prep) -> str:
    printed = prep.session.printed_at
    return f"Printed {dates.weekday_day(printed)}, {dates.clock(printed)}" if printed else "Not printed yet"


def _agreement(prep: Prep) -> str:
    day = prep.group.agreement_review_on
    if not prep.agreement_due or day is None:
        return ""
    return f"The group meant to look at its agreement again on {dates.day_with_year(day)}."


def _numbers(prep: Prep) -> str:
    if not prep.numbers.stale(prep.session.day):
        return ""
    day = prep.numbers.reviewed_on
    return f"Last checked on {dates.day_with_year(day)}." if day else "Nobody has checked the numbers to call yet."


def _point(point: OpenPoint, today: date) -> tuple[str, str]:
    due = ""
    if point.due is not None:
        due = f"{'overdue since' if point.due < today else 'due'} {dates.weekday_day(point.due)}"
    return point.name or ("Someone" if point.about_someone else "The group"), " · ".join(
        filter(None, (_shortened(point.why, LONGEST_LINE), due))
    )


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
