"""Connects the supervision log: begins entries, keeps the one in front, signs, locks, adds, removes drafts."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import SupervisionNoteId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToSupervision
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.reflection.shown import entry_row
from workwell_desktop.ui.reflection.supervision_view import SUBTITLE, TITLE, SupervisionView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of

if TYPE_CHECKING:
    from workwell_desktop.domain.supervision import SupervisionNote
    from workwell_desktop.usecases.reflections import SupervisionLog

_READ_FOR = Changes.REFLECTIONS | Changes.KEEPING


class SupervisionPage(Page):
    """The page that answers `ToSupervision`."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = SupervisionView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = SupervisionController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToSupervision):
            self.controller.show(place.note_id)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        self.controller.hear(changes)


class SupervisionController(QObject):
    """Shows the log and the entry in front."""

    def __init__(self, desk: Desk, window: Window, page: SupervisionPage) -> None:
        super().__init__(page)
        self._log, self._desk = desk.reflections.supervision, desk
        self._window, self._page, self._view = window, page, page.view
        signing = self._log.signing
        verbs = NoteVerbs(
            called="Entry",
            read=self._log.get,
            words_of=_words_of,
            write=self._write,
            sign=signing.sign,
            lock=signing.lock,
            add=signing.add,
            earlier=signing.earlier,
        )
        self._keeper = SignedKeeper(self._view.form, verbs, window, self)
        self._keeper.was_read.connect(self._show_entry)
        self._view.form.templates.offer(templates_of(NoteClass.SUPERVISION))
        self._view.picked.connect(self._pick)
        self._view.new_requested.connect(self._begin)
        self._view.remove_requested.connect(self._remove)

    def show(self, note_id: SupervisionNoteId | None) -> None:
        """Show one entry, or the one in front, or the newest."""
        with told(self._window.bulletin):
            self._view.form.areas["text"].guard(self._log.guard().find, anew=False)
        self._read(note_id)

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & (Changes.PEOPLE | Changes.ROSTER):
            with told(self._window.bulletin):
                self._view.form.areas["text"].guard(self._log.guard().find, anew=False)
        if changes & _READ_FOR:
            self._read(None)

    def leave(self) -> None:
        """Write what is still in the keys."""
        self._keeper.leave()

    def _read(self, wanted: SupervisionNoteId | None) -> None:
        """Read the log and the entry in front again; what is being typed stays."""
        with told(self._window.bulletin):
            entries = self._log.all()
            known = {entry.id for entry in entries}
            front = next((each for each in (wanted, self._keeper.key) if each in known), None)
            if front is None and entries:
                front = entries[0].id
            self._view.show_log(tuple(entry_row(entry) for entry in entries), front)
            if front is None:
                self._keeper.put_away()
                self._view.header.show_words(TITLE, SUBTITLE)
            else:
                self._keeper.show(front)

    def _show_entry(self, note: "SupervisionNote") -> None:
        with_whom = f" · with {note.supervisor}" if note.supervisor else ""
        subtitle = f"{dates.long_day(note.on)}{with_whom}"
        self._view.show_entry(TITLE, subtitle, draft=note.state is NoteState.DRAFT)
        with told(self._window.bulletin):
            self._view.sees.show_lines(self._desk.notes.who_sees(NoteClass.SUPERVISION, None))

    def _pick(self, note_id: SupervisionNoteId) -> None:
        self._read(note_id)

    def _begin(self) -> None:
        if not self._keeper.flushed():
            return
        with told(self._window.bulletin):
            made = self._log.begin()
            self._read(made.id)
            self._view.form.areas["text"].setFocus()

    def _write(self, note_id: SupervisionNoteId, words: Words) -> None:
        self._log.write(note_id, date.fromisoformat(words["on"]), words["supervisor"], words["text"])

    def _remove(self) -> None:
        if self._keeper.key is None or not self._keeper.flushed():
            return
        with told(self._window.bulletin):
            gone = self._log.get(SupervisionNoteId(self._keeper.key))
            make(
                self._page.undo_stack,
                self._window.bulletin,
                Change("Entry removed", gone, None, _Put(self._log, gone)),
            )


class _Put:
    """Keeps an entry, or takes it away."""

    def __init__(self, log: "SupervisionLog", note: "SupervisionNote") -> None:
        self._log, self._note = log, note

    def __call__(self, wanted: "SupervisionNote | None") -> None:
        """Do it."""
        if wanted is None:
            self._log.remove(self._note.id)
        else:
            self._log.put(wanted)


def _words_of(note: "SupervisionNote") -> Words:
    return {"on": note.on.isoformat(), "supervisor": note.supervisor, "text": note.text}
