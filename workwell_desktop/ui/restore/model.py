"""The words of a restore: what is in a backup, and how it stands to the vault there is."""

from datetime import datetime

from workwell_desktop.domain.backup import BackupInfo
from workwell_desktop.domain.restoring import Ahead, Comparison, Look, Relation
from workwell_desktop.ui.kit import backup_words, dates
from workwell_desktop.ui.restore.shown import Line, LookShown

_KINDS = {
    "groups": ("group", "groups"),
    "people": ("person", "people"),
    "sessions": ("session", "sessions"),
    "notes": ("note", "notes"),
    "marks": ("mark in the registers", "marks in the registers"),
}
_ABOUT = {
    "groups": "groups",
    "people": "people",
    "roster": "members",
    "sessions": "sessions",
    "schedules": "schedules",
    "notes": "notes",
    "person_notes": "notes",
    "quick_notes": "quick notes",
    "attendance": "attendance",
    "marking": "attendance",
    "follow_ups": "follow-ups",
    "crisis": "safety",
    "incidents": "incidents",
}
_OTHERS = "other things"

_RELATIONS = {
    Relation.SAME: ("The backup and what is here now are the same", "Nothing would change."),
    Relation.BACKUP_OLDER: (
        "What is here now is newer than the backup",
        "Everything in the backup is here already. What was written since would only be in the archive.",
    ),
    Relation.BACKUP_NEWER: (
        "The backup is newer than what is here now",
        "It has everything that is here, and more.",
    ),
    Relation.PARTED: (
        "Each has something the other has not",
        "They went separate ways. Whichever you use, the other one is kept in the archive.",
    ),
    Relation.UNKNOWN: (
        "What is here now cannot be compared",
        "It opens with another key, or it cannot be read. It is kept in the archive as it is.",
    ),
    Relation.NO_VAULT: ("There is no vault here yet", "The one from the backup becomes your vault on this computer."),
}


def backup_line(info: BackupInfo, now: datetime) -> Line:
    """Return how a backup stands in the list."""
    parts = (info.reason.words, backup_words.place_of(info), backup_words.size(info))
    return Line(backup_words.moment(info.made_at, now), " · ".join(part for part in parts if part))


def look_shown(look: Look, comparison: Comparison, erased_again: int, now: datetime) -> LookShown:
    """Return what is shown of a backup before it is used."""
    heading, compared = _RELATIONS[comparison.relation]
    if erased_again:
        who = "One person" if erased_again == 1 else f"{erased_again} people"
        compared = f"{compared} {who} erased since this backup was made stay erased."
    sides = tuple(
        Line(title, _ahead(side, now))
        for title, side in (
            ("Only in what is here now", comparison.only_here),
            ("Only in the backup", comparison.only_there),
        )
        if side.changes
    )
    warns = comparison.relation in (Relation.BACKUP_OLDER, Relation.PARTED)
    groups = tuple(Line(group.name, _group_words(group.sessions, group.newest, now)) for group in look.groups)
    return LookShown(_contents(look, now), groups, heading, compared, sides, warns)


def plain_look(look: Look, now: datetime) -> LookShown:
    """Return what is shown of a vault that is not compared with anything."""
    groups = tuple(Line(group.name, _group_words(group.sessions, group.newest, now)) for group in look.groups)
    return LookShown(_contents(look, now), groups, "Nothing was changed in it", "You are only looking.")


def _contents(look: Look, now: datetime) -> str:
    counted = ", ".join(_counted(look.counts.get(kind, 0), kind) for kind in _KINDS)
    whose = f"The vault of {look.owner}. " if look.owner else ""
    changed = f" Last change: {backup_words.moment(look.changed_at, now)}." if look.changed_at else ""
    return f"{whose}{counted}.{changed}"


def _counted(count: int, kind: str) -> str:
    one, many = _KINDS[kind]
    return f"{count} {one if count == 1 else many}"


def _group_words(sessions: int, newest: datetime | None, now: datetime) -> str:
    counted = _counted(sessions, "sessions")
    if newest is None:
        return f"{counted}, none yet" if sessions else "No sessions yet"
    day = newest.astimezone(now.tzinfo).date()
    return f"{counted}, the latest on {dates.day_with_year(day)}"


def _ahead(side: Ahead, now: datetime) -> str:
    about: dict[str, int] = {}
    for action, count in side.about.items():
        words = _ABOUT.get(action, _OTHERS)
        about[words] = about.get(words, 0) + count
    listed = sorted(about, key=lambda words: (words == _OTHERS, -about[words]))
    changes = "1 change" if side.changes == 1 else f"{side.changes} changes"
    first = backup_words.moment(side.since, now) if side.since else ""
    last = backup_words.moment(side.until, now) if side.until else ""
    when = f"from {first} to {last}" if first != last else first
    return f"{changes}, {when}: {', '.join(listed)}"
