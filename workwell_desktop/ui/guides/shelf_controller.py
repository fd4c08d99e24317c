"""Fills the list of guides: the shelf is read once beside the window, and what is looked for is found in it."""

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.language import Language
from workwell_desktop.ui.guides.model import count_words, handout_row, has_words, rows_of
from workwell_desktop.ui.guides.rows_model import RowsModel
from workwell_desktop.ui.guides.shown import GuideRow, Kind, Narrowing
from workwell_desktop.ui.guides.source_reading import wake
from workwell_desktop.ui.guides.view import GuidesView
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class ShelfController(QObject):
    """Keeps the list in step with what is looked for, and tells which guide was picked."""

    picked = Signal(str)
    """The key of a guide, a card or a handout."""
    ready = Signal()
    """The list is filled for the first time."""

    def __init__(self, desk: Desk, window: Window, view: GuidesView) -> None:
        super().__init__(view)
        self._desk, self._window, self._view = desk, window, view
        self.language = Language.ENGLISH
        self.rows = RowsModel(self)
        self._read = self._reading = False
        view.list.list.setModel(self.rows)
        view.list.narrowed.connect(self._narrow)
        view.list.list.chosen.connect(self.picked)

    @property
    def is_read(self) -> bool:
        """Whether the shelf has been read."""
        return self._read

    def show(self, language: Language) -> None:
        """Show the shelf in a language; it is read beside the window the first time."""
        changed, self.language = language is not self.language, language
        if not self._read and not self._reading:
            self._reading = True
            self._view.list.show_waiting(True)
            self._window.background.run(wake, self._read_shelf, owner=self)
        elif self._read and changed:
            self.fill()

    def fill(self) -> None:
        """Find again what is looked for."""
        if not self._read:
            return
        with told(self._window.bulletin):
            narrowing = self._view.list.narrowing()
            everything = self._desk.guides.heads(self.language)
            own = sum(head.own is not None for head in everything)
            self._view.show_count(count_words(len(everything), own))
            chosen = self._view.list.list.currentIndex().row()
            key = self.rows.rows[chosen].key if 0 <= chosen < len(self.rows.rows) else ""
            self.rows.show_rows(self._found(narrowing))
            self._view.list.show_found(bool(self.rows.rows))
            self.choose(key)

    def choose(self, key: str) -> None:
        """Show which guide is read; one that is not in the list is not shown there."""
        self._view.list.list.choose(self.rows.row_of(key))

    def _found(self, narrowing: Narrowing) -> tuple[GuideRow, ...]:
        heads = self._desk.guides.find(
            narrowing.words, self.language, longest=narrowing.longest, group_kind=narrowing.group_kind
        )
        rows = rows_of(heads, self._desk.guide_library.cards(self.language), narrowing)
        return (*rows, *self._own_handouts(narrowing))

    def _own_handouts(self, narrowing: Narrowing) -> tuple[GuideRow, ...]:
        """Return the handouts of one's own that fit; lengths and kinds of group are not asked of them."""
        if narrowing.kinds - {Kind.OWN} or narrowing.longest is not None or narrowing.group_kind is not None:
            return ()
        found = self._desk.handouts.own()
        rows = (handout_row(str(own_id), handout) for own_id, handout in found)
        return tuple(row for row in rows if has_words(f"{row.title} {row.summary}", narrowing.words))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.fill()
        if narrowing.words.strip():
            self.choose("")  # Enter and the arrow down lead to what was found first

    def _read_shelf(self, _awake: object) -> None:
        self._reading = False
        with told(self._window.bulletin):
            work = self._desk.guides.shelf_to_read()
            self._reading = True
            self._window.background.run(work, self._show_first, self._failed, owner=self)

    def _show_first(self, _read: object) -> None:
        self._read, self._reading = True, False
        self._view.list.show_waiting(False)
        self.fill()
        self.ready.emit()

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._reading = False
        self._view.list.show_waiting(False)
        self._window.bulletin.trouble(trouble.sentence)
