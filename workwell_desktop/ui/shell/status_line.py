"""The foot of the window: encrypted, saved, what was just done with its Undo, the last backup; troubles above."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.bulletin import SaveReport, SaveState, Saying
from workwell_desktop.ui.kit.buttons import Button, IconButton, LinkButton
from workwell_desktop.ui.kit.surfaces import ElidedLabel, IconLabel, Label
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, HUGE, LARGE, MEDIUM, SMALL, TINY

if TYPE_CHECKING:
    from collections.abc import Callable

_SAYING_STAYS_MS = 12_000


class _Note(QWidget):
    """A small icon and a few muted words; the icon alone, with the words as its tooltip, where room is short."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TINY)
        self.icon = IconLabel(icon, "muted", side=14)
        self.words = Label(text, "muted")
        self.setToolTip(text)
        self.icon.setAccessibleName(text)
        line.addWidget(self.icon)
        line.addWidget(self.words)

    def show_words(self, text: str) -> None:
        """Show other words."""
        self.words.setText(text)
        self.setToolTip(text)
        self.icon.setAccessibleName(text)

    def fold(self, folded: bool) -> None:
        """Show the icon alone, or the words too."""
        self.words.setVisible(not folded)

    def full_width(self) -> int:
        """Return the width with words, in pixels."""
        return self.icon.sizeHint().width() + TINY + self.words.sizeHint().width()


class StatusLine(QFrame):
    """One quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._is_fresh = False
        self._leaving = False
        self.encrypted = _Note("shield-check", "Encrypted on this computer")
        self.locks = _Note("lock", "")
        self.saved = _Note("save", "All changes saved")
        self.backup = _Note("archive-restore", "")
        self.said = ElidedLabel("", "muted")
        self.undo_button = LinkButton("Undo", "undo-2")
        self.undo_button.clicked.connect(self._undo_pressed)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAYING_STAYS_MS)
        self._quiet.timeout.connect(self.fall_silent)
        line = QHBoxLayout(self)
        line.setContentsMargins(HUGE + 2, 1, HUGE + 2, 0)
        line.setSpacing(LARGE)
        line.addWidget(self.encrypted)
        line.addWidget(self.saved)
        line.addWidget(self.said)
        line.addWidget(self.undo_button)
        line.addStretch(1)
        line.addWidget(self.locks)
        line.addWidget(self.backup)
        self.locks.hide()
        self.show_backup("")
        self.fall_silent()
        self._measure()

    def show_backup(self, text: str) -> None:
        """Show when the last backup was proved; nothing when there is none to speak of."""
        self.backup.show_words(text)
        self.backup.setVisible(bool(text))
        self._fold()

    def show_lock(self, minutes: int) -> None:
        """Show after how many minutes without a touch WorkWell locks; nothing for 0."""
        self.locks.show_words(f"Locks after {minutes} min" if minutes else "")
        self.locks.setVisible(bool(minutes))
        self._fold()

    def show_saving(self, report: SaveReport) -> None:
        """Show how the writing stands."""
        words = {
            SaveState.SAVED: "All changes saved",
            SaveState.SAVING: "Saving…",
            SaveState.TROUBLE: "Not saved yet",
        }
        self.saved.show_words(words[report.state])
        trouble = report.state is SaveState.TROUBLE
        self.saved.icon.show_as("triangle-alert" if trouble else "save", "bad" if trouble else "muted")

    def say(self, saying: Saying) -> None:
        """Show a sentence for a while, with Undo when there is a way back; screen readers hear it."""
        if self._leaving and saying.undo is not None:
            return
        self._undo = saying.undo
        self._is_fresh = True
        QTimer.singleShot(0, self, self._age)
        self.said.setText(saying.text)
        self.said.setVisible(True)
        self.undo_button.setVisible(saying.undo is not None)
        self._fold()
        self._quiet.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, saying.text))

    def begin_leaving(self) -> None:
        """Forget what can be undone on the page being left: its Undo would change something out of sight.

        What was said in the same breath belongs to the going itself, as when a removed group leads to the list.
        """
        if self._undo is not None and not self._is_fresh:
            self.fall_silent()
        self._leaving = True

    def end_leaving(self) -> None:
        """Listen again."""
        self._leaving = False

    def _age(self) -> None:
        self._is_fresh = False

    def fall_silent(self) -> None:
        """Forget the sentence and its way back."""
        self._quiet.stop()
        self._undo = None
        self.said.setText("")
        self.said.setVisible(False)
        self.undo_button.setVisible(False)
        self._fold()

    def _fold(self) -> None:
        """Give up words where they do not all fit: first what never changes, last whether all is saved."""
        room = self.width() - 2 * (HUGE + 2) - 6 * LARGE
        notes = (self.saved, self.backup, self.locks, self.encrypted)
        if self.said.text():
            room -= min(self.said.sizeHint().width(), self.width() // 3) + self.undo_button.sizeHint().width()
        for note in notes:
            room -= note.full_width() if note.words.text() else 0
            note.fold(room < 0 and note is not self.saved)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _undo_pressed(self) -> None:
        undo = self._undo
        self.fall_silent()
        if undo is not None:
            undo()

    def _measure(self) -> None:
        self.setFixedHeight(max(32, theme.current().sizes.px(31)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()


class TroubleBar(QFrame):
    """A fault's whole sentence, with Try again. It stays until the trouble is over or is put aside."""

    put_aside = Signal()
    """The facilitator has read it and closed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._retry: Callable[[], object] | None = None
        self.sentence = Label("", wrap=True)
        self.retry_button = Button("Try again", "refresh-cw")
        self.retry_button.clicked.connect(self._retry_pressed)
        self.close_button = IconButton("x", "Put this message aside")
        self.close_button.clicked.connect(self.put_aside)
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel("triangle-alert", "bad"))
        line.addWidget(self.sentence, 1)
        line.addWidget(self.retry_button)
        line.addWidget(self.close_button)
        self.setVisible(False)

    def show_report(self, report: SaveReport) -> None:
        """Show a trouble, or disappear when there is none."""
        trouble = report.state is SaveState.TROUBLE
        news = trouble and self.sentence.text() != report.sentence
        self._retry = report.retry if trouble else None
        self.sentence.setText(report.sentence if trouble else "")
        self.retry_button.setVisible(self._retry is not None)
        self.setVisible(trouble)
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, report.sentence))

    def _retry_pressed(self) -> None:
        if self._retry is not None:
            self._retry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour("bad_soft"), dressed.colour("bad"), CARD_RADIUS)
        painter.end()
