"""From places to pages: builds pages when first needed, remembers the way back, tells pages what changed.

It knows rooms only through `Room`, and keeps places (ids), never content.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.shell.rooms import Room, room_for

_LONGEST_HISTORY = 50


class Navigator(QObject):
    """Shows the page of a place in a stack of pages."""

    went = Signal(object, object)
    """The `Room` and the `Page` now in front."""
    leaving = Signal()
    """The place in front is about to be left for another."""
    left = Signal()
    """It has been left: what was in the keys is written."""

    def __init__(self, stack: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._rooms: tuple[Room, ...] = ()
        self._pages: dict[str, Page] = {}
        self._unread: dict[str, Changes] = {}
        self._last_in: dict[str, Place] = {}
        self._shown: dict[str, Place] = {}
        self._past: list[Place] = []
        self._here: Place | None = None

    @property
    def here(self) -> Place | None:
        """The place in front, or nothing before the first."""
        return self._here

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._room_here().key) if self._here is not None else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back."""
        return bool(self._past)

    def open(self, rooms: Sequence[Room]) -> None:
        """Take these rooms; none is built yet."""
        self.close()
        self._rooms = tuple(rooms)

    def go(self, place: Place) -> None:
        """Bring a place forward and remember where we came from, unless we only passed through there."""
        if self._here is not None and self._here != place and not self._room_here().passing:
            self._past = [*self._past, self._here][-_LONGEST_HISTORY:]
        self._show(place)

    def go_to_room(self, key: str) -> None:
        """Go where this room was last; when we are in it already, go to its home."""
        room = next(each for each in self._rooms if each.key == key)
        home = room.home
        if home is None:
            return
        lit = self._here is not None and self._entry(self._room_here()) == key
        self.go(home if lit else self._last_in.get(key, home))

    def back(self) -> None:
        """Go back one place."""
        if self._past:
            self._show(self._past.pop())

    def leave(self) -> None:
        """Let the page in front write what is still in the keys."""
        if self.page is not None:
            self.page.leaving()

    def take_in(self, changes: Changes) -> None:
        """Let the page in front read again; the others read when they are next shown."""
        front = self.page
        for key, page in list(self._pages.items()):
            if page is front:
                page.refresh(changes)
            else:
                self._unread[key] = self._unread.get(key, Changes.NOTHING) | changes

    def close(self) -> None:
        """Delete every page and forget every place: nothing of the vault may stay."""
        for page in self._pages.values():
            page.hide()
            self._stack.removeWidget(page)
            page.deleteLater()
        for kept in (self._pages, self._unread, self._last_in, self._shown, self._past):
            kept.clear()
        self._here = None
        self._rooms = ()

    def pages(self) -> tuple[Page, ...]:
        """Return the pages built so far."""
        return tuple(self._pages.values())

    def standing(self) -> tuple[tuple[Page, Place], ...]:
        """Return the pages built so far, each with the place it shows."""
        return tuple((page, self._shown[key]) for key, page in self._pages.items() if key in self._shown)

    def _room_here(self) -> Room:
        if self._here is None:
            raise LookupError("no place is in front")
        return room_for(self._rooms, self._here)

    def _entry(self, room: Room) -> str:
        return room.beside or room.key

    def _show(self, place: Place) -> None:
        room = room_for(self._rooms, place)
        elsewhere = self._here is not None and place != self._here
        if elsewhere:
            self.leaving.emit()
        self.leave()
        if elsewhere:
            self.left.emit()
        page = self._pages.get(room.key)
        if page is None:
            page = room.build()
            self._pages[room.key] = page
            self._stack.addWidget(page)
        unread = self._unread.pop(room.key, Changes.NOTHING)
        self._here = self._shown[room.key] = place
        if room.home is not None:
            self._last_in[room.key] = place
        if unread:
            page.refresh(unread)
        page.show_place(place)
        self._stack.setFocus()  # or Qt would hand the keyboard to the page's first control, with a ring around it
        self._stack.setCurrentWidget(page)
        self.went.emit(room, page)
