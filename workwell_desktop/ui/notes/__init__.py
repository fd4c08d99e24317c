"""The group note of a session: written, signed, locked, added to.

Only group notes live here; the numbers of the register are shown beside the text and changed elsewhere. The form of a
note is a page of its own, so that the shell can stand it in closing out as well.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.ui.notes.form_controller import NoteForm
    from workwell_desktop.usecases.desk import Desk


def build(desk: "Desk", window: "Window") -> "Page":
    """Return the page that answers `ToNote`."""
    from workwell_desktop.ui.notes.controller import NotePage

    return NotePage(desk, window)


def build_form(desk: "Desk", window: "Window") -> "NoteForm":
    """Return the form of a note alone; it answers `ToNote` too."""
    from workwell_desktop.ui.notes.form_controller import NoteForm

    return NoteForm(desk, window)
