"""On the way out: ask before unsaved words are lost, remember where the window stood. No word of the vault."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.settings import SettingsFile
from workwell_desktop.ui.kit.tokens import FIRST_WINDOW


def ask_before_losing(window: QWidget, sentence: str, close_anyway: Callable[[], None]) -> None:
    """Ask, beside the window and without blocking it, whether to close although words are unsaved."""
    from PySide6.QtWidgets import QMessageBox  # rarely needed, and not before the first paint

    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("WorkWell")
    box.setText("Some of what you typed is not saved yet.")
    box.setInformativeText(sentence)
    stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
    box.addButton("Close and lose it", QMessageBox.ButtonRole.DestructiveRole).clicked.connect(close_anyway)
    box.setDefaultButton(stay)
    box.open()


def restore_place(window: QWidget, settings: SettingsFile) -> None:
    """Put the window where it was, or at its first size."""
    kept = settings.current.geometry
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
        window.resize(*FIRST_WINDOW)


def keep_place(window: QWidget, settings: SettingsFile) -> None:
    """Remember where the window stands; a file that cannot be written is not worth a word on the way out."""
    kept = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    try:
        settings.change(replace(settings.current, geometry=kept))
    except Fault:
        return
