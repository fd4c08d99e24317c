"""Keeps where one was and what was typed when the window locks, and takes it up again once the vault is open."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.places_to_go import Place, ToToday
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.shell import place_text
from workwell_desktop.ui.shell.typed_words import TypedWords, as_drafts, from_drafts, put_back
from workwell_desktop.usecases.left_off import LeavingOff, WayBack

if TYPE_CHECKING:
    from workwell_desktop.ui.shell.window import ShellWindow

_HIDDEN = "names hidden "
"""Stands before the place when names were hidden: whoever hid them does not want them back after the next unlock."""


class WayBackKeeper(QObject):
    """Serves one window while one vault is open."""

    def __init__(self, window: "ShellWindow", left_off: LeavingOff) -> None:
        super().__init__(window)
        self._window, self._left_off = window, left_off
        self._left = WayBack()
        self._keeping = False

    def first_place(self) -> Place:
        """Return where to go first: where the lock found somebody, else Today. A fault leads to Today, too."""
        try:
            self._left = self._left_off.look()
        except Fault:
            return ToToday()  # the page will say what is wrong with the vault
        place = self._left.place
        privacy = self._window.interior.privacy
        if place.startswith(_HIDDEN) and not privacy.hidden:
            privacy.toggle()
        return place_text.read(place.removeprefix(_HIDDEN)) or ToToday()

    def take_up(self) -> None:
        """Put words back once the first page stands, and let locks keep the way back from now on."""
        window = self._window
        self._keeping = True
        window.locking.keep = self._keep
        window.interior.kept_words.put_aside.connect(self._put_aside)
        window.navigator.went.connect(self._arrived)
        if self._left.place or self._left.drafts:
            QTimer.singleShot(0, self, partial(self._put_back, from_drafts(self._left.drafts)))

    def end(self) -> None:
        """Keep nothing any more: the vault is closed."""
        window = self._window
        if self._keeping:
            window.locking.keep = None
            window.locking.homeless = ()
            window.interior.kept_words.put_aside.disconnect(self._put_aside)
            window.navigator.went.disconnect(self._arrived)
        self.deleteLater()

    def _put_back(self, words: tuple[TypedWords, ...]) -> None:
        navigator = self._window.navigator
        self._left = WayBack()
        if navigator.page is not None and navigator.here is not None:
            self._stay_homeless(put_back(navigator.page, words, place_text.record(navigator.here)))

    def _arrived(self) -> None:
        """Put back, once the page stands, what waited for a button on it."""
        if any(one.record for one in self._window.locking.homeless):
            QTimer.singleShot(0, self, self._put_back_late)

    def _put_back_late(self) -> None:
        navigator, homeless = self._window.navigator, self._window.locking.homeless
        if navigator.page is None or navigator.here is None:
            return
        waiting = [one for one in homeless if one.record]
        left = put_back(navigator.page, waiting, place_text.record(navigator.here))
        if len(left) < len(waiting):
            self._stay_homeless(tuple(one for one in homeless if not one.record or one in left))

    def _put_aside(self) -> None:
        self._stay_homeless(())

    def _stay_homeless(self, words: tuple[TypedWords, ...]) -> None:
        """Show the words whose field is not here, and let the vault forget all others."""
        self._window.locking.homeless = words
        self._window.interior.kept_words.show_words([(one.name, one.words) for one in words])
        with told(self._window.bulletin):
            self._left_off.forget(as_drafts(words))

    def _keep(self, here: Place | None, words: tuple[TypedWords, ...]) -> None:
        place = place_text.written(here) if here is not None else ""
        hidden = _HIDDEN if self._window.interior.privacy.hidden else ""
        self._left_off.keep(WayBack(f"{hidden}{place}", as_drafts(words)))
