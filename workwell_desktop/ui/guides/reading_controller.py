"""Reads one guide, card or handout of one's own, in the language and the size that were chosen."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.ui.guides.reader_view import ReaderView
from workwell_desktop.ui.guides.reading_model import (
    CARD_KEY,
    card_shown,
    guide_shown,
    handout_shown,
    own_id_of,
    unfinished_shown,
)
from workwell_desktop.ui.guides.shown import TEXT_SIZES
from workwell_desktop.ui.guides.source_reading import read_ahead
from workwell_desktop.ui.kit.places_to_go import ToHandouts
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.domain.guide import Guide


class ReadingController(QObject):
    """Keeps the reader in step with what was picked."""

    language_chosen = Signal(object)
    """The facilitator reads in another `Language` from now on."""

    def __init__(self, desk: Desk, window: Window, view: ReaderView) -> None:
        super().__init__(view)
        self._desk, self._window, self._view = desk, window, view
        self.key = ""
        self._number = 0
        self.guide: Guide | None = None
        self.own: OwnText | None = None
        view.head.language_requested.connect(self._choose_language)
        view.head.text_size_requested.connect(self._choose_size)
        view.head.print_requested.connect(self._print)

    @property
    def language(self) -> Language:
        """The language that guides are read in where there is a choice."""
        code = self._window.settings.current.guide_language
        return Language(code) if code in set(Language) else Language.ENGLISH

    def show_size(self) -> None:
        """Show the text as large as it was last read."""
        size = self._window.settings.current.guide_text
        self._view.set_text_size(size if size in TEXT_SIZES else TEXT_SIZES[0])

    def read(self, key: str, language: Language | None = None) -> None:
        """Show a guide, a card or a handout by its key, in a language or in the one chosen. Raises Refusal.

        A guide of the program is read beside the window and follows in a moment.
        """
        own_id = own_id_of(key)
        self.own = self._desk.guides.own_text(own_id) if own_id is not None else None
        self.guide, self.key = None, key
        self._number += 1
        if key.startswith(CARD_KEY):
            self._read_card(key)
        elif self.own is not None:
            self._read_own(key, self.own)
        else:
            spoken = language or self.language
            follow = partial(self._follow, self._number, spoken)
            self._window.background.run(partial(read_ahead, key, spoken), follow, self._failed, owner=self)

    def again(self) -> None:
        """Read what is in front again; when it is gone, nothing is in front."""
        try:
            if self.key:
                self.read(self.key)
        except Refusal:
            self.forget()

    def forget(self) -> None:
        """Let nothing be in front."""
        self.key, self.guide, self.own = "", None, None
        self._number += 1
        self._view.show_nothing()

    def _read_card(self, key: str) -> None:
        cards = self._desk.guide_library.cards(self.language)
        card = next((each for each in cards if f"{CARD_KEY}{each.key}" == key), None)
        if card is None:
            raise Refusal("That card is no longer here.")
        self._view.show_guide(card_shown(card))

    def _read_own(self, key: str, own: OwnText) -> None:
        """Show one's own text, a draft as far as it can be."""
        try:
            if own.kind is OwnKind.HANDOUT:
                self._view.show_guide(handout_shown(key, self._desk.handouts.get(key, self.language)))
            else:
                self._read_guide(key, self.language)
        except NotAGuide as wrong:
            from workwell_desktop.usecases.handout_library import title_of

            words = f"Line {wrong.line}: {wrong.what}" if wrong.line else wrong.what
            self._view.show_guide(unfinished_shown(key, title_of(own.source), words))

    def _read_guide(self, key: str, language: Language) -> None:
        guides = self._desk.guides
        guide = guides.get(key, language)
        self.guide = guide
        self._view.show_guide(guide_shown(guide, guides.languages(key), stale=guides.stale(guide.head)))

    def _follow(self, number: int, language: Language, _read: object) -> None:
        """Show a guide that has been read, unless something else was picked meanwhile."""
        if number == self._number:
            with told(self._window.bulletin):
                self._read_guide(self.key, language)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self.forget()
        self._window.bulletin.say(trouble.sentence)

    def _choose_language(self, language: object) -> None:
        if not isinstance(language, Language):
            return
        settings = self._window.settings
        with told(self._window.bulletin):
            settings.change(replace(settings.current, guide_language=language.value))
        with told(self._window.bulletin):
            self.read(self.key, language)
            self.language_chosen.emit(language)

    def _choose_size(self, size: int) -> None:
        self._view.set_text_size(size)
        settings = self._window.settings
        with told(self._window.bulletin):
            settings.change(replace(settings.current, guide_text=size))

    def _print(self) -> None:
        kind = "guide" if self.own is None or self.own.kind is OwnKind.GUIDE else "own"
        self._window.navigate(ToHandouts(paper=f"{kind}:{self.key}"))
