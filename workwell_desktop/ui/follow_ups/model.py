"""Puts the board of follow-ups into words, as the group's profile and the privacy screen allow, and filters it."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.follow_up import reminder
from workwell_desktop.domain.follow_up_board import Board, FollowUpLine, SuggestedLine
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.reaching import Approach, approach_to
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.follow_ups.shown import BoardShown, ClosedRow, SuggestedRow, WaitingRow
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.follow_up_words import SOMEONE, approach_words, deed, deed_icon, due_words
from workwell_desktop.ui.kit.matching import matches

HIDDEN = "What it is about is hidden."


@dataclass(frozen=True)
class Filter:
    """What is in sight: one group or all, and names that begin as typed."""

    group_id: GroupId | None = None
    typed: str = ""


def board_shown(board: Board, wanted: Filter, today: date, *, hidden: bool = False) -> BoardShown:
    """Return everything the room shows; with `hidden` no name, no reason and no number to call."""
    rows = tuple(_row(line, today, board.own_name, hidden=hidden) for line in board.open)
    groups = {line.group.id: line.group.name for line in board.open if line.group is not None}
    return BoardShown(
        subtitle=reminder((line.follow_up for line in board.open), today) or _nothing_due(len(rows)),
        rows=tuple(row for row in rows if _wanted(row, wanted)),
        suggested=tuple(_suggested(line, hidden=hidden) for line in board.suggested),
        closed=tuple(_closed(line, hidden=hidden) for line in board.closed),
        about=_about(board),
        groups=(("All groups", None), *sorted((name, group_id) for group_id, name in groups.items())),
        waiting=len(rows),
        today=today,
    )


def _nothing_due(waiting: int) -> str:
    return "Nothing is due today." if waiting else ""


def _wanted(row: WaitingRow, wanted: Filter) -> bool:
    return wanted.group_id in (None, row.group_id) and matches(wanted.typed, row.searched)


def _row(line: FollowUpLine, today: date, own_name: str, *, hidden: bool) -> WaitingRow:
    follow_up = line.follow_up
    approach = approach_to(line.person) if line.person is not None else None
    name = "" if hidden else line.name
    return WaitingRow(
        follow_up=follow_up,
        section=follow_up.when(today),
        icon=deed_icon(approach),
        title=deed(approach, name) if line.person else _of_the_group(line),
        why=HIDDEN if hidden else _in_one_line(follow_up.why),
        line="" if hidden else _line(line, approach, own_name),
        due=due_words(follow_up, today),
        approach=approach,
        details="" if hidden or approach is None else approach.details,
        group_id=line.group.id if line.group else None,
        searched="" if hidden else plain_letters(f"{line.name} {line.group.name if line.group else ''}"),
    )


def _of_the_group(line: FollowUpLine) -> str:
    return f"For {line.group.name}" if line.group else "For the team"


def _line(line: FollowUpLine, approach: Approach | None, own_name: str) -> str:
    session = f"session\u00a0{line.session.number}" if line.session else ""
    group = line.group.name if line.group and line.person else ""
    origin = ", ".join(part for part in (group, session) if part)
    reach = approach_words(approach) if approach and approach.ways else ""
    other = line.follow_up.who not in ("", own_name)
    who = f"{line.follow_up.who} does it" if other else ""
    return " · ".join(part for part in (origin, who, reach) if part)


def _suggested(line: SuggestedLine, *, hidden: bool) -> SuggestedRow:
    suggestion = line.suggestion
    numbers = ", ".join(str(session.number) for session in suggestion.sessions)
    word = suggestion.word_for
    planned = f"Sent word for session\u00a0{word.number} on {dates.weekday_day(word.day)}" if word else ""
    sessions = "sessions" if len(suggestion.sessions) > 1 else "session"
    return SuggestedRow(
        suggestion=suggestion,
        title=_capital(SOMEONE if hidden else line.name),
        line=HIDDEN if hidden else f"{suggestion.why} · {line.group.name}, {sessions} {numbers}",
        planned="On leave now" if suggestion.on_leave else planned,
    )


def _closed(line: FollowUpLine, *, hidden: bool) -> ClosedRow:
    follow_up = line.follow_up
    outcome = follow_up.outcome.label if follow_up.outcome else ""
    when = dates.short_day(follow_up.closed_at.astimezone().date()) if follow_up.closed_at else ""
    name = _capital(SOMEONE if hidden else line.name)
    return ClosedRow(
        id=follow_up.id,
        title=name if line.person else _of_the_group(line),
        line=" · ".join(part for part in (outcome, when, "" if hidden else _in_one_line(follow_up.why)) if part),
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _about(board: Board) -> tuple[tuple[str, object], ...]:
    people = tuple((name, person_id) for person_id, name in board.names.items())
    groups = tuple((f"{name} (group)", group_id) for group_id, name in board.groups.items())
    return (("Nobody in particular", None), *groups, *people)
