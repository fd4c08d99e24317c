"""Keeping that papers of a session are out."""

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


def note_printed(desk: Desk, window: Window, session_id: SessionId) -> None:
    """Keep that papers of a session were printed or saved just now."""
    with told(window.bulletin):
        desk.papers.mark_printed(session_id)
