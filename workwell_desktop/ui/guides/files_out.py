"""Files in and out: which files to bring in, and where to keep what is given on. The dialogs block nothing."""

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly

FILES = "Guides and handouts (*.md *.zip)"


def _made(parent: QWidget, title: str) -> QFileDialog:
    # Qt's own dialog would keep the folders a person has visited: their names can tell who comes.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    return dialog


def ask_what(parent: QWidget, then: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    """Ask for files to bring in and hand them to `then`."""
    dialog = _made(parent, "Import guides and handouts")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(FILES)

    def take(names: list[str]) -> None:
        then(tuple(Path(name) for name in names))

    dialog.filesSelected.connect(take)
    dialog.show()
    return dialog


def ask_where(parent: QWidget, content: bytes, name: str, told: Callable[[str, bool], None]) -> QFileDialog:
    """Ask where to keep a file and write it there; `told(sentence, well)` says what came of it."""
    dialog = _made(parent, "Export")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"Guides and handouts (*{Path(name).suffix})")
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(partial(_save, content, told))
    dialog.show()
    return dialog


def _save(content: bytes, told: Callable[[str, bool], None], path: str) -> None:
    try:
        save(content, Path(path))
    except Fault as fault:
        told(fault.sentence, False)
    else:
        told("Exported. The file is not encrypted, so that others can read it.", True)


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
