"""Who can see a note, where it goes and how long it stays, in sentences worked out from the live settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from workwell_desktop.domain.note_class import NoteClass, Way
from workwell_desktop.domain.profile import RecordProfile


class Topic(Enum):
    """What a line of the panel speaks of."""

    READERS = "Who reads it"
    GOES = "Where it goes"
    STAYS_OUT = "Where it never goes"
    KEPT = "How long it stays"
    SIGNING = "Signing"
    ONE_PERSON = "What concerns one person"


@dataclass(frozen=True)
class SeesLine:
    """One line of the panel."""

    topic: Topic
    words: str


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """What is set for one class of notes in one group, as it stands now.

    `months` is the retention rule, None without one; `held` says that a legal hold stands; `profile` is the group's
    record profile, None for what belongs to no group.
    """

    months: int | None = None
    held: bool = False
    profile: RecordProfile | None = None


_NEVER_SAID = {NoteClass.PROCESS_NOTE: "No search, list, packet, bundle or backup of the vault holds a word of it."}
"""What is said in place of a list of places, where the list would be everything."""


def who_sees(note_class: NoteClass, keeping: Keeping) -> tuple[SeesLine, ...]:
    """Return the lines of the panel for a class of notes under these settings."""
    rule = note_class.rule
    lines = [SeesLine(Topic.READERS, rule.readers)]
    goes = [way.value for way in Way if way in rule.goes_into]
    never = _never(note_class)
    if goes:
        lines.append(SeesLine(Topic.GOES, f"It goes into {listed(goes)}. Nowhere else."))
    if note_class in _NEVER_SAID:
        lines.append(SeesLine(Topic.STAYS_OUT, _NEVER_SAID[note_class]))
    elif never:
        lines.append(SeesLine(Topic.STAYS_OUT, f"Never into {listed(never, 'or')}."))
    lines.append(SeesLine(Topic.KEPT, _kept(keeping)))
    if rule.signed:
        lines.append(SeesLine(Topic.SIGNING, _SIGNING))
    if note_class is NoteClass.SESSION_SUMMARY and keeping.profile is not None:
        lines.append(SeesLine(Topic.ONE_PERSON, _one_person(keeping.profile)))
    return tuple(lines)


def _never(note_class: NoteClass) -> list[str]:
    """Return where somebody may fear such a note to turn up, and it does not."""
    goes = note_class.goes_into
    places = (
        ("search", Way.SEARCH in goes),
        ("anybody's packet", Way.PACKET in goes),
        ("a hand-over bundle", note_class.in_bundles),
    )
    return [words for words, there in places if not there]


def who_sees_by_group(note_class: NoteClass, keepings: Sequence[tuple[str, Keeping]]) -> tuple[SeesLine, ...]:
    """Return the lines for notes that lie in several groups: where their rules differ, each group is named."""
    first = keepings[0][1] if keepings else Keeping()
    if all((keeping.months, keeping.held) == (first.months, first.held) for _, keeping in keepings):
        return who_sees(note_class, first)
    named = " ".join(f"{name}: {_kept(keeping)}" for name, keeping in keepings)
    return tuple(
        SeesLine(line.topic, named) if line.topic is Topic.KEPT else line for line in who_sees(note_class, first)
    )


_SIGNING = (
    "A draft can change, and its earlier wordings are kept with it. Once signed, the text stays as it is: "
    "what comes up later is added below."
)


def _one_person(profile: RecordProfile) -> str:
    if profile.rules.person_notes:
        return "It goes into a person note, which is part of that person's record."
    return (
        f"Person notes are not kept in this group: its record profile is “{profile.label}”. "
        "What matters for one person can be a follow-up."
        if profile.rules.follow_ups
        else f"Notes about single people are not kept in this group: its record profile is “{profile.label}”."
    )


def _kept(keeping: Keeping) -> str:
    if keeping.held:
        return "Somebody has asked for these records, so a legal hold stands: nothing of them may go."
    if keeping.months is None:
        return "No time is set, so it stays until you decide. Nothing goes by itself."
    return f"{span(keeping.months)}. Then it comes up for review: you see it before it goes."


def span(months: int) -> str:
    """Return a number of months in words: "2 years", "18 months", "1 month"."""
    years, rest = divmod(months, 12)
    number, unit = (years, "year") if years and not rest else (months, "month")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
