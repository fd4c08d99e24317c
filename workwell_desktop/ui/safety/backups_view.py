"""The backups, in one card. It shows words handed in and emits wishes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Divider,
    Flow,
    Label,
)
from workwell_desktop.ui.safety.place_on_disk import PlaceOnDisk


class BackupsCard(Card):
    """When the last backup was proved, and a button for one now."""

    back_up_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Backups", parent=parent)
        self.last = Label("", "strong", wrap=True)
        self.explained = Label("", "muted-body", wrap=True)
        self.button = Button("Back up now", "archive-restore")
        self.button.clicked.connect(self.back_up_requested)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Making a backup")
        self._trouble = Label("", "error", wrap=True)
        self._buttons = Flow(self.button)
        self.place = PlaceOnDisk("Where the backups lie", "Copy the path of the backups")
        self.place.copy_requested.connect(self.copy_requested)
        self._line = Divider()
        for widget in (self.last, self.explained, self._buttons, self._busy, self._trouble, self._line, self.place):
            self.body.addWidget(widget)
        self.show_busy(False)
        self.show_trouble("")

    def show_words(self, last: str, explained: str) -> None:
        """Show when the last backup was made, and what backups are."""
        self.last.setText(last)
        self.explained.setText(explained)

    def show_busy(self, busy: bool) -> None:
        """Show that a backup is being made."""
        self.button.setEnabled(not busy)
        self._busy.setVisible(busy)

    @property
    def trouble(self) -> str:
        """The sentence about a backup that could not be made, or nothing."""
        return self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Show why no backup could be made; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def show_demo(self) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        for part in (self._buttons, self._line, self.place):
            part.hide()
