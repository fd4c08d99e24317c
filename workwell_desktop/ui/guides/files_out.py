"""Files in and out: which files to bring in, and where to keep what is given on. The dialogs block nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.saving import ask_to_save, new_file_dialog, write_whole

FILES = "Guides and handouts (*.md *.zip)"


def ask_what(parent: QWidget, then: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    """Ask for files to bring in and hand them to `then`."""
    dialog = new_file_dialog(parent, "Import guides and handouts")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(FILES)

    def take(names: list[str]) -> None:
        then(tuple(Path(name) for name in names))

    dialog.filesSelected.connect(take)
    dialog.show()
    return dialog


def ask_where(parent: QWidget, content: bytes, name: str, told: Callable[[str, bool], None]) -> QFileDialog:
    """Ask where to keep a file and write it there; `told(sentence, well)` says what came of it."""
    dialog = ask_to_save(parent, "Export", name, f"Guides and handouts (*{Path(name).suffix})")
    dialog.fileSelected.connect(partial(_save, content, told))
    dialog.show()
    return dialog


def _save(content: bytes, told: Callable[[str, bool], None], path: str) -> None:
    try:
        write_whole(content, Path(path))
    except Fault as fault:
        told(fault.sentence, False)
    else:
        told("Exported. The file is not encrypted, so that others can read it.", True)
