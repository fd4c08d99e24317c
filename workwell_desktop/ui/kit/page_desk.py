"""A page to look at as closely as one likes: it fits the room there is, or is larger and can be moved about."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.paper import PageView

STEPS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How many times larger than the whole page that just fits."""

_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_ZOOM_KEYS = (*_CLOSER, Qt.Key.Key_Minus, Qt.Key.Key_0)


class PageDesk(QScrollArea):
    """Holds a `PageView` and its zoom: by call, by Ctrl with plus, minus and 0, and by Ctrl with the wheel."""

    zoomed = Signal(float)
    """How many times larger than fitting it is shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = STEPS[0]
        self.page = PageView()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.page.turned.connect(self._measure)
        self.page.installEventFilter(self)

    @property
    def zoom(self) -> float:
        """How many times larger than fitting the page is shown."""
        return self._zoom

    def closer(self) -> None:
        """Show the page one step larger."""
        self._show(next((step for step in STEPS if step > self._zoom), STEPS[-1]))

    def further(self) -> None:
        """Show the page one step smaller."""
        self._show(next((step for step in reversed(STEPS) if step < self._zoom), STEPS[0]))

    def fit(self) -> None:
        """Show the whole page."""
        self._show(STEPS[0])

    def _show(self, zoom: float) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self._measure()
            self.zoomed.emit(zoom)

    def _measure(self, _index: int = 0) -> None:
        """Give the page the room that the zoom asks for."""
        seen = self.viewport().size()
        if self._zoom == STEPS[0] or self.page.sheet.isEmpty():
            self.page.setMinimumSize(1, 1)  # the whole page, however little room there is
        else:
            fitting = self.page.sheet.scaled(seen, Qt.AspectRatioMode.KeepAspectRatio)
            self.page.setMinimumSize(fitting * self._zoom)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())  # a page takes the room there is

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == STEPS[0]:
            self._measure()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys and the wheel that zoom, before the window takes them for the size of its text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _zooms(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _zooms(event):
            self._by_key(event.key())
            return True
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.closer() if event.angleDelta().y() > 0 else self.further()
            return True
        return super().eventFilter(watched, event)

    def _by_key(self, key: int) -> None:
        if key in _CLOSER:
            self.closer()
        elif key == Qt.Key.Key_Minus:
            self.further()
        else:
            self.fit()


def _zooms(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() in _ZOOM_KEYS
