"""The line at the top of the live screen: which session, how far, and what is done with the clock as a whole."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import IconButton
from workwell_desktop.ui.kit.surfaces import ElidedLabel
from workwell_desktop.ui.kit.tokens import HUGE, MEDIUM, SMALL
from workwell_desktop.ui.run.large_words import NextButton, TransportButton
from workwell_desktop.ui.run.shown import BarShown

_STACK_FROM = 1.5


class BarView(QWidget):
    """Title, privacy, pause, end."""

    leave_requested = Signal()
    privacy_requested = Signal()
    full_screen_requested = Signal()
    pause_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave = IconButton("arrow-left", "Leave this screen; the clock goes on (Esc)")
        self.title = ElidedLabel("", "heading")
        self.subtitle = ElidedLabel("", "muted")
        self._hidden = False
        self.privacy = TransportButton("", "eye-off")
        self.full = IconButton("maximize", "Full screen (F11)")
        self.pause = TransportButton("Pause", "pause")
        self.pause.setToolTip("Space")
        self.end = NextButton("End and close out", "flag")
        for quiet in (self.leave, self.full):
            quiet.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(HUGE - 4, MEDIUM, HUGE, MEDIUM)
        self._line.setSpacing(MEDIUM)
        self._line.addLayout(self._words(), 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL + 2)
        self._buttons.addStretch(0)
        for button in (self.privacy, self.full, self.pause, self.end):
            self._buttons.addWidget(button)
        self._line.addLayout(self._buttons)
        self._connect()
        self._turn()

    def _words(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.leave)
        line.addLayout(words, 1)
        return line

    def _connect(self) -> None:
        for button, wish in (
            (self.leave, self.leave_requested),
            (self.privacy, self.privacy_requested),
            (self.full, self.full_screen_requested),
            (self.pause, self.pause_requested),
            (self.end, self.end_requested),
        ):
            button.clicked.connect(wish)

    def show_bar(self, shown: BarShown) -> None:
        """Show these words and the buttons that fit them."""
        self.title.setText(shown.title)
        self.subtitle.setText(shown.subtitle)
        self.pause.setVisible(shown.pause or shown.resume)
        self.pause.show_text("Resume" if shown.resume else "Pause")
        self.pause.set_icon_name("play" if shown.resume else "pause")
        self.end.setVisible(shown.end)

    def show_privacy(self, hidden: bool) -> None:
        """Say what the privacy button would do."""
        self._hidden = hidden
        large = theme.current().sizes.scale >= _STACK_FROM
        hide = "Hide names" if large else "Hide names  F9"
        self.privacy.show_text("Show names  F9" if hidden else hide)
        self.privacy.set_icon_name("eye" if hidden else "eye-off")

    def _turn(self) -> None:
        """Put the buttons beneath the words when the text is large."""
        large = theme.current().sizes.scale >= _STACK_FROM
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if large else ways.LeftToRight)
        self.show_privacy(self._hidden)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._turn()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painter.fillRect(self.rect(), dressed.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, dressed.colour("line"))
        painter.end()
