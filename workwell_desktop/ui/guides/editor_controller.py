"""Keeps a guide or a handout as it is written: every letter, whether it reads well yet or not."""

import re
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import OwnTextId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.papers import PaperSize, PaperStyle
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.ui.guides.editor_view import EditorView
from workwell_desktop.ui.guides.reading_model import guide_shown
from workwell_desktop.ui.guides.source_reading import ReadGuide, ReadHandout, read_source
from workwell_desktop.ui.guides.starter import starter
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGuideEditor, ToGuides
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

PAUSE = 250
"""Milliseconds after the last key before the text is read."""
NEW, KEPT, DRAFT = "Kept from your first letter on", "Saved", "Saved as a draft until it reads well"

_ADDED_UP = re.compile(r"parts add up to (\d+)")


class EditorPage(Page):
    """The page of ToGuideEditor."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = EditorView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = EditorController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToGuideEditor):
            self.controller.show(place)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def hide_names(self, hidden: bool) -> bool:
        return True  # nobody is named here


@dataclass
class _Writing:
    """What is being written: whose it is once it is kept, and how it stands."""

    kind: OwnKind
    source: str
    own_id: OwnTextId | None = None
    based_on: str = ""
    touched: bool = False


class EditorController(QObject):
    """Answers the editor. What could not be kept for the computer's trouble stays here until it can be."""

    def __init__(self, desk: Desk, window: Window, page: EditorPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._writing = _Writing(OwnKind.GUIDE, "")
        self._unkept: dict[tuple[OwnTextId | None, OwnKind], _Writing] = {}
        self._titles: dict[str, str] = {}
        self._number = self._minutes = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read)
        self._saver = Autosaver(self._keep, window.bulletin, self)
        view = self._view
        view.edited.connect(self._typed)
        view.back_requested.connect(self._done)
        view.done_requested.connect(self._done)
        view.kind_requested.connect(self._turn_kind)
        view.mend_requested.connect(self._mend)

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, place: ToGuideEditor) -> None:
        """Bring a text forward, a new one when the place has no id."""
        kind = OwnKind(place.kind)
        with told(self._window.bulletin):
            self._bring(self._unkept.get((place.own_id, kind)) or self._begun(place, kind))

    def _begun(self, place: ToGuideEditor, kind: OwnKind) -> _Writing:
        if place.own_id is None:
            return _Writing(kind, self._template(kind, place.based_on), based_on=place.based_on)
        own = self._desk.guides.own_text(place.own_id)
        return _Writing(own.kind, own.source, own.id, own.based_on)

    def _template(self, kind: OwnKind, key: str) -> str:
        """Return what a new text begins with: a copy of what is named, or a few lines to write over."""
        if not key:
            return starter(kind)
        from workwell_desktop.usecases.own_texts import as_own

        code = self._window.settings.current.guide_language
        language = Language(code) if code in set(Language) else Language.ENGLISH
        shelf = self._desk.guides if kind is OwnKind.GUIDE else self._desk.handouts
        return as_own(shelf.source(key, language))

    def _bring(self, writing: _Writing) -> None:
        self._writing = writing
        fresh = writing.own_id is None and not writing.touched and not writing.based_on
        self._view.show_kind(writing.kind, new=fresh)
        self._view.source.show_text(writing.source)
        if writing.kind is OwnKind.GUIDE:
            self._titles = {text.key: text.title for _, text in self._desk.handouts.own()}
        self.read()

    def _turn_kind(self, kind: object) -> None:
        """Begin with the other starter text; what was written already is not thrown away."""
        if isinstance(kind, OwnKind) and not self._writing.touched:
            with told(self._window.bulletin):
                self._bring(_Writing(kind, starter(kind)))

    # ----------------------------------------------------------------------------------------------------------- read

    def read(self) -> None:
        """Read the text beside the window and show how it looks, or what cannot be read."""
        self._pause.stop()
        self._number += 1
        number, writing = self._number, self._writing
        work = partial(read_source, writing.kind, writing.source, self._style(), self._titles)
        well, ill = partial(self._show_read, number), partial(self._show_ill, number)
        self._window.background.run(work, well, ill, owner=self)

    def _style(self) -> PaperStyle:
        letter = self._window.settings.current.paper_size == "LETTER"
        return PaperStyle(size=PaperSize.LETTER if letter else PaperSize.A4)

    def _show_read(self, number: int, read: ReadGuide | ReadHandout) -> None:
        if number != self._number:
            return
        self._view.show_wrong("", 0)
        kept = NEW if self._writing.own_id is None and not self._writing.touched else KEPT
        if isinstance(read, ReadGuide):
            self._view.show_title(read.guide.head.title, kept)
            self._view.show_handouts(tuple(sorted((title, key) for key, title in read.titles.items())))
            self._view.show_guide(guide_shown(read.guide, (), stale=False))
        else:
            self._view.show_title(read.handout.title, kept)
            self._view.show_pages(read.paper.pages)

    def _show_ill(self, number: int, trouble: Fault | Refusal) -> None:
        if number != self._number:
            return
        line = trouble.line if isinstance(trouble, NotAGuide) else 0
        what = trouble.what if isinstance(trouble, NotAGuide) else trouble.sentence
        added = _ADDED_UP.search(what)
        self._minutes = int(added[1]) if added else 0
        mend = f"Set it to {self._minutes} min" if added else ""
        self._view.show_wrong(f"Line {line}: {what}" if line else what, line, mend)
        from workwell_desktop.usecases.handout_library import title_of

        self._view.show_title(title_of(self._writing.source), DRAFT)

    def _mend(self) -> None:
        """Let the minutes of the guide be those of its parts."""
        self._view.source.replace_line(self._view.source.marked, f"minutes = {self._minutes}")
        self.read()

    # ----------------------------------------------------------------------------------------------------------- keep

    def _typed(self, text: str) -> None:
        writing = self._writing
        writing.source, writing.touched = text, True
        self._view.kinds.hide()
        self._unkept[writing.own_id, writing.kind] = writing
        self._pause.start()
        self._saver.touch()

    def _keep(self) -> None:
        """Write what was typed, as it stands."""
        for key, writing in list(self._unkept.items()):
            own = self._desk.guides.keep_writing(writing.own_id, writing.kind, writing.source, writing.based_on)
            writing.own_id = own.id
            self._unkept.pop(key)

    def leave(self) -> None:
        """Write what is still in the keys."""
        self._saver.flush()

    def _done(self) -> None:
        self._saver.flush()
        own_id = self._writing.own_id
        self._window.navigate(ToGuides(str(own_id)) if own_id is not None else ToGuides())
