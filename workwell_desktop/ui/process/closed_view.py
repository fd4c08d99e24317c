"""The closed notes: a field for their passphrase, and quiet ways out for when it is lost. It decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    Field,
    Label,
    LinkButton,
    Muted,
    PrimaryButton,
)
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.process.passphrase_view import SecretLine

_ANEW = RemovalWords(
    title="If you have forgotten the passphrase",
    why=(
        "Nobody can open your private notes without it: not your organisation, and not the makers of WorkWell. "
        "If it may come back to you, leave everything as it is. You can also put these notes aside and begin new "
        "ones. Their files and backups stay on this computer, closed."
    ),
    remove="Put them aside…",
    keep="Leave them",
    sure="Yes, put them aside",
    question="Put your private notes aside? WorkWell will then not offer them any more.",
)


class ClosedView(QWidget):
    """Card with the passphrase; below it, when asked for, bringing a backup back and beginning anew."""

    open_requested = Signal(str)
    aside_requested = Signal()
    restore_asked = Signal()
    """The list of backups is to be shown: answer with `restore.show_backups`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card("Your private notes are closed")
        self.news = Muted("")
        self.trouble = Label("", "error", wrap=True)
        self.edit = SecretLine()
        self.field = Field("Passphrase of your private notes", self.edit)
        self.button = PrimaryButton("Open", "lock-open")
        self.busy = _busy("Opening your private notes")
        self.forgotten, self.backups = LinkButton("I have forgotten it"), LinkButton("Bring a backup back…")
        self.restore, self.anew = RestoreCard(), RemovalCard(_ANEW)
        for aside in (self.anew.remove_button, self.anew.sure_button):
            aside.set_icon_name("archive")  # nothing is thrown away here
        for each in (self.news, self.trouble, self.field, self.busy):
            self.card.body.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.backups)
        row.addWidget(self.forgotten)
        self.card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for card in (self.card, self.restore, self.anew):
            column.addWidget(card)
        self.setFocusProxy(self.edit)
        self._connect()
        self.forget()

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self._wish)
        self.edit.textEdited.connect(self.field.clear_error)
        self.button.clicked.connect(self._wish)
        self.forgotten.clicked.connect(self._show_anew)
        self.backups.clicked.connect(self.restore_asked)
        self.anew.confirmed.connect(self.aside_requested)
        self.restore.cancelled.connect(self._fold)

    def show_news(self, sentence: str, trouble: str = "") -> None:
        """Say what has just happened, and what went wrong with a backup."""
        self.news.setText(sentence)
        self.news.setVisible(bool(sentence))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while a passphrase is being tried."""
        self.busy.setVisible(busy)
        self.edit.setReadOnly(busy)
        self.button.setEnabled(not busy)

    def show_error(self, sentence: str) -> None:
        """Say why they stay closed; what was typed stays, to be mended."""
        self.show_busy(False)
        self.field.show_error(sentence)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def forget(self) -> None:
        """Empty every field and fold what was unfolded."""
        self.show_busy(False)
        self.edit.clear()
        self.field.clear_error()
        self.show_news("")
        self._fold()
        self.anew.calm()
        self.anew.hide()

    def _show_anew(self) -> None:
        self._fold()
        self.anew.show()
        self.anew.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.restore.forget()
        self.restore.hide()

    def _wish(self) -> None:
        if self.button.isEnabled():
            self.open_requested.emit(self.edit.text())


class RestoreCard(Card):
    """Choose a backup, type the passphrase it was made under, bring it back."""

    restore_requested = Signal(int, str)
    """Which one (its number in what was given to `show_backups`), and the passphrase."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bring a backup back", parent=parent)
        self.none = Muted("There is no backup of private notes on this computer yet.")
        self.which = Choice("Backup made on")
        self.edit = SecretLine()
        self.field = Field("The passphrase they had on that day", self.edit)
        self.button, self.cancel = PrimaryButton("Bring it back", "archive-restore"), Button("Not now")
        self.busy = _busy("Reading the backup")
        self.body.addWidget(
            Muted("It takes the place of the notes that are here now. Those are kept beside it, under another name.")
        )
        for each in (self.none, self.which, self.field, self.busy):
            self.body.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.button, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.edit.returnPressed.connect(self._wish)
        self.edit.textEdited.connect(self.field.clear_error)
        self.button.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.cancelled)
        self.show_busy(False)

    def show_backups(self, backups: tuple[str, ...]) -> None:
        """Offer these, by their words."""
        self.which.clear()
        for number, words in enumerate(backups):
            self.which.add(words, number)
        for each in (self.which, self.field, self.button):
            each.setVisible(bool(backups))
        self.none.setVisible(not backups)
        self.show()
        (self.edit if backups else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while a backup is being read."""
        self.busy.setVisible(busy)
        self.edit.setReadOnly(busy)
        self.button.setEnabled(not busy)

    def show_error(self, sentence: str) -> None:
        """Say why it was not brought back."""
        self.show_busy(False)
        self.field.show_error(sentence)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the field."""
        self.show_busy(False)
        self.edit.clear()
        self.field.clear_error()

    def _wish(self) -> None:
        if self.button.isEnabled():
            self.restore_requested.emit(self.which.currentIndex(), self.edit.text())


def _busy(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    return bar
