"""Giving groups to somebody: which, how much of them, for whom, and how it is locked. It decides nothing."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workwell_desktop.domain.bundle import Reach
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Divider,
    Field,
    Flow,
    Label,
    LineEdit,
    Muted,
    PrimaryButton,
    SegmentedChoice,
    TextArea,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tab_order import walk_first
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.hand_over_shown import GiveTyped
from workwell_desktop.ui.safety.six_words import SixWords

_NO_GROUPS = "There is no group to hand over yet. Start one under “Groups”."
_READ_ALOUD = "Read these words to them on the telephone. Do not send them along with the bundle."
_THEIR_KEY = "They find it on this page of their WorkWell, under “Your key”, and send you the file or the line."
_COMPARE = "Read these six words to them. Only if they see the same is this their key."


class GiveCard(Card):
    """The form for a bundle."""

    choice_changed = Signal()
    key_changed = Signal()
    key_file_requested = Signal()
    new_words_requested = Signal()
    give_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hand a group to somebody", parent=parent)
        self.body.setSpacing(MEDIUM)
        self._boxes: list[tuple[CheckBox, GroupId]] = []
        self.nothing = Muted(_NO_GROUPS)
        self.form = QWidget()
        self._column = QVBoxLayout(self.form)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MEDIUM)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.form)
        self._build_what()
        self._column.addWidget(Divider())
        self._build_whom()
        self._column.addWidget(Divider())
        self._build_end()
        self.show_their_key("", "")
        self._show_reach()
        self._show_way()

    def _build_what(self) -> None:
        holder = QWidget()
        self._groups = QVBoxLayout(holder)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(TINY)
        self.groups = Field("Which groups", holder)
        self.reach = SegmentedChoice(
            "How much", [("For a substitute", Reach.SUBSTITUTE), ("All of it", Reach.EVERYTHING)]
        )
        self.along, self.never = WrappedLabel("", "muted-body"), Muted("")
        self.person_notes = CheckBox("Person notes")
        self.contacts = CheckBox("The contact log")
        self.incidents = CheckBox("Incident reports")
        self.ticks = QWidget()
        ticks = QVBoxLayout(self.ticks)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(TINY)
        for box in (self.person_notes, self.contacts, self.incidents):
            ticks.addWidget(box)
            box.toggled.connect(self.choice_changed)
        self.reach.chosen.connect(self._pick_reach)
        for widget in (self.groups, Field("How much", self.reach), self.along, self.ticks, self.never):
            self._column.addWidget(widget)

    def _build_whom(self) -> None:
        self.partner = LineEdit(placeholder="What you call them; only you see it")
        self.fields = {"groups": self.groups, "partner": Field("Who it is for", self.partner)}
        self.way = SegmentedChoice("Locked", [("For their key", True), ("With spoken words", False)])
        self.way.chosen.connect(self._show_way)
        self.key = TextArea("Their key", "The line they sent you", lines=2)
        self.key_file = Button("Choose their key file", "key-round")
        self.fields["key"] = Field("Their key", self.key, _THEIR_KEY)
        self.their_words, self.compare = SixWords("The six words of their key"), Muted(_COMPARE)
        self.with_key = _column(self.fields["key"], Flow(self.key_file), self.their_words, self.compare)
        self.words, self.own_words = SixWords("The words to read aloud"), LineEdit()
        self.new_words, self.type_own = Button("Other words", "refresh-cw"), CheckBox("Use words of my own")
        self.fields["phrase"] = Field(
            "Words of your own", self.own_words, "Six words or more that do not belong together."
        )
        self.aloud = Muted(_READ_ALOUD)
        self.with_words = _column(self.words, Flow(self.new_words), self.type_own, self.fields["phrase"], self.aloud)
        for widget in (self.fields["partner"], Field("How it is locked", self.way), self.with_key, self.with_words):
            self._column.addWidget(widget)
        self.key.edited.connect(self.key_changed)
        self.key_file.clicked.connect(self.key_file_requested)
        self.new_words.clicked.connect(self.new_words_requested)
        self.type_own.toggled.connect(self._show_way)
        self.partner.textEdited.connect(self.fields["partner"].clear_error)
        self.own_words.textEdited.connect(self.fields["phrase"].clear_error)

    def _build_end(self) -> None:
        self.contents = WrappedLabel("", "muted-body")
        self.button = PrimaryButton("Make the bundle…", "lock")
        self.button.clicked.connect(self.give_requested)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Writing the bundle")
        self.answer, self.trouble = Label("", "good", wrap=True), Label("", "error", wrap=True)
        for widget in (self.contents, Flow(self.button), self.busy, self.answer, self.trouble):
            self._column.addWidget(widget)
        self.show_busy(False)
        self.show_answer("", "")

    # -------------------------------------------------------------------------------------------------------- showing

    def show_groups(self, groups: Sequence[tuple[GroupId, str]], ticked: Collection[GroupId]) -> None:
        """Offer the groups."""
        self.nothing.setVisible(not groups)
        self.form.setVisible(bool(groups))
        if [(box.text(), group) for box, group in self._boxes] != [(_plain(name), group) for group, name in groups]:
            empty(self._groups)
            self._boxes = [(CheckBox(_plain(name)), group) for group, name in groups]
            for box, _ in self._boxes:
                box.toggled.connect(self._ticked)
                self._groups.addWidget(box)
            walk_first(self, [box for box, _ in self._boxes])
        for box, group in self._boxes:
            box.blockSignals(True)
            box.setChecked(group in ticked)
            box.blockSignals(False)

    def ticked(self) -> tuple[GroupId, ...]:
        """Return the groups that are ticked."""
        return tuple(group for box, group in self._boxes if box.isChecked())

    def show_explained(self, along: str, never: str) -> None:
        """Say what goes along and what never does."""
        self.along.setText(along)
        self.never.setText(never)

    def show_contents(self, sentence: str) -> None:
        """Say what a bundle would hold now."""
        self.contents.setText(sentence)
        self.contents.setVisible(bool(sentence))

    def show_their_key(self, key: str, words: str) -> None:
        """Show the key that was found in what was typed or chosen, by its words; empty ones take them away."""
        if key and key != self.key.toPlainText():
            self.key.show_text(key)
        self.fields["key"].clear_error()
        self.their_words.show_words(words)
        self.compare.setVisible(bool(words))

    def show_words(self, joined: str) -> None:
        """Show fresh words to read aloud."""
        self.words.show_words(joined)
        self._show_way()

    def show_busy(self, busy: bool) -> None:
        """Show that the bundle is being written."""
        self.button.setEnabled(not busy)
        self.busy.setVisible(busy)

    def show_answer(self, good: str, trouble: str) -> None:
        """Say what came of it."""
        for label, words in ((self.answer, good), (self.trouble, trouble)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        first = self._boxes[0][0] if name == "groups" and self._boxes else self.fields[name].control
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def typed(self) -> GiveTyped:
        """Return what was chosen and typed."""
        everything = self.reach.value() is Reach.EVERYTHING
        phrase = self.own_words.text() if self.type_own.isChecked() else self.words.joined
        by_key = self.way.value() is True
        return GiveTyped(
            groups=self.ticked(),
            reach=Reach.EVERYTHING if everything else Reach.SUBSTITUTE,
            person_notes=everything and self.person_notes.isChecked(),
            contacts=everything and self.contacts.isChecked(),
            incidents=everything and self.incidents.isChecked(),
            partner=self.partner.text(),
            key=self.key.toPlainText() if by_key else "",
            phrase="" if by_key else phrase,
        )

    @property
    def uses_key(self) -> bool:
        """Whether it is to be locked for a key."""
        return self.way.value() is True

    def forget(self) -> None:
        """Take words and names off the screen."""
        self.partner.clear()
        self.own_words.clear()
        self.key.show_text("")
        self.show_their_key("", "")
        self.show_answer("", "")
        for field in self.fields.values():
            field.clear_error()

    def _ticked(self) -> None:
        self.groups.clear_error()
        self.choice_changed.emit()

    def _pick_reach(self) -> None:
        self._show_reach()
        self.choice_changed.emit()

    def _show_reach(self) -> None:
        self.ticks.setVisible(self.reach.value() is Reach.EVERYTHING)

    def _show_way(self) -> None:
        by_key, own = self.way.value() is True, self.type_own.isChecked()
        self.with_key.setVisible(by_key)
        self.with_words.setVisible(not by_key)
        self.words.setVisible(not own)
        self.new_words.setVisible(not own)
        self.fields["phrase"].setVisible(own)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _plain(name: str) -> str:
    """Return a name for a box to tick, where an ampersand would be a key."""
    return name.replace("&", "&&")
