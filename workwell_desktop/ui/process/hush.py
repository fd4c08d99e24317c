"""A notice board that says nothing: what is done with private notes is told on their own page, and nowhere else.

Whether everything is saved still reaches the window, for it may not close over words that could not be written.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from typing_extensions import override

from workwell_desktop.ui.kit.bulletin import Bulletin, SaveReport, SaveState
from workwell_desktop.ui.kit.window_services import Window


class Hush(Bulletin):
    """Passes on how the writing stands, and drops every sentence about what was done."""

    def __init__(self, loud: Bulletin, parent: QObject) -> None:
        super().__init__(parent)
        self._loud = loud

    @override
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say nothing."""

    @override
    def report_saving(self, source: object, report: SaveReport) -> None:
        if report.state is SaveState.TROUBLE and report.retry is None:
            report = replace(report, retry=_wait)  # a lock takes no private words along, so it must wait for them
        self._loud.report_saving(source, report)


def hushed(window: Window, parent: QObject) -> Window:
    """Return the window's services with such a notice board."""
    return replace(window, bulletin=Hush(window.bulletin, parent))


def _wait() -> None:
    """Do nothing: words that a rule refused wait for the facilitator."""
