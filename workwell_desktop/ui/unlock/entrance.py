"""What the way in needs of the window, and where it hands the open vault."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import SettingsFile

if TYPE_CHECKING:
    from workwell_desktop.usecases.open_vault import OpenVault


@dataclass(frozen=True)
class Entrance:
    """The window's services before a vault is open."""

    background: Background
    settings: SettingsFile
    now: Callable[[], datetime]
    entered: Callable[["OpenVault", Place | None], None]
    """The vault is open; go to a place, or to Today."""
    kept: Callable[["OpenVault"], None]
    """The vault is open, but there is a step left before going in; whoever quits now must close it."""
    again: Callable[[], None]
    """Begin anew, as when a vault has come to be meanwhile."""
    restore: Callable[[], None] | None = None
    """Go to the backups instead, and restore one; None where nothing can be restored."""
