"""The keys that the register and the plan answer to, for the sheet of shortcuts: it lists them wherever it is opened.

The pages themselves answer; nothing is done here.
"""

from workwell_desktop.domain.attendance import MARKABLE

REGISTER, PLAN = "Register", "Plan"
"""The headings; they are those of the actions that the two pages register once they are built."""

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
}
"""What each key does, by heading: words and keys."""
