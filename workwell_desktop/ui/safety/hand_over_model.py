"""The words of the hand-over tab: kinds of record and their fields, and what a bundle holds or would change."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

from workwell_desktop.domain.bundle import Conflict, Fate, Preview, Reach
from workwell_desktop.domain.hand_over import Direction, HandOver
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.safety.hand_over_shown import ConflictShown, HistoryRow, PreviewShown

GOES_ALONG = {
    Reach.SUBSTITUTE: "The plans of the sessions to come, the agreement, the hand-over note, and who is in the "
    "group, as its record profile names them, with what makes it easier for them. No register, no notes, no contact "
    "details.",
    Reach.EVERYTHING: "All sessions with plans, register and group notes; the people with their contact details and "
    "what makes it easier for them; follow-ups, quick notes, agreement and hand-over note. Person notes, the contact "
    "log and incident reports go along only if you tick them.",
}
NEVER = (
    "Private notes, debriefs and the supervision log never leave this vault in a bundle, nor do letters you issued."
)

_KINDS = {
    "group": ("group", "groups"),
    "schedule": ("schedule", "schedules"),
    "agreement": ("agreement", "agreements"),
    "hand_over_note": ("hand-over note", "hand-over notes"),
    "retention_rule": ("rule on how long records stay", "rules on how long records stay"),
    "legal_hold": ("legal hold", "legal holds"),
    "own_text": ("handout of your own", "handouts of your own"),
    "person": ("person", "people"),
    "access_needs": ("entry on what makes it easier", "entries on what makes it easier"),
    "contact_details": ("person with contact details", "people with contact details"),
    "membership": ("membership", "memberships"),
    "session": ("session", "sessions"),
    "mark": ("mark in the register", "marks in the register"),
    "note": ("group note", "group notes"),
    "quick_note": ("quick note", "quick notes"),
    "follow_up": ("follow-up", "follow-ups"),
    "person_note": ("person note", "person notes"),
    "contact": ("contact log entry", "contact log entries"),
    "incident": ("incident report", "incident reports"),
    "print_options": ("choice for papers", "choices for papers"),
    "run_event": ("entry of the session clock", "entries of the session clock"),
}
_QUIET = {"print_options", "run_event", "membership"}
"""Kinds that are counted only where they change something."""

_FATES = (
    (Fate.NEW, "new"),
    (Fate.UPDATED, "changed there"),
    (Fate.CONFLICT, "changed on both sides"),
    (Fate.KEPT, "changed only here"),
    (Fate.LEFT_OUT, "left out, for it was removed here"),
)
_COLUMNS = {
    "theme": "Theme",
    "starts_at": "Begins",
    "length_seconds": "Length in minutes",
    "display_name": "Name",
    "contact_details": "How to reach them",
    "contact_ways": "Ways agreed",
    "asked_on": "Asked on",
    "happened": "What happened in the group",
    "next_time": "For next time",
    "aims": "Theme and aims",
    "code": "Mark",
    "why": "What to do",
    "facts": "Facts",
    "told": "Who was told",
}
_PARTS = {"session": "Plan", "membership": "Membership"}
_ONLY_WHEN = "The words are the same; only when they were written differs."
_REMOVED = "You removed this here; over there it was changed since."
_SIGNED = "Yours is signed, so it stays as it is. The words from there can go into an addendum."


def contents(counts: Mapping[str, int]) -> str:
    """Return what a bundle would hold, in one sentence."""
    told = [_count(kind, number) for kind, number in counts.items() if kind not in _QUIET]
    return f"In the bundle: {', '.join(told)}." if told else ""


def previewed(preview: Preview, now: datetime) -> PreviewShown:
    """Return what to show of a bundle that was opened."""
    groups = ", ".join(f"“{name}”" for name in preview.groups)
    giver = preview.giver or "somebody who gave no name"
    made = preview.at.astimezone(now.tzinfo)
    check = f"Compare these six words with {giver} before you take anything over. They must be the same."
    return PreviewShown(
        title=groups or "No group",
        came=f"From {giver}, made {dates.ago(made, now)} at {dates.clock(made)}. {preview.reach.label}.",
        words=preview.fingerprint,
        check=check
        if preview.fingerprint
        else "It opened with the words you were told, so it comes from whoever told you.",
        lines=_lines(preview),
        conflicts=tuple(_conflict(each, now) for each in preview.conflicts),
        worth_taking=not preview.changes_nothing,
    )


def history(hand_overs: Sequence[HandOver], names: Mapping[str, str], now: datetime) -> list[HistoryRow]:
    """Return bundles given and taken over; `names` are those of groups that are here, by their ids."""
    rows = []
    for each in hand_overs:
        given = each.direction is Direction.GIVEN
        groups = ", ".join(names.get(group, "a group that is no longer here") for group in each.groups)
        who = f"{'to' if given else 'from'} {each.partner or 'somebody'}"
        how = f"key {each.fingerprint}" if each.fingerprint else "with spoken words"
        when = each.at.astimezone(now.tzinfo)
        line = f"{dates.day_with_year(when.date())}, {dates.clock(when)} · {how}"
        rows.append(
            HistoryRow("upload" if given else "file-down", f"{'Given' if given else 'Taken'} {who}: {groups}", line)
        )
    return rows


def taken(number: int) -> str:
    """Return what came of taking a bundle over."""
    if not number:
        return "Everything in it was here already. Nothing was changed."
    records = "1 record was" if number == 1 else f"{number} records were"
    undo = "A backup was made just before: to undo all of it, restore that backup under “Backups”."
    return f"{records} taken over. {undo}"


def _count(kind: str, number: int) -> str:
    return f"{number} {_KINDS[kind][number != 1]}"


def _lines(preview: Preview) -> tuple[str, ...]:
    lines = [_line(kind, counts) for kind, counts in preview.counts.items() if _telling(kind, counts)]
    same = preview.count(Fate.SAME)
    if same and not preview.changes_nothing:
        lines.append(
            "1 record is the same on both sides" if same == 1 else f"{same} records are the same on both sides"
        )
    return tuple(lines)


def _telling(kind: str, counts: Mapping[Fate, int]) -> bool:
    wanted = (Fate.UPDATED, Fate.CONFLICT) if kind in _QUIET else tuple(each for each, _ in _FATES)
    return any(counts.get(each) for each in wanted)


def _line(kind: str, counts: Mapping[Fate, int]) -> str:
    told = [f"{counts[each]} {words}" for each, words in _FATES if counts.get(each)]
    return f"{_KINDS[kind][1].capitalize()}: {', '.join(told)}"


def _conflict(conflict: Conflict, now: datetime) -> ConflictShown:
    about = ", ".join(_value(each, now) for each in conflict.about)
    sentence = _REMOVED if conflict.removed_here else _SIGNED if conflict.signed_here else ""
    if not sentence and not conflict.differences:
        sentence = _ONLY_WHEN
    return ConflictShown(
        key=conflict.key,
        title=f"{_KINDS[conflict.kind][0].capitalize()}: {about}",
        sentence=sentence,
        rows=tuple(
            (
                _column(conflict.kind, each.column),
                _of_column(each.column, each.ours, now),
                _of_column(each.column, each.theirs, now),
            )
            for each in conflict.differences
        ),
        choosable=not conflict.signed_here,
    )


def _column(kind: str, column: str) -> str:
    if column == "parts":
        return _PARTS.get(kind, "Addenda")
    return _COLUMNS.get(column, column.replace("_", " ").capitalize())


def _of_column(column: str, value: object, now: datetime) -> str:
    """Return a value as people read it; lengths lie in the vault in seconds."""
    if column == "length_seconds" and isinstance(value, int):
        return str(value // 60)
    return _value(value, now)


def _value(value: object, now: datetime) -> str:
    """Return a value of any column as people read it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        here = value.astimezone(now.tzinfo)
        return f"{dates.day_with_year(here.date())}, {dates.clock(here)}"
    if isinstance(value, date):
        return dates.day_with_year(value)
    if isinstance(value, time):
        return dates.clock(value)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, tuple):
        return "\n".join(_value(each, now) for each in value) or "–"
    if isinstance(value, UUID):
        return "another one"
    return str(value) if value not in (None, "") else "–"
