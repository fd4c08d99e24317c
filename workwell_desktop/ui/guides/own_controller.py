"""What is done with guides of one's own: bringing in, duplicating, editing, giving on, removing with undo."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.ids import OwnTextId
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.ui.guides.files_out import ask_what, ask_where
from workwell_desktop.ui.guides.model import file_name, imported_words
from workwell_desktop.ui.guides.reading_controller import ReadingController
from workwell_desktop.ui.guides.source_reading import look_into_files
from workwell_desktop.ui.guides.view import GuidesView
from workwell_desktop.ui.kit.places_to_go import ToGuideEditor
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.usecases.own_texts import LookedInto


class OwnController(QObject):
    """Answers the header's buttons and the menu of the reader."""

    brought_in = Signal(str)
    """The key of the first guide or handout that came in."""

    def __init__(
        self, desk: Desk, window: Window, view: GuidesView, stack: QUndoStack, reading: ReadingController
    ) -> None:
        super().__init__(view)
        self._desk, self._window, self._view, self._stack, self._reading = desk, window, view, stack, reading
        self._removed: dict[OwnTextId, OwnText] = {}
        view.new_requested.connect(partial(self._new, OwnKind.GUIDE))
        view.new_handout_requested.connect(partial(self._new, OwnKind.HANDOUT))
        view.import_requested.connect(self._ask_what)
        head = view.reader.head
        head.edit_requested.connect(self._edit)
        head.duplicate_requested.connect(self._duplicate)
        head.export_requested.connect(self._export)
        head.export_all_requested.connect(self._export_all)
        head.remove_requested.connect(self._remove)

    def _new(self, kind: OwnKind) -> None:
        self._window.navigate(ToGuideEditor(kind=kind.value))

    def _edit(self) -> None:
        own = self._reading.own
        if own is not None:
            self._window.navigate(ToGuideEditor(own.id, own.kind.value))

    def _duplicate(self) -> None:
        """Copy what is in front and go on to the editor."""
        own, key = self._reading.own, self._reading.key
        with told(self._window.bulletin):
            handout = own is not None and own.kind is OwnKind.HANDOUT
            shelf = self._desk.handouts if handout else self._desk.guides
            made = shelf.duplicate(key, self._reading.language)
            self._window.navigate(ToGuideEditor(made.id, made.kind.value, made.based_on))
            self._window.bulletin.say("This is your own copy. What it was made from stays as it is.")

    def _export(self) -> None:
        with told(self._window.bulletin):
            content = self._desk.guides.export((self._reading.key,), self._reading.language)
            name = file_name(self._view.reader.head.title.text())
            ask_where(self._view, content, name, self._exported)

    def _export_all(self) -> None:
        """Give on everything of one's own, in one file."""
        with told(self._window.bulletin):
            guides, handouts = (self._desk.guides.own_of(kind) for kind in OwnKind)
            content = self._desk.guides.export([str(own.id) for own in (*guides, *handouts)])
            several = len(guides) + len(handouts) > 1
            ask_where(self._view, content, "my-guides.zip" if several else "my-guide.md", self._exported)

    def _exported(self, sentence: str, well: bool) -> None:
        (self._window.bulletin.say if well else self._window.bulletin.trouble)(sentence)

    def _remove(self) -> None:
        own, title = self._reading.own, self._view.reader.head.title.text()
        if own is None:
            return
        with told(self._window.bulletin):
            change = Change(f"“{title}” removed", True, False, partial(self._put, own.id))
            make(self._stack, self._window.bulletin, change)
            self._reading.forget()

    def _put(self, own_id: OwnTextId, there: bool) -> None:
        if there:
            self._desk.guides.put_own(self._removed[own_id])
            self.brought_in.emit(str(own_id))
        else:
            self._removed[own_id] = self._desk.guides.remove_own(own_id)

    def _ask_what(self) -> None:
        ask_what(self._view, self._bring_in)

    def _bring_in(self, paths: tuple[Path, ...]) -> None:
        """Read the files beside the window, then keep what reads well."""
        self._view.bring.setEnabled(False)
        self._window.background.run(partial(look_into_files, paths), self._keep, owner=self)

    def _keep(self, looked: "LookedInto") -> None:
        self._view.bring.setEnabled(True)
        with told(self._window.bulletin):
            imported = self._desk.guides.keep_files(looked)
            words = imported_words(len(imported.kept), len(imported.refused))
            self._view.imported.show_result(words, imported.refused)
            if imported.kept:
                self.brought_in.emit(str(imported.kept[0].id))
