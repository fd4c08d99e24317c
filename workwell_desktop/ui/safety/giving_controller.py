"""Giving a bundle: looks at the choice as it is made, and writes the bundle beside the window."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workwell_desktop.domain.bundle import Choice
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.hand_over import HandOver
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.kit.saving import ask_to_save, new_file_dialog
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety import hand_over_model
from workwell_desktop.ui.safety.give_view import GiveCard
from workwell_desktop.ui.safety.hand_over_shown import GiveTyped
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.hand_over import ENDING, HandingOver, Receiver

_LARGEST_KEY_FILE = 10_000
_GIVEN = "The bundle was written and read back. Send them the file; it is of no use to anybody else."
_AND_WORDS = " Tell them the words by telephone, before you leave this page: they are kept nowhere."


class GivingController(QObject):
    """Answers the wishes of the form for a bundle."""

    def __init__(self, bundles: HandingOver, desk: Desk, window: Window, card: GiveCard) -> None:
        super().__init__(card)
        self._bundles, self._desk, self._window, self._card = bundles, desk, window, card
        card.choice_changed.connect(self._look)
        card.key_changed.connect(self._look_at_key)
        card.key_file_requested.connect(self.ask_for_key)
        card.new_words_requested.connect(self._new_words)
        card.give_requested.connect(self.give)

    def read(self) -> None:
        """Offer the groups that are there."""
        groups = [(group.id, group.name) for group in self._desk.groups.all()]
        self._card.show_groups(groups, self._card.ticked())
        if not self._card.words.joined:
            self._new_words()
        self._look()

    def choose(self, group_id: GroupId) -> None:
        """Tick one group and no other."""
        groups = [(group.id, group.name) for group in self._desk.groups.all()]
        self._card.show_groups(groups, (group_id,))
        self._look()

    def leaving(self) -> None:
        """Take words and names off the screen."""
        self._card.forget()
        self._new_words()

    def ask_for_key(self) -> QFileDialog:
        """Ask for the file with somebody's key."""
        dialog = new_file_dialog(self._card, "Choose their key file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Key files (*.txt);;All files (*)")
        dialog.fileSelected.connect(self.take_key_file)
        dialog.show()
        return dialog

    def take_key_file(self, path: str) -> None:
        """Look for a key in a file."""
        try:
            with Path(path).open("rb") as file:
                content = file.read(_LARGEST_KEY_FILE)
        except OSError:
            self._card.show_refusal("key", "This file could not be read. See whether it is still there.")
            return
        self._show_key(content.decode(errors="replace"))

    def give(self) -> QFileDialog | None:
        """Check what was typed and ask where the bundle is to go."""
        self._card.show_answer("", "")
        dialog = None
        with told(self._window.bulletin, self._refused):
            typed = self._card.typed()
            choice = _choice(typed).checked()
            receiver = self._receiver(typed)
            dialog = ask_to_save(self._card, "Save the bundle", f"group{ENDING}", f"Hand-over bundle (*{ENDING})")
            dialog.fileSelected.connect(partial(self._write, choice, receiver))
            dialog.show()
        return dialog

    def _receiver(self, typed: GiveTyped) -> Receiver:
        if self._card.uses_key:
            return self._bundles.receiver_with_key(typed.partner, typed.key)
        return self._bundles.receiver_with_words(typed.partner, typed.phrase)

    def _write(self, choice: Choice, receiver: Receiver, path: str) -> None:
        self._card.show_busy(True)
        work = partial(self._bundles.give, choice, receiver, Path(path))
        self._window.background.run(work, self._given, self._not_given, owner=self)

    def _given(self, given: HandOver) -> None:
        self._card.show_busy(False)
        self._card.show_answer(_GIVEN + ("" if given.fingerprint else _AND_WORDS), "")
        self._bundles.announce_given()

    def _not_given(self, trouble: Fault | Refusal) -> None:
        self._card.show_busy(False)
        self._card.show_answer("", trouble.sentence)

    def _refused(self, refusal: Refusal) -> bool:
        return self._card.show_refusal(refusal.field, refusal.sentence)

    def _new_words(self) -> None:
        self._card.show_words(self._bundles.new_phrase())

    def _look(self) -> None:
        """Say what the bundle would hold, as soon as that is known."""
        choice = _choice(self._card.typed())
        self._card.show_explained(hand_over_model.GOES_ALONG[choice.reach], hand_over_model.NEVER)
        if not choice.groups:
            self._card.show_contents("")
            return
        work = partial(self._bundles.contents, choice)

        def show(counts: Mapping[str, int]) -> None:
            if _choice(self._card.typed()) == choice:
                self._card.show_contents(hand_over_model.contents(counts))

        self._window.background.run(work, show, lambda _trouble: self._card.show_contents(""), owner=self)

    def _look_at_key(self) -> None:
        typed = self._card.key.toPlainText()
        if typed.strip():
            self._show_key(typed)
        else:
            self._card.show_their_key("", "")

    def _show_key(self, text: str) -> None:
        self._card.show_their_key("", "")
        with told(self._window.bulletin, self._refused):
            receiver = self._bundles.receiver_with_key("their key", text)
            self._card.show_their_key(receiver.public, receiver.fingerprint)


def _choice(typed: GiveTyped) -> Choice:
    return Choice(
        groups=typed.groups,
        reach=typed.reach,
        person_notes=typed.person_notes,
        contacts=typed.contacts,
        incidents=typed.incidents,
    )
