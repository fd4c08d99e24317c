"""Keys and lock: how the vault opens, its recovery sheet, its keys, and the way to a new laptop.

It shows words handed in and emits wishes.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.kit.controls import Button, Card, Columns, Divider, Flow, IconLabel, Label, Muted
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.place_on_disk import PlaceOnDisk
from workwell_desktop.ui.safety.protection_forms import LoginForm, PassphraseForm
from workwell_desktop.ui.safety.protection_new_sheet import NewSheetView
from workwell_desktop.ui.safety.protection_sheet_card import SheetCard
from workwell_desktop.ui.safety.protection_shown import CHANGE_ALL, NEW_LAPTOP, KeysShown


class ProtectionView(QWidget):
    """The whole tab: either everything at a glance, or the making of a new sheet."""

    new_sheet_requested = Signal(bool)
    """A new recovery sheet is wished; True when it is for the sake of the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.protection = ProtectionCard()
        self.sheet = SheetCard()
        self.keys = _KeysCard()
        self.laptop = _LaptopCard()
        self.new_sheet = NewSheetView()
        main, side = _column(self.protection, self.sheet), _column(self.keys, self.laptop)
        self.glance = Columns(main, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.glance)
        column.addWidget(self.new_sheet)
        column.addStretch(1)
        self.new_sheet.hide()
        self.sheet.new_sheet_requested.connect(self._wish_sheet)
        self.keys.button.clicked.connect(self._wish_keys)

    def show_keys(self, shown: KeysShown) -> None:
        """Show how the vault opens, and what is known of the sheet."""
        self.protection.show_keys(shown)
        self.sheet.show_line(shown.sheet, due=shown.rehearsal_due)

    def show_new_sheet(self, making: bool) -> None:
        """Show the making of a new sheet instead of everything else, or no longer."""
        self.glance.setVisible(not making)
        self.new_sheet.setVisible(making)

    def show_demo(self) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        self.protection.show_demo()
        for card in (self.sheet, self.keys, self.laptop):
            card.hide()

    def forget(self) -> None:
        """Let nothing typed stay on the screen: passphrases and the words of a sheet."""
        self.protection.forget()
        self.sheet.test.forget()

    def _wish_sheet(self) -> None:
        self.new_sheet_requested.emit(False)

    def _wish_keys(self) -> None:
        self.new_sheet_requested.emit(True)


class ProtectionCard(Card):
    """How the vault opens, what that means, where it lies, and the ways to change it."""

    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What opens this vault", parent=parent)
        self.opens = _Point("key-round", "primary")
        self.protects = _Point("shield-check", "ok_strong", "What this protects")
        self.leaves_open = _Point("info", "warn", "What it does not")
        for point in (self.opens, self.protects, self.leaves_open):
            self.body.addWidget(point)
        self.change = Button("Change the passphrase…", "pencil")
        self.switch = Button("", "refresh-cw")
        self.change.clicked.connect(self._open_change)
        self.switch.clicked.connect(self._open_switch)
        self.buttons = Flow(self.change, self.switch)
        self.passphrase, self.login = PassphraseForm(), LoginForm()
        self.left = Label("", "error", wrap=True)
        self.place = PlaceOnDisk("Where the vault lies", "Copy the path of the vault")
        self.place.copy_requested.connect(self.copy_requested)
        self._line = Divider()
        for part in (self.buttons, self.passphrase, self.login, self.left, self._line, self.place):
            self.body.addWidget(part)
        for form in (self.passphrase, self.login):
            form.hide()
            form.cancelled.connect(self.calm)
        self._mode = Protection.EASY
        self.show_left("")

    def show_keys(self, shown: KeysShown) -> None:
        """Show how the vault opens, what that protects and what it does not, and what can be changed."""
        words = shown.words
        self._mode = shown.mode
        self.opens.icon.show_as(words.icon, "primary")
        self.opens.title.setText(words.title)
        self.opens.words.setText(words.opens)
        self.protects.words.setText(words.protects)
        self.leaves_open.words.setText(words.leaves_open)
        easy = shown.mode is Protection.EASY
        self.switch.setText("Use a passphrase instead…" if easy else "Use my computer's login instead…")
        self.change.setVisible(not easy)

    def show_left(self, sentence: str) -> None:
        """Say what could not be done to the end; an empty sentence takes it away."""
        self.left.setText(sentence)
        self.left.setVisible(bool(sentence))

    def calm(self) -> None:
        """Close the form that is open, and forget what was typed in it."""
        was_open = self.passphrase.isVisible() or self.login.isVisible()
        self.forget()
        if was_open:
            back = self.switch if self.change.isHidden() else self.change
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Close the forms and empty them, unless one is at work."""
        for form in (self.passphrase, self.login):
            if not (form.busy or form.isHidden()):
                form.forget()
                form.hide()
                self._give_room(False)

    def show_demo(self) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        self.protects.title.setText("Nothing can go wrong")
        self.leaves_open.title.setText("Nothing stays")
        for part in (self.buttons, self._line, self.place):
            part.hide()

    def _open_change(self) -> None:
        self._open(self.passphrase)
        self.passphrase.begin(asks_old=True)

    def _open_switch(self) -> None:
        if self._mode is Protection.EASY:
            self._open(self.passphrase)
            self.passphrase.begin(asks_old=False)
        else:
            self._open(self.login)
            self.login.begin()

    def _open(self, form: QWidget) -> None:
        self.show_left("")
        self._give_room(True)
        form.show()

    def _give_room(self, to_a_form: bool) -> None:
        """Let a form have the place of what it changes, so that all of it is in sight."""
        for part in (self.protects, self.leaves_open, self.buttons):
            part.setVisible(not to_a_form)


class _Point(QWidget):
    """An icon, a strong line and a few sentences."""

    def __init__(self, icon: str, token: str, title: str = "") -> None:
        super().__init__()
        self.icon = IconLabel(icon, token)
        self.title, self.words = Label(title, "strong", wrap=True), Label("", "muted-body", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(TINY)
        column.addWidget(self.title)
        column.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, TINY, 0, TINY)
        line.setSpacing(MEDIUM)
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)


class _KeysCard(Card):
    """Other keys throughout, when somebody else may have seen them."""

    def __init__(self) -> None:
        super().__init__("Change all keys")
        self.body.addWidget(Muted(CHANGE_ALL))
        self.button = Button("Change all keys…", "key-round")
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class _LaptopCard(Card):
    """The way to a new laptop, step by step."""

    def __init__(self) -> None:
        super().__init__("Moving to a new laptop")
        self.body.addWidget(Muted("All it takes is the recovery sheet and one backup."))
        for number, words in enumerate(NEW_LAPTOP, start=1):
            step = QWidget()
            line = QHBoxLayout(step)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SMALL)
            count = Label(f"{number}.", "strong")
            count.setMinimumWidth(LARGE)
            line.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words, wrap=True), 1)
            self.body.addWidget(step)


def _column(*cards: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LARGE)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return made
