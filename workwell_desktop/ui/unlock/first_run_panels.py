"""Panels of the first run but for the recovery sheet: you, protection, first group. Widgets and layout only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.kit.controls import (
    Button,
    CardButton,
    Field,
    IconLabel,
    Label,
    LineEdit,
    Muted,
    PrimaryButton,
    QuietButton,
    SegmentedChoice,
)
from workwell_desktop.ui.kit.settings import ThemeChoice
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.unlock.first_run_shown import FirstRun


def _column(panel: QWidget, title: str, words: str) -> QVBoxLayout:
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, SMALL, 0, 0)
    column.setSpacing(MEDIUM)
    column.addWidget(Label(title, "large", wrap=True))
    column.addWidget(Label(words, wrap=True))
    return column


class YouPanel(QWidget):
    """Who you are, and how WorkWell looks."""

    look_chosen = Signal(object)
    text_size_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = _column(
            self,
            "Welcome",
            "WorkWell keeps your groups on this computer only. Nothing is sent anywhere; everything is encrypted. "
            "Setting up takes about five minutes.",
        )
        self.name_edit, self.organisation_edit = LineEdit(), LineEdit()
        self.name = Field("Your name, as it should stand on your papers", self.name_edit)
        self.organisation = Field("Organisation (optional)", self.organisation_edit)
        fields = QHBoxLayout()
        fields.setSpacing(LARGE)
        fields.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.organisation, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        looks = [("As this computer", ThemeChoice.SYSTEM), ("Light", ThemeChoice.LIGHT), ("Dark", ThemeChoice.DARK)]
        self.look = SegmentedChoice("Colours", looks)
        self.look.chosen.connect(self.look_chosen)
        self.text_size = SegmentedChoice("Text size", [("100%", 100), ("125%", 125), ("150%", 150), ("200%", 200)])
        self.text_size.chosen.connect(self.text_size_chosen)
        choices = QHBoxLayout()
        choices.setSpacing(LARGE)
        for label, choice in (("Colours", self.look), ("Text size", self.text_size)):
            each = QVBoxLayout()
            each.setSpacing(TINY)
            each.addWidget(Label(label, "muted"))
            each.addWidget(choice)
            choices.addLayout(each, 1)
        column.addLayout(choices)
        column.addStretch(1)
        self.setFocusProxy(self.name_edit)


class _WayCard(CardButton):
    """One way to protect the vault: a card with a title and what it means."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(SMALL)
        head = QHBoxLayout()
        head.addWidget(IconLabel(icon, "primary"))
        head.addWidget(Label(title, "heading", wrap=True), 1)
        layout.addLayout(head)
        self._words = Muted(words)
        layout.addWidget(self._words)
        layout.addStretch(1)
        self._usual = words

    @property
    def words(self) -> str:
        """What the card says."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Say something else on the card; an empty text brings the usual words back."""
        self._words.setText(words or self._usual)


class ProtectionPanel(QWidget):
    """How the vault is protected: the computer's login, or a passphrase."""

    way_chosen = Signal(object)
    passphrase_edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = _column(
            self,
            "How should your notes be protected?",
            "Your notes are always encrypted. Choose what opens them. "
            "A recovery sheet on paper comes next, either way.",
        )
        self.easy = _WayCard(
            "key-round",
            "My computer's login",
            "The key lies in this computer's password store. WorkWell opens by itself once you have logged in. "
            "Right when nobody else uses your account.",
        )
        self.with_passphrase = _WayCard(
            "lock",
            "A passphrase",
            "You type it each time. Right when somebody shares your account on this computer, "
            "or when your work asks for it.",
        )
        self.easy.clicked.connect(self._easy_chosen)
        self.with_passphrase.clicked.connect(self._passphrase_chosen)
        ways = QHBoxLayout()
        ways.setSpacing(LARGE)
        ways.addWidget(self.easy, 1)
        ways.addWidget(self.with_passphrase, 1)
        column.addLayout(ways)
        column.addWidget(self._passphrase_fields())
        column.addStretch(1)
        self.setFocusProxy(self.easy)

    def _passphrase_fields(self) -> QWidget:
        self.first_edit, self.again_edit = LineEdit(), LineEdit()
        hint = "Four or five words that do not belong together work well."
        self.first = Field("Passphrase", self.first_edit, hint)
        self.again = Field("The same again", self.again_edit)
        self._fields = QWidget()
        line = QHBoxLayout(self._fields)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE)
        for field, edit in ((self.first, self.first_edit), (self.again, self.again_edit)):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.textEdited.connect(self.passphrase_edited)
        return self._fields

    def texts(self) -> tuple[str, str]:
        """Return both passphrase fields."""
        return self.first_edit.text(), self.again_edit.text()

    def forget(self) -> None:
        """Empty both passphrase fields."""
        self.first_edit.clear()
        self.again_edit.clear()

    def show_state(self, state: FirstRun) -> None:
        """Show which way holds, and what this computer can do."""
        self.easy.setEnabled(state.easy_possible)
        waiting = "Asking this computer for its password store…" if state.store is None else ""
        possible = state.store is None or state.easy_possible
        self.easy.show_words(waiting if possible or state.store is None else state.store.sentence)
        for way, card in ((Protection.EASY, self.easy), (Protection.PASSPHRASE, self.with_passphrase)):
            card.setAutoExclusive(False)  # or the one that was chosen could not be let go
            card.setChecked(state.protection is way)
            card.setAutoExclusive(True)
        impossible = state.store is not None and not state.easy_possible
        self.setFocusProxy(self.with_passphrase if impossible else self.easy)
        if self.easy.hasFocus() and impossible:
            self.with_passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields.setVisible(state.protection is Protection.PASSPHRASE)

    def _easy_chosen(self) -> None:
        self.way_chosen.emit(Protection.EASY)

    def _passphrase_chosen(self) -> None:
        self.way_chosen.emit(Protection.PASSPHRASE)


class GroupPanel(QWidget):
    """The first group, a sample to look around in, or neither for now."""

    create_requested = Signal(str)
    sample_requested = Signal()
    later_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = _column(
            self,
            "Your vault is ready",
            "Name your first group, or look around in a sample group with invented people. "
            "Its name says that it is a sample.",
        )
        self.name_edit = LineEdit(placeholder="Monday Evening Circle")
        self.name = Field("Name of your group", self.name_edit)
        column.addWidget(self.name)
        self.make = PrimaryButton("Create the group", "users")
        self.sample = Button("Look around in a sample group", "sparkles")
        self.later = QuietButton("Later")
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for button in (self.make, self.sample, self.later):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        self.name_edit.returnPressed.connect(self._create)
        self.make.clicked.connect(self._create)
        self.sample.clicked.connect(self.sample_requested)
        self.later.clicked.connect(self.later_requested)
        self.setFocusProxy(self.name_edit)

    def _create(self) -> None:
        self.create_requested.emit(self.name_edit.text())
