"""Taking a bundle over: opens it beside the window, shows what it would change, and takes it over when asked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.saving import new_file_dialog
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety import hand_over_model
from workwell_desktop.ui.safety.take_view import TakeCard
from workwell_desktop.usecases.hand_over import ENDING, HandingOver, Opened

_OPENING, _TAKING = "Opening the bundle", "Making a backup, then taking the bundle over"


class TakingController(QObject):
    """Answers the wishes of the card that takes bundles over."""

    def __init__(self, bundles: HandingOver, window: Window, card: TakeCard) -> None:
        super().__init__(card)
        self._bundles, self._window, self._card = bundles, window, card
        self._path: Path | None = None
        self._opened: Opened | None = None
        card.open_requested.connect(self.ask_for_bundle)
        card.words_typed.connect(self._open)
        card.take_requested.connect(self._take)
        card.put_away_requested.connect(self.leaving)

    def leaving(self) -> None:
        """Put an open bundle away."""
        self._path, self._opened = None, None
        self._card.show_closed()

    def ask_for_bundle(self) -> QFileDialog:
        """Ask which file to open."""
        dialog = new_file_dialog(self._card, "Open a bundle")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"Hand-over bundles (*{ENDING});;All files (*)")
        dialog.fileSelected.connect(self.take_file)
        dialog.show()
        return dialog

    def take_file(self, path: str) -> None:
        """Look at a file: it opens with one's key, or asks for words."""
        self._card.show_closed()
        self._path = Path(path)
        work = partial(self._bundles.needs_words, self._path)
        self._card.show_busy(_OPENING)
        self._window.background.run(work, self._looked, self._not_opened, owner=self)

    def _looked(self, needs_words: bool) -> None:
        self._card.show_busy("")
        if needs_words:
            self._card.show_asking()
        else:
            self._open("")

    def _open(self, words: str) -> None:
        if self._path is None:
            return
        self._card.show_busy(_OPENING)
        work = partial(self._bundles.open, self._path, words)
        self._window.background.run(work, self._show, self._not_opened, owner=self)

    def _show(self, opened: Opened) -> None:
        self._card.show_busy("")
        if self._path is not None:
            self._opened = opened
            self._card.show_preview(hand_over_model.previewed(opened.preview, self._window.now()))

    def _not_opened(self, trouble: Fault | Refusal) -> None:
        self._card.show_busy("")
        if isinstance(trouble, Refusal) and trouble.field == "phrase":
            self._card.show_wrong_words(trouble.sentence)
        else:
            self._card.show_closed("", trouble.sentence)

    def _take(self) -> None:
        if self._opened is None:
            return
        self._card.show_busy(_TAKING)
        work = partial(self._bundles.take, self._opened, self._card.theirs())
        self._window.background.run(work, self._taken, self._not_taken, owner=self)

    def _taken(self, number: int) -> None:
        self._card.show_busy("")
        self._path, self._opened = None, None
        self._card.show_closed(hand_over_model.taken(number))
        self._bundles.announce_taken()

    def _not_taken(self, trouble: Fault | Refusal) -> None:
        self._card.show_busy("")
        self._card.show_answer("", trouble.sentence)
