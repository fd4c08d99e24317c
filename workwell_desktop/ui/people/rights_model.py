"""The words of the tab “Their record”: what an erasure takes and leaves, and the lines of its report."""

from collections.abc import Mapping

from workwell_desktop.domain.backup import BackupInfo
from workwell_desktop.domain.rights import Correction
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.people.rights_shown import CorrectionRow

_GOES = (
    (("people",), "Their details: names, languages, what makes it easier, how to reach them", ""),
    (("membership_steps",), "{} entry on joining or leaving a group", "{} entries on joining or leaving a group"),
    (("marks",), "{} mark in the register", "{} marks in the register"),
    (("mark_history",), "{} earlier mark, as it was before it was changed", "{} earlier marks, as they were before"),
    (
        ("person_notes",),
        "{} person note, with addenda and earlier wordings",
        "{} person notes, with addenda and earlier wordings",
    ),
    (("quick_notes",), "{} quick note about them", "{} quick notes about them"),
    (("contacts",), "{} entry of the contact log", "{} entries of the contact log"),
    (("follow_ups",), "{} follow-up about them", "{} follow-ups about them"),
    (("letters",), "{} certificate or letter, as kept here", "{} certificates and letters, as kept here"),
    (("corrections",), "{} request for correction", "{} requests for correction"),
    (("legal_holds",), "{} legal hold that was lifted", "{} legal holds that were lifted"),
)
SECTIONS = {
    "people": "their details",
    "memberships": "their groups",
    "marks": "a mark in the register",
    "mark_history": "an earlier mark",
    "person_notes": "a note about them",
    "person_note_addenda": "an addendum to a note about them",
    "person_note_history": "an earlier wording of a note",
    "quick_notes": "a quick note",
    "contacts": "the contact log",
    "follow_ups": "a follow-up",
    "letters": "a letter",
    "corrections": "a request for correction",
    "legal_holds": "a legal hold",
}
"""Where in a packet somebody else is named, in words."""


def goes(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return what an erasure takes, each kind in its line."""
    lines = []
    for tables, one, many in _GOES:
        count = sum(counts.get(table, 0) for table in tables)
        if count:
            lines.append(one.format(count) if count == 1 or not many else many.format(f"{count:,}"))
    return tuple(lines)


def stays(counted: int) -> tuple[str, ...]:
    """Return what an erasure leaves."""
    sessions = "session" if counted == 1 else "sessions"
    came = f"How many came to {counted:,} {sessions}, as a headcount. The register itself counts one fewer."
    return (
        *((came,) if counted else ()),
        "Notes about the whole group, plans and agreements, without their name.",
        "A number in place of them in the record of changes. It means nothing else.",
    )


def found_words(places: int) -> str:
    """Return how many places name somebody else."""
    if not places:
        return "Nobody else seems to be named in it."
    where = "one place" if places == 1 else f"{places} places"
    return f"Somebody else seems to be named in {where}. Decide what becomes of it; otherwise it reads “a member”."


def correction_row(correction: Correction) -> CorrectionRow:
    """Return a request as it is shown."""
    done = ""
    if correction.done_on is not None:
        done = f"{dates.day_with_year(correction.done_on)}: {correction.done}"
    return CorrectionRow(
        correction=correction,
        title=f"Asked on {dates.day_with_year(correction.asked_on)}",
        asked=correction.asked,
        done=done,
    )


def backup_line(info: BackupInfo) -> str:
    """Return one backup in a line."""
    made = info.made_at.astimezone()
    where = info.place or "this computer"
    return f"{dates.day_with_year(made.date())}, {dates.clock(made)}, on {where}"
