"""The floor of every start: the barest window PySide6 can open. Tells when it was painted, then waits for its end."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class BareWindow(QWidget):
    """An empty window that tells when it has appeared."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Note the time once this painting has reached the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    """Say when; the clock is the same in every process of this computer."""
    print(f"window {time.monotonic()}", flush=True)


if __name__ == "__main__":
    application = QApplication([])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()
