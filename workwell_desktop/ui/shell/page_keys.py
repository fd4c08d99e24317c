"""The keys that some pages answer to, for the sheet of shortcuts: it lists them wherever it is opened.

The pages themselves answer; nothing is done here.
"""

from workwell_desktop.domain.attendance import MARKABLE

REGISTER, PLAN, CALENDAR, RUN, HANDOUTS = "Register", "Plan", "Calendar", "Running a session", "Handouts"
"""The headings; they are those of the actions that pages register once they are built."""

PAGE_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    REGISTER: (
        *((code.label, code.key) for code in MARKABLE),
        ("Clear the mark", "Del"),
        ("Say more of a mark", "Enter"),
        ("Mark the rest present", "Ctrl+Shift+P"),
        ("Someone else came", "Ctrl+Shift+A"),
    ),
    PLAN: (
        ("Add a part", "Ins"),
        ("Move the part up", "Alt+Up"),
        ("Move the part down", "Alt+Down"),
        ("Duplicate the part", "Ctrl+D"),
        ("Remove the part", "Del"),
    ),
    CALENDAR: (
        ("Today", "T"),
        ("Earlier", "PgUp"),
        ("Later", "PgDown"),
        ("Next session of the day", "Space"),
        ("New session on the day", "N"),
        ("Move the session", "M"),
        ("Cancel the session", "C"),
        ("Month", "1"),
        ("Week", "2"),
        ("List", "3"),
    ),
    RUN: (
        ("Pause or go on", "Space"),
        ("Next part", "Right"),
        ("Part before", "Left"),
        ("Five minutes more", "+"),
        ("Five minutes fewer", "-"),
        ("Write a quick note", "N"),
        ("Round timer", "R"),
        ("Next person in the round", "Return"),
        ("Pass in the round", "P"),
        ("Come back in the round", "B"),
        ("Leave full screen, then the page", "Esc"),
    ),
    HANDOUTS: (
        ("Print the paper", "Ctrl+P"),
        ("Into the packet, or out of it", "Space"),
        ("Look at the page", "Enter"),
        ("Next page", "PgDown"),
        ("Page before", "PgUp"),
        ("First page", "Home"),
        ("Last page", "End"),
    ),
}
"""What each key does, by heading: words and keys."""
