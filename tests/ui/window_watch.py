"""Notes what opens as a window of its own, so that a test can say: nothing but what should."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class WindowWatch(QObject):
    """An event filter for the application: keeps the name and class of every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, type[QWidget]]] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = "popup" if watched.windowType().name in ("Popup", "ToolTip") else type(watched).__name__
            self.shown.append((f"{kind} {watched.accessibleName()}", type(watched)))
        return False
