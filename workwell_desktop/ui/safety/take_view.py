"""Taking groups over: opening a bundle, seeing what it would change, choosing between versions. Decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Field,
    Flow,
    Label,
    LineEdit,
    Muted,
    PrimaryButton,
    SegmentedChoice,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.hand_over_shown import ConflictShown, PreviewShown
from workwell_desktop.ui.safety.six_words import SixWords

_WHAT = "Open the file you were sent. You see what it would change before anything happens, and a backup comes first."
_NOTHING_NEW = "All of it is here already. There is nothing to take over."
_BOTH = "These were changed here and there. Yours stay unless you choose theirs."


class TakeCard(Card):
    """Closed, asking for words, or showing a bundle."""

    open_requested = Signal()
    words_typed = Signal(str)
    take_requested = Signal()
    put_away_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Take over a group", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.choices: dict[str, SegmentedChoice] = {}
        self.open_button = Button("Open a bundle…", "lock-open")
        self.open_button.clicked.connect(self.open_requested)
        self._build_words()
        self._build_preview()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.answer, self.trouble = Label("", "good", wrap=True), Label("", "error", wrap=True)
        for widget in (Muted(_WHAT), Flow(self.open_button), self.asking, self.preview):
            self.body.addWidget(widget)
        for widget in (self.busy, self.answer, self.trouble):
            self.body.addWidget(widget)
        self.show_closed()
        self.show_busy("")

    def _build_words(self) -> None:
        self.words_edit = LineEdit()
        self.words_field = Field("The words you were told", self.words_edit, "Capitals and dashes do not matter.")
        self.words_button = PrimaryButton("Open with these words", "lock-open")
        self.words_button.clicked.connect(self._tell_words)
        self.words_edit.returnPressed.connect(self._tell_words)
        self.words_edit.textEdited.connect(self.words_field.clear_error)
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.words_field)
        column.addWidget(Flow(self.words_button))

    def _build_preview(self) -> None:
        self.preview = QWidget()
        self.title, self.came = WrappedLabel("", "heading"), WrappedLabel("")
        self.check, self.words = WrappedLabel("", "muted-body"), SixWords("The six words of the giver's key")
        self.lines = WrappedLabel("", "")
        self.both = WrappedLabel(_BOTH, "strong")
        self._conflicts = QVBoxLayout()
        self._conflicts.setSpacing(SMALL)
        self.take_button = PrimaryButton("Take it over", "check")
        self.away_button = Button("Not now")
        self.take_button.clicked.connect(self.take_requested)
        self.away_button.clicked.connect(self.put_away_requested)
        column = QVBoxLayout(self.preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for widget in (self.title, self.came, self.check, self.words, self.lines, self.both):
            column.addWidget(widget)
        column.addLayout(self._conflicts)
        column.addWidget(Flow(self.take_button, self.away_button))

    # -------------------------------------------------------------------------------------------------------- showing

    def show_closed(self, good: str = "", trouble: str = "") -> None:
        """Show that no bundle is open, and what came of the last one."""
        self.asking.hide()
        self.preview.hide()
        self.open_button.show()
        self.words_edit.clear()
        self.words_field.clear_error()
        self._drop_conflicts()
        for label in (self.title, self.came, self.lines):
            label.setText("")
        self.show_answer(good, trouble)

    def show_asking(self) -> None:
        """Ask for the words of a bundle."""
        self.asking.show()
        self.preview.hide()
        self.show_answer("", "")
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview(self, shown: PreviewShown) -> None:
        """Show a bundle that was opened."""
        self.asking.hide()
        self.words_edit.clear()
        self.open_button.hide()
        self.title.setText(shown.title)
        self.came.setText(shown.came)
        self.check.setText(shown.check)
        self.words.show_words(shown.words)
        self.lines.setText(_lined("\n".join(shown.lines)))
        self._drop_conflicts()
        self.both.setVisible(bool(shown.conflicts))
        for conflict in shown.conflicts:
            card = ConflictCard(conflict)
            self.choices[conflict.key] = card.choice
            self._conflicts.addWidget(card)
        self.take_button.setVisible(shown.worth_taking)
        self.show_answer("" if shown.worth_taking else _NOTHING_NEW, "")
        self.preview.show()
        (self.take_button if shown.worth_taking else self.away_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def theirs(self) -> tuple[str, ...]:
        """Return the keys of what is to be as it is there."""
        return tuple(key for key, choice in self.choices.items() if choice.value() is True)

    def show_busy(self, doing: str) -> None:
        """Show what is being done; nothing ends it."""
        self.busy.setVisible(bool(doing))
        self.busy.setAccessibleName(doing or "At rest")
        for button in (self.open_button, self.words_button, self.take_button, self.away_button):
            button.setEnabled(not doing)

    def show_answer(self, good: str, trouble: str) -> None:
        """Say what came of it."""
        for label, words in ((self.answer, good), (self.trouble, trouble)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_wrong_words(self, sentence: str) -> None:
        """Say beside the field why the words do not open it."""
        self.words_field.show_error(sentence)
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_conflicts(self) -> None:
        empty(self._conflicts)
        self.choices = {}

    def _tell_words(self) -> None:
        if self.words_button.isEnabled():
            self.words_typed.emit(self.words_edit.text())


class ConflictCard(Card):
    """One record in its two versions, side by side."""

    def __init__(self, shown: ConflictShown, parent: QWidget | None = None) -> None:
        super().__init__(stripe="warn", parent=parent)
        self.body.addWidget(WrappedLabel(shown.title, "strong"))
        if shown.sentence:
            self.body.addWidget(Muted(shown.sentence))
        if shown.rows:
            self.body.addWidget(_table(shown))
        self.choice = SegmentedChoice(shown.title, [("Keep mine", False), ("Take theirs", True)])
        self.body.addWidget(self.choice)
        self.choice.setVisible(shown.choosable)


def _table(shown: ConflictShown) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(TINY)
    for column, words in enumerate(("", "Here", "In the bundle")):
        grid.addWidget(Label(words, "muted"), 0, column)
    for number, (label, ours, theirs) in enumerate(shown.rows, 1):
        grid.addWidget(Label(label, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(WrappedLabel(_lined(ours)), number, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(WrappedLabel(_lined(theirs)), number, 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return holder


def _lined(text: str) -> str:
    """Return a text whose lines a wrapped label keeps apart."""
    return text.replace("\n", "\u2028")
