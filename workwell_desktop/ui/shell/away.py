"""Whether the person has left the computer, as far as the computer says so.

Its screen is locked, it is put to sleep, another user takes over. One small interface; what a system says and how is
the business of the module named after it.
"""

import sys

from PySide6.QtCore import QObject, Signal


class Away(QObject):
    """Listens to a system that says nothing. Base of those that do."""

    gone = Signal()
    """Nobody is at this computer now, or nobody will be in a moment: lock at once."""

    def watch(self) -> None:
        """Begin to listen; takes no more than a moment, and does nothing where nothing can be heard."""

    def rest(self) -> None:
        """Listen no longer, and let the computer sleep without waiting for us."""


def of_this_computer(parent: QObject) -> Away:
    """Return what listens to the system this computer runs."""
    made: Away
    if sys.platform == "linux":
        from workwell_desktop.ui.shell.away_linux import LinuxAway

        made = LinuxAway(parent)
    elif sys.platform == "win32":
        from workwell_desktop.ui.shell.away_windows import WindowsAway

        made = WindowsAway(parent)
    elif sys.platform == "darwin":
        from workwell_desktop.ui.shell.away_macos import MacAway

        made = MacAway(parent)
    else:
        made = Away(parent)
    return made
