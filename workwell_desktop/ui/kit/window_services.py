"""What the window does for a room: go somewhere, tell news, work in the background, register actions, keep time.

A room gets one `Window` and nothing else of the shell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin
from workwell_desktop.ui.kit.clock_watch import ClockWatch
from workwell_desktop.ui.kit.settings import SettingsFile

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.places_to_go import Place


@dataclass(frozen=True)
class Window:
    """The services handed to every room by `app.py`."""

    navigate: "Callable[[Place], None]"
    """Bring the page of a place forward."""
    bulletin: Bulletin
    background: Background
    actions: Actions
    settings: SettingsFile
    now: Callable[[], datetime]
    """The aware local time; tests hand in their own clock."""
    lock: Callable[[], object]
    """Close the vault and draw the curtain."""
    clock_watch: ClockWatch | None = None
    """Notices when the computer's clock is set; None where `now` is no computer's clock, as in tests."""
