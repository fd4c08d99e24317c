"""The way out for other calendars: a file where the facilitator says. It holds neutral names and times, no more."""

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly


class CalendarOut:
    """Asks where to keep the file; the dialog blocks nothing, trouble is told through `failed(sentence)`."""

    def __init__(self, parent: QWidget, failed: Callable[[str], None]) -> None:
        self._parent = parent
        self._failed = failed

    def ask_and_save(self, content: bytes, name: str = "sessions.ics") -> QFileDialog:
        """Open the dialog; write when it is accepted."""
        # Qt's own dialog would keep the folders a person has visited: their names can tell who comes.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        dialog = QFileDialog(self._parent, "Save calendar file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Calendar (*.ics)")
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.fileSelected.connect(partial(self._save, content))
        dialog.show()
        return dialog

    def _save(self, content: bytes, path: str) -> None:
        try:
            save(content, Path(path))
        except Fault as fault:
            self._failed(fault.sentence)


def save(content: bytes, path: Path) -> None:
    """Write the file, replacing another only once all of it is on the disk. Raises `DiskFull` or `ReadOnly`."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        full = "The file could not be saved: the disk is full. Choose another place, or make some room."
        closed = "The file could not be saved there: WorkWell may not write to that folder. Choose another place."
        raise (DiskFull(full) if trouble.errno == errno.ENOSPC else ReadOnly(closed)) from trouble
