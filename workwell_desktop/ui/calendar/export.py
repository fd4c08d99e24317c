"""The way out for other calendars: a file where the facilitator says. It holds neutral names and times, no more."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole


class CalendarOut:
    """Asks where to keep the file; the dialog blocks nothing, trouble is told through `failed(sentence)`."""

    def __init__(self, parent: QWidget, failed: Callable[[str], None]) -> None:
        self._parent = parent
        self._failed = failed

    def ask_and_save(self, content: bytes, name: str = "sessions.ics") -> QFileDialog:
        """Open the dialog; write when it is accepted."""
        dialog = ask_to_save(self._parent, "Save calendar file", name, "Calendar (*.ics)")
        dialog.fileSelected.connect(partial(self._save, content))
        dialog.show()
        return dialog

    def _save(self, content: bytes, path: str) -> None:
        try:
            write_whole(content, Path(path))
        except Fault as fault:
            self._failed(fault.sentence)
