"""The form of a group note: three fields, with what every signed note has around them.

It has no frame of its own: the note page and closing out each stand it in theirs.
"""

from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.note import NoteText
from workwell_desktop.ui.kit.guarded_text import HINT
from workwell_desktop.ui.kit.signed_form import Part, SignedForm

_PARTS = (
    Part("aims", "Theme and aims", 1),
    Part("happened", "What happened in the group", 5),
    Part("next_time", "For next time", 2),
)
_FOOT = "Signed text stays as it is; you can add to it later. Locking closes the plan too."


class NoteFormView(SignedForm):
    """Everything of a group note that is written or read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PARTS, HINT, _FOOT, parent)

    def show_theme(self, theme: str) -> None:
        """Offer the theme of the session as an example."""
        self.areas["aims"].setPlaceholderText(f"For example: {theme}" if theme else "")

    def text(self) -> NoteText:
        """Return what stands in the fields."""
        return NoteText(**self.words())
