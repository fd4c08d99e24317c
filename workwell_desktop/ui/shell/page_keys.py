"""The keys that some pages answer to, for the sheet of shortcuts: it lists them wherever it is opened.

The pages themselves answer; nothing is done here.
"""

from workwell_desktop.domain.attendance import MARKABLE

REGISTER, PLAN, CALENDAR = "Register", "Plan", "Calendar"
"""The headings; they are those of the actions that pages register once they are built."""

PAGE_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    REGISTER: (
        *((code.label, code.key) for code in MARKABLE),
        ("Clear the mark", "Del"),
        ("Mark the rest present", "Ctrl+Shift+P"),
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
}
"""What each key does, by heading: words and keys."""
