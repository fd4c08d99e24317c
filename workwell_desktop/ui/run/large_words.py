"""Words that grow with the room there is, to be read from two metres, and a button that gives way to others."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.buttons import Button, PrimaryButton
from workwell_desktop.ui.kit.surfaces import WrappedLabel


class LargeWords(WrappedLabel):
    """Words of a size of their own, in pixels at 100 % text and no zoom."""

    def __init__(
        self,
        pixels: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        muted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "muted-body" if muted else "", parent)
        self._pixels, self._weight, self._zoom = pixels, weight, 1.0
        self._dressing = False
        self._dress()

    def set_zoom(self, zoom: float) -> None:
        """Grow with the room; never smaller than the text size asks for."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    def _dress(self) -> None:
        dressed = theme.current()
        self._dressing = True
        self.setFont(dressed.font(round(dressed.sizes.px(self._pixels) * max(1.0, self._zoom)), self._weight))
        self._dressing = False
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and not self._dressing:
            self._dress()
        super().changeEvent(event)


class TransportButton(Button):
    """A button of the clock. A click leaves the keyboard with the page, so that Space goes on meaning pause."""

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # they mean the part before and the next one
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show words that somebody chose: an ampersand in them is one."""
        shown = text.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.current().sizes.px(96)), hint.height())


class NextButton(TransportButton):
    """The way on, in the colours of a primary button."""

    ground = PrimaryButton.ground
    ground_hover = PrimaryButton.ground_hover
    border = PrimaryButton.border
    words = PrimaryButton.words
    ring = PrimaryButton.ring
