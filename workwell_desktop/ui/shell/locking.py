"""What happens when the window locks: the content goes at once, what was typed is kept, then the vault may be closed.

Words that cannot be kept hold a lock up: one asked for by hand says so and stays open; one that comes by itself (no
touch for a while, the computer's own lock, sleep) leaves the curtain drawn over everything until they are written.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from workwell_desktop.domain.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.ui.kit.places_to_go import Place
    from workwell_desktop.ui.shell.curtain import Curtain
    from workwell_desktop.ui.shell.typed_words import TypedWords
    from workwell_desktop.ui.shell.window import ShellWindow

    Keep = Callable[[Place | None, tuple[TypedWords, ...]], None]
    """Writes the place and the words into the vault; raises `Fault` when it cannot."""

STILL_OPEN = "WorkWell is still open: the last words could not be saved yet."
HELD_BACK = (
    "Some words could not be saved yet. They are kept behind this curtain, and WorkWell goes on trying. "
    "As soon as they are saved, it locks in full."
)
TRIES_EVERY = 2_000
"""Milliseconds between two looks whether words behind the curtain can be written by now."""

_BEHIND_THE_CURTAIN = ("crisis", "file.quit", "help.about", "help.shortcuts", "view.full", "view.menu")


class Locking(QObject):
    """Locks one window."""

    def __init__(self, window: "ShellWindow") -> None:
        super().__init__(window)
        self._window = window
        self.keep: Keep | None = None
        """Set while a vault is open that can keep what is left."""
        self.honest = ""
        """What the curtain says of what this lock does and does not."""
        self.homeless: tuple[TypedWords, ...] = ()
        """Words of an earlier lock whose field has not been seen again, and that nobody has put aside."""
        self.held_back = False
        """Whether the curtain is drawn over an open vault, because of words that cannot be written."""
        self._curtain: Curtain | None = None
        self._again = QTimer(self)
        self._again.setInterval(TRIES_EVERY)
        self._again.timeout.connect(self.look_again)

    def lock(self, *, away: bool = False) -> bool:
        """Draw the curtain and close the rooms; `away` means that nobody may be there to read why not.

        Returns whether the vault may be closed now; when so, `locked` has been told already.
        """
        window = self._window
        if not window.is_open or self.held_back:
            return False
        curtain = self._cover()
        window.navigator.leave()
        if self._kept():
            self._finish()
            return True
        if away:
            self.held_back = True
            curtain.say(HELD_BACK)
            window.actions_known.hold(*_BEHIND_THE_CURTAIN)
            self._again.start()
        else:
            window.uncover()
            window.bulletin.say(STILL_OPEN)
        return False

    def uncover(self) -> None:
        """Take the curtain away from an open vault again; whoever asks has shown that they may."""
        if self.held_back:
            self._let_go()
            self._window.uncover()

    @Slot()
    def look_again(self) -> None:
        """Lock in full if everything could be written by now."""
        if self.held_back and not self._window.bulletin.words_unwritten and self._kept():
            self._let_go()
            self._finish()

    def draw_curtain(self, honest: str) -> "Curtain":
        """Show the curtain, which says plainly what the lock does and does not."""
        from workwell_desktop.ui.shell.curtain import Curtain

        self._curtain = made = Curtain(honest)
        made.unlock_requested.connect(self._window.unlock_requested)
        self._window.show_gate(made)
        return made

    def say(self, honest: str) -> None:
        """Let the curtain say it, if it is drawn."""
        if self._curtain is not None and self._curtain is self._window.gate:
            self._curtain.say(honest)

    def show_busy(self) -> None:
        """Let the curtain, if it is drawn, show that unlocking has to wait a moment."""
        if self._curtain is not None and self._curtain is self._window.gate:
            self._curtain.show_busy(True)

    def _cover(self) -> "Curtain":
        """Hide everything at once."""
        window = self._window
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                each.close()  # dialogs, sheets and menus may show content too
        curtain = self.draw_curtain(self.honest)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        window.repaint()  # what follows takes a moment
        return curtain

    def _kept(self) -> bool:
        """Write everything; return whether nothing would be lost now."""
        from workwell_desktop.ui.shell.typed_words import typed_everywhere

        bulletin, navigator = self._window.bulletin, self._window.navigator
        if self.keep is None:
            return not bulletin.words_unsaved
        typed = (*typed_everywhere(navigator.standing(), navigator.page), *self.homeless)
        try:
            self.keep(navigator.here, typed)
        except Fault:
            return not (typed or bulletin.words_unsaved)
        return not bulletin.words_unwritten

    def _let_go(self) -> None:
        self.held_back = False
        self._again.stop()
        self._window.actions_known.release()

    def _finish(self) -> None:
        self.homeless = ()
        self._window.close_rooms()
        self._window.locked.emit()
