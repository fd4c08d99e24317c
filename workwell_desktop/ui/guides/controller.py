"""Connects the guides page with what a facilitator can do: find, read, use, and keep guides of one's own."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.language import Language
from workwell_desktop.ui.guides.own_controller import OwnController
from workwell_desktop.ui.guides.reading_controller import ReadingController
from workwell_desktop.ui.guides.shelf_controller import ShelfController
from workwell_desktop.ui.guides.use_controller import UseController
from workwell_desktop.ui.guides.view import GuidesView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGuides
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class GuidesPage(Page):
    """The page of ToGuides."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = GuidesView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = GuidesController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToGuides):
            self.controller.show(place)

    @override
    def refresh(self, changes: Changes) -> None:
        self.controller.hear(changes)

    @override
    def hide_names(self, hidden: bool) -> bool:
        return True  # nobody is named here


class GuidesController(QObject):
    """Holds the answers of the page together. What was looked for and read stays until the vault is closed."""

    def __init__(self, desk: Desk, window: Window, page: GuidesPage) -> None:
        super().__init__(page)
        self._window, self._view = window, page.view
        self.reading = ReadingController(desk, window, page.view.reader)
        self.shelf = ShelfController(desk, window, page.view)
        self.use = UseController(desk, window, page.view.reader, page.undo_stack, self._guide)
        self.own = OwnController(desk, window, page.view, page.undo_stack, self.reading)
        self._wanted: ToGuides | None = None
        self.shelf.picked.connect(self._read)
        self.shelf.ready.connect(self._show_wanted)
        self.reading.language_chosen.connect(self._speak)
        self.own.brought_in.connect(self._read_new)

    def show(self, place: ToGuides) -> None:
        """Show a guide that is named, or where one was."""
        self._wanted = place
        self.reading.show_size()
        self.shelf.show(self.reading.language)
        if self.shelf.is_read:
            self._show_wanted()

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & Changes.LIBRARY:
            self.shelf.fill()
            with told(self._window.bulletin):
                self.reading.again()
        self.use.hear(changes)

    def _guide(self) -> Guide | None:
        return self.reading.guide

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or not wanted.key:
            self._begin()
            return
        language = Language(wanted.language) if wanted.language in set(Language) else None
        with told(self._window.bulletin):
            self.reading.read(wanted.key, language)
            self.shelf.choose(wanted.key)
            self._view.shelf.to_reader()

    def _begin(self) -> None:
        """Open the first guide of the list beside it when none is being read."""
        rows = self.shelf.rows.rows
        if not self.reading.key and rows and self._view.shelf.both:
            self._read(rows[0].key)
            self.shelf.choose(rows[0].key)

    def _read(self, key: str) -> None:
        with told(self._window.bulletin):
            self.reading.read(key)

    def _read_new(self, key: str) -> None:
        self.shelf.fill()
        self._read(key)
        self.shelf.choose(key)

    def _speak(self, language: Language) -> None:
        self.shelf.show(language)
