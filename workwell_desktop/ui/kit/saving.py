"""Files that a facilitator keeps outside the vault: the dialog that asks where, and writing whole or not at all."""

import errno
import os
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import DiskFull, ReadOnly


def new_file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """Return a dialog that opens beside the window, blocks nothing and is deleted when it is closed."""
    # Qt's own dialog would write down the folders a person has visited: their names can tell who comes.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    return dialog


def ask_to_save(parent: QWidget, title: str, name: str, name_filter: str) -> QFileDialog:
    """Return such a dialog that asks where to keep a file, proposing a name. It is not shown yet."""
    dialog = new_file_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(name_filter)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def write_whole(content: bytes, path: Path, *, what: str = "file") -> None:
    """Write a file, replacing another only once all of it is on the disk. Raises `DiskFull` or `ReadOnly`."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        full = f"The {what} could not be saved: the disk is full. Choose another place, or make some room."
        closed = f"The {what} could not be saved there: WorkWell may not write to that folder. Choose another place."
        raise (DiskFull(full) if trouble.errno == errno.ENOSPC else ReadOnly(closed)) from trouble
